import { readdirSync, readFileSync, statSync } from 'node:fs';
import path from 'node:path';
import { ServiceIntentInput, validateIntent } from '@infra-portal/infra-common';
import { readGoldenPath, renderService } from '.';
import { readStandards } from '../standards';

const starter = path.resolve(__dirname, '../../../../templates/infrastructure');
const text = (file: string) => readFileSync(path.join(starter, file), 'utf8');

function filesIn(folder: string, prefix = ''): [string, string][] {
  return readdirSync(path.join(starter, folder)).flatMap(name => {
    const file = `${folder}/${name}`;
    return statSync(path.join(starter, file)).isDirectory()
      ? filesIn(file, `${prefix}${name}/`)
      : [[prefix + name, text(file)] as [string, string]];
  });
}

const goldenPath = readGoldenPath(
  'golden-paths/ecs-fargate',
  new Map(filesIn('golden-paths/ecs-fargate')),
);
const standards = readStandards(text('portal.yaml'));

const base = async (file: string) =>
  ['atlantis.yaml', 'infracost.yml'].includes(file) ? text(file) : undefined;

function render(more: Partial<ServiceIntentInput>, existing = base) {
  const result = validateIntent({
    version: 1,
    product: 'authhub',
    service: 'session',
    description: 'Keeps sessions',
    owner: 'group:default/developers',
    costCenter: 'CC-2100',
    goldenPath: { name: 'ecs-fargate', version: '1.0.0' },
    image: 'ghcr.io/acme/session:1.0.0',
    environments: { dev: {}, prod: {} },
    ...more,
  });
  if (!result.ok) throw new Error(JSON.stringify(result.problems));
  return renderService({
    intent: result.value,
    intentText: 'version: 1\n',
    standards,
    path: goldenPath,
    base: existing,
  });
}

const dev = 'stacks/authhub/session/dev';
const after = (changes: { path: string; after?: string }[], file: string) =>
  changes.find(change => change.path === file)?.after;

describe('the path ecs-fargate', () => {
  it('writes the least for a worker', async () => {
    const changes = await render({});
    const paths = changes.map(change => change.path);
    expect(paths).toEqual([...paths].sort());
    expect(paths).toEqual(
      expect.arrayContaining([
        'atlantis.yaml',
        'infracost.yml',
        'stacks/authhub/session/dev/main.tf',
        'stacks/authhub/session/prod/main.tf',
        'stacks/authhub/session/service.yaml',
      ]),
    );
    expect(paths).not.toContain(`${dev}/data.tf`);
    const main = after(changes, `${dev}/main.tf`)!;
    expect(main).toMatch(
      /source = "git::https:\/\/github\.com\/acme\/infrastructure\.git\/\/modules\/ecs-service\?ref=ecs-service\/v\d/,
    );
    expect(main).toContain('name    = "authhub-session-dev"');
    expect(main).not.toMatch(/intent|env\.|include|module "alarms"/);
    expect(after(changes, `${dev}/versions.tf`)).toContain(
      'key          = "stacks/authhub/session/dev/terraform.tfstate"',
    );
  });

  it('wires what is asked for', async () => {
    const changes = await render({
      port: 8080,
      ingress: { kind: 'public', host: 'session' },
      database: {},
      cache: {},
      buckets: { exports: { expireDays: 30 } },
      queues: { jobs: { fifo: true }, mail: {} },
      topics: { events: {} },
      secrets: { API_KEY: { name: 'authhub/api-key', key: 'value' } },
      variables: { LOG_LEVEL: 'info' },
    });
    const main = after(changes, `${dev}/main.tf`)!;
    expect(main).toMatch(/DATABASE_HOST += module\.database\.host/);
    expect(main).toContain('rds-db:connect');
    expect(main).toContain('module.queue_jobs.url');
    expect(main).toContain('hosts             = ["session.dev.acme.example"]');
    const data = after(changes, `${dev}/data.tf`)!;
    expect(data.match(/^module "/gm)).toHaveLength(6);
    expect(data).toContain('module "queue_mail"');
    expect(after(changes, `${dev}/outputs.tf`)).toContain(
      'value       = "https://session.dev.acme.example"',
    );
    const production = 'stacks/authhub/session/prod';
    expect(after(changes, `${production}/data.tf`)).toMatch(
      /multi_az +?= true/,
    );
    expect(after(changes, `${production}/main.tf`)).toContain(
      'module "alarms"',
    );
  });

  it('adds to lists and keeps every other byte of them', async () => {
    const changes = await render({});
    for (const file of ['atlantis.yaml', 'infracost.yml']) {
      const change = changes.find(each => each.path === file)!;
      const kept = change.after!.split('\n');
      for (const line of change.before!.split('\n')) {
        const index = kept.indexOf(line);
        expect([file, line, index >= 0]).toEqual([file, line, true]);
        kept.splice(index, 1);
      }
      expect(kept.join('\n')).toContain('session');
    }
  });

  it('gives Atlantis the version of Terraform that the standards name', async () => {
    const changes = await render({});
    expect(after(changes, 'atlantis.yaml')).toContain(`
  - name: authhub-session-prod
    dir: stacks/authhub/session/prod
    terraform_version: v1.11.4
    execution_order_group: 10
`);
  });

  it('is the same every time, and nothing when all is there', async () => {
    const first = await render({ database: {} });
    expect(await render({ database: {} })).toEqual(first);
    const there = new Map(first.map(change => [change.path, change.after!]));
    expect(
      await render({ database: {} }, async file => there.get(file)),
    ).toEqual([]);
  });

  it('changes only what must change', async () => {
    const first = await render({});
    const there = new Map(first.map(change => [change.path, change.after!]));
    const second = await render({ memory: 1024 }, async file =>
      there.get(file),
    );
    expect(second.map(change => change.path)).toEqual(
      [`${dev}/main.tf`, 'stacks/authhub/session/prod/main.tf'].filter(
        file => !file.includes('/prod/'),
      ),
    );
  });

  it.each([
    '"; }',
    '${file("/etc/passwd")}',
    '%{ if true }x%{ endif }',
    'a `b` <script>alert(1)</script> [c](javascript:1)',
    '# heading | cell',
  ])('takes %j as a text and nothing else', async description => {
    const changes = await render({
      description,
      variables: { NOTE: description },
      cache: {},
    });
    const runbook = after(changes, 'runbooks/authhub-session.md')!;
    expect(runbook).not.toMatch(/^# heading|[^\\]<script|[^\\]\[c\]\(/m);
    const main = after(changes, `${dev}/main.tf`)!;
    expect(main).not.toMatch(/[^$]\$\{file|[^%]%\{ if/);
    expect(main).toContain('NOTE');
  });

  it('refuses another version than the intent’s', async () => {
    await expect(
      render({ goldenPath: { name: 'ecs-fargate', version: '2.0.0' } }),
    ).rejects.toThrow(
      'golden-paths/ecs-fargate/golden-path.yaml: is ecs-fargate 1.0.0; the intent asks for ecs-fargate 2.0.0',
    );
  });
});
