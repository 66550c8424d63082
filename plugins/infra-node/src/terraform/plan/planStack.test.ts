import { rmSync } from 'node:fs';
import {
  moduleRepository,
  one,
  plan,
  SOURCE,
  STACK,
  withTerraform,
} from './__testUtils__/plans';

withTerraform('planning a stack', () => {
  let repository: string;

  beforeAll(() => {
    repository = moduleRepository();
  });
  afterAll(() => {
    rmSync(repository, { recursive: true, force: true });
  });

  const repositories = () => [
    { url: 'git@github.com:acme/infrastructure', path: repository },
  ];

  it('works without state, registry and network', async () => {
    const run = await one(STACK, {
      repositories: repositories(),
      workspace: 'prod',
      variables: { key: 'alias/x' },
    });
    expect(run).toMatchObject({
      status: 'planned',
      grade: 'simulated',
      assumptions: [
        expect.stringContaining('state of the stack'),
        expect.stringContaining('terraform_remote_state'),
      ],
    });
    if (run.status !== 'planned') return;
    expect(run.summary.counts.add).toBe(2);
    const other = run.summary.resources.find(
      each => each.address === 'aws_sqs_queue.other',
    );
    expect(other?.attributes).toContainEqual({
      path: 'name',
      before: { kind: 'absent' },
      after: { kind: 'unknown' },
    });
    const queue = run.summary.resources.find(
      each => each.address === 'module.queue.aws_sqs_queue.this',
    );
    expect(queue?.attributes).toContainEqual({
      path: 'name',
      before: { kind: 'absent' },
      after: { kind: 'known', value: 'prod-queue' },
    });
    // The pinned source is what policies look at.
    expect(
      JSON.parse(run.planJson!).configuration.root_module.module_calls.queue
        .source,
    ).toBe(SOURCE);
  }, 180_000);

  it('names the place of errors, also in modules from elsewhere', async () => {
    const text = STACK.replace('= var.key', '= var.no');
    const run = await one(text, {
      repositories: repositories(),
      variables: { key: 'x' },
    });
    expect(run).toMatchObject({ status: 'failed', reason: 'errors' });
    expect(run.diagnostics).toEqual([
      expect.objectContaining({
        summary: 'Reference to undeclared input variable',
        file: 'stacks/a/main.tf',
        line: text.slice(0, text.indexOf('var.no')).split('\n').length,
      }),
    ]);
    const inside = await plan(
      {
        'stacks/a/main.tf': 'module "m" {\n  source = "../../modules/m"\n}\n',
        'modules/m/main.tf': 'output "x" {\n  value = var.nothing\n}\n',
      },
      {},
    );
    expect(inside.diagnostics[0]).toMatchObject({
      file: 'modules/m/main.tf',
      line: 2,
      column: 11,
    });
  }, 180_000);

  it('understands JSON', async () => {
    const run = await plan(
      {
        'stacks/a/main.tf.json': JSON.stringify({
          terraform: {
            backend: { s3: { key: 'x' } },
            required_providers: { aws: { source: 'hashicorp/aws' } },
          },
          data: {
            terraform_remote_state: { n: { backend: 's3', config: {} } },
          },
          module: { q: { source: SOURCE, name: '${1 + 1}' } },
          resource: {
            aws_sqs_queue: {
              j: { name: '${data.terraform_remote_state.n.outputs.name}' },
            },
          },
        }),
      },
      { repositories: repositories() },
    );
    expect(run).toMatchObject({
      status: 'planned',
      summary: { counts: { add: 2 } },
    });
    expect(run.assumptions).toHaveLength(2);
  }, 180_000);

  it('reads files of the stack', async () => {
    const run = await plan({
      'stacks/a/main.tf': `output "x" {\n  value = templatefile("\${path.module}/files/a.tpl", { n = 1 })\n}\n`,
      'stacks/a/files/a.tpl': 'n=${n}',
    });
    expect(run).toMatchObject({
      status: 'planned',
      summary: {
        outputs: [{ attributes: [{ after: { kind: 'known', value: 'n=1' } }] }],
      },
    });
  }, 180_000);

  it('says what it has no schema for', async () => {
    const kubernetes = await one('resource "kubernetes_pod" "p" {}\n');
    expect(kubernetes).toMatchObject({
      reason: 'unavailable',
      message: expect.stringContaining('hashicorp/kubernetes'),
    });
    const unknown = await one('resource "aws_no_such_thing" "p" {}\n');
    expect(unknown).toMatchObject({
      message: expect.stringContaining('aws_no_such_thing'),
    });
  });
});

it('says when there is no program', async () => {
  const run = await plan({}, { terraformPath: '/does/not/exist' });
  expect(run).toMatchObject({ status: 'failed', reason: 'unavailable' });
});
