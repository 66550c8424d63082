import { execFileSync } from 'node:child_process';
import {
  existsSync,
  mkdtempSync,
  readdirSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { findTerraform } from './findTerraform';
import { confinementOf } from './jail';
import { planStack, PlanRequest } from './planStack';
import { diskTree, memoryTree } from './tree';

const terraform = findTerraform();
const withTerraform = terraform || process.env.CI ? describe : describe.skip;

const MODULE = `
variable "name" { type = string }
resource "aws_sqs_queue" "this" { name = var.name }
output "arn" { value = aws_sqs_queue.this.arn }
`;
const SOURCE =
  'git::https://github.com/acme/infrastructure.git//modules/sqs?ref=sqs/v1.0.0';
const STACK = `
terraform {
  backend "s3" {
    bucket = "state"
    key    = "stacks/a"
  }
  required_providers {
    aws = { source = "hashicorp/aws", version = "~> 6.0" }
  }
}
provider "aws" {
  region = "ap-northeast-2"
}
data "terraform_remote_state" "network" {
  backend = "s3"
  config = {
    bucket = "state"
    key    = "network"
  }
}
module "queue" {
  source = "${SOURCE}"
  name   = "\${terraform.workspace}-queue"
}
resource "aws_sqs_queue" "other" {
  name              = data.terraform_remote_state.network.outputs.name
  kms_master_key_id = var.key
}
variable "key" {
  type = string
}
`;

function plan(
  files: Record<string, string>,
  request: Partial<PlanRequest> = {},
) {
  return planStack({
    tree: memoryTree(new Map(Object.entries(files))),
    folder: 'stacks/a',
    trusted: true,
    terraformPath: terraform?.path,
    ...request,
  });
}

const one = (text: string, request?: Partial<PlanRequest>) =>
  plan({ 'stacks/a/main.tf': text }, request);

const workFolders = () =>
  readdirSync(os.tmpdir()).filter(name =>
    name.startsWith(`infra-plan-${process.pid}-`),
  );

withTerraform('planning a stack', () => {
  let repository: string;
  const leftOver: string[] = [];

  beforeAll(() => {
    repository = mkdtempSync(path.join(os.tmpdir(), 'plan-test-'));
    const git = (...args: string[]) =>
      execFileSync('git', ['-C', repository, ...args], { stdio: 'ignore' });
    git('init', '-q', '-b', 'main');
    execFileSync('mkdir', ['-p', `${repository}/modules/sqs`]);
    writeFileSync(`${repository}/modules/sqs/main.tf`, MODULE);
    git('add', '.');
    const who = ['-c', 'user.name=a', '-c', 'user.email=a@example.com'];
    git(...who, 'commit', '-qm', 'one');
    git('tag', 'sqs/v1.0.0');
  });
  afterAll(() => {
    rmSync(repository, { recursive: true, force: true });
  });
  afterEach(() => {
    leftOver.push(...workFolders());
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
  }, 60_000);

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
  }, 60_000);

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
  }, 60_000);

  it.each([
    ['an archive', 'https://example.com/module.zip'],
    ['a registry', 'terraform-aws-modules/vpc/aws'],
    ['another repository', 'git::https://github.com/evil/x.git'],
    ['an option for git', 'git::--upload-pack=touch /tmp/x'],
    ['a bucket', 's3::https://s3.amazonaws.com/b/m.zip'],
    ['a folder outside', '../../../etc'],
    [
      'no version',
      'git::https://github.com/acme/infrastructure.git//modules/sqs?ref=none',
    ],
    [
      'no folder',
      'git::https://github.com/acme/infrastructure.git//modules/none?ref=sqs/v1.0.0',
    ],
  ])('refuses a module from %s', async (_, source) => {
    const run = await one(`module "m" {\n  source = "${source}"\n}\n`, {
      repositories: repositories(),
    });
    expect(run).toMatchObject({
      status: 'failed',
      reason: 'refused',
      diagnostics: [{ file: 'stacks/a/main.tf', line: 2, column: 12 }],
    });
  });

  it.each([
    ['file("/etc/passwd")'],
    ['file("~/.aws/credentials")'],
    ['templatefile("${path.module}/../../../x", {})'],
    ['filesha256("../../../x")'],
    ['fileset(("/"), "**")'],
    ['"a ${upper(core::file("/etc/passwd"))}"'],
  ])('refuses %s', async expression => {
    const run = await one(`locals {\n  x = ${expression}\n}\n`);
    expect(run).toMatchObject({ status: 'failed', reason: 'refused' });
    expect(run.diagnostics[0]).toMatchObject({ line: 2 });
    const json = JSON.stringify({ locals: { x: `\${${expression}}` } });
    const inJson = await plan({ 'stacks/a/x.tf.json': json });
    expect(inJson).toMatchObject({ status: 'failed', reason: 'refused' });
  });

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
  }, 60_000);

  it('answers data sources that would run programs or call out', async () => {
    const marker = path.join(os.tmpdir(), `plan-test-ran-${process.pid}`);
    const run = await one(`
data "external" "x" {
  program = ["sh", "-c", "touch ${marker}"]
}
data "http" "y" {
  url = "https://example.com"
}
resource "terraform_data" "z" {
  provisioner "local-exec" {
    command = "touch ${marker}"
  }
}
`);
    expect(run.status).toBe('planned');
    expect(existsSync(marker)).toBe(false);
  }, 60_000);

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

  it('ends in time, and when cancelled', async () => {
    const slow = await one(STACK, {
      repositories: repositories(),
      timeout: 30,
    });
    expect(slow).toMatchObject({ status: 'failed', reason: 'timeout' });
    const abort = new AbortController();
    // Once its folder is there, Terraform is about to start or running.
    const timer = setInterval(() => {
      if (workFolders().length > 0) abort.abort();
    }, 10);
    const started = Date.now();
    const cancelled = await one(STACK, {
      repositories: repositories(),
      signal: abort.signal,
    });
    clearInterval(timer);
    expect(cancelled).toMatchObject({ reason: 'cancelled' });
    expect(Date.now() - started).toBeLessThan(5_000);
    abort.abort();
    const before = await one(STACK, { signal: abort.signal });
    expect(before).toMatchObject({ reason: 'cancelled' });
  }, 60_000);

  it('takes hostile names as names', async () => {
    const name = `stacks/"; rm -rf $HOME; '\`id\` \u202e -x\n`;
    const run = await plan(
      { [`${name}/main.tf`]: 'output "x" {\n  value = 1\n}\n' },
      { folder: name },
    );
    expect(run.status).toBe('planned');
    for (const folder of ['../x', '/etc', 'a/../../b']) {
      expect(await plan({}, { folder })).toMatchObject({ reason: 'refused' });
    }
  }, 60_000);

  it('ends modules that call themselves', async () => {
    const run = await plan({
      'stacks/a/main.tf':
        'module "a" {\n  source = "./."\n}\nmodule "b" {\n  source = "./"\n}\n',
    });
    expect(run).toMatchObject({ reason: 'too-large' });
  });

  it('follows links inside the repository only', async () => {
    const root = path.join(repository, 'linked');
    await mkdir(path.join(root, 'a'), { recursive: true });
    writeFileSync(
      path.join(root, 'shared.tf'),
      'output "x" {\n  value = 1\n}\n',
    );
    await symlink('../shared.tf', path.join(root, 'a/shared.tf'));
    const tree = diskTree(root);
    expect(await plan({}, { tree, folder: 'a' })).toMatchObject({
      summary: { outputs: [{ name: 'x' }] },
    });
    await symlink('/etc/passwd', path.join(root, 'a/secret.txt'));
    expect(await plan({}, { tree, folder: 'a' })).toMatchObject({
      reason: 'refused',
      message: 'a/secret.txt links out of the repository.',
    });
  }, 60_000);

  it('sees only the repository when it is not trusted', async () => {
    const { isolated } = await confinementOf(terraform!);
    const run = await one(
      'output "x" {\n  value = fileset(join("", ["/"]), "**")\n}\noutput "y" {\n  value = fileexists(join("", ["/etc/pas", "swd"]))\n}\n',
      { trusted: false },
    );
    if (!isolated) {
      expect(run).toMatchObject({ status: 'failed', reason: 'unavailable' });
      return;
    }
    expect(run.status).toBe('planned');
    const { outputs } = JSON.parse(run.planJson!).planned_values;
    expect(outputs.y.value).toBe(false);
    expect(outputs.x.value.sort()).toEqual([
      'bin/program',
      'cli.tfrc',
      'input.tfvars.json',
      'stack/stacks/a/main.tf',
    ]);
  }, 60_000);

  it('left nothing behind', () => {
    expect(leftOver).toEqual([]);
  });
});

it('says when there is no program', async () => {
  const run = await plan({}, { terraformPath: '/does/not/exist' });
  expect(run).toMatchObject({ status: 'failed', reason: 'unavailable' });
});
