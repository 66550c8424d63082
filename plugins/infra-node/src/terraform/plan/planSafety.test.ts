import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir, symlink } from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { confinementOf } from './jail';
import { diskTree } from './tree';
import {
  moduleRepository,
  one,
  plan,
  STACK,
  terraform,
  withTerraform,
  workFolders,
} from './__testUtils__/plans';

withTerraform('planning a hostile stack', () => {
  let repository: string;
  const leftOver: string[] = [];

  beforeAll(() => {
    repository = moduleRepository();
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
  }, 180_000);

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
    expect(Date.now() - started).toBeLessThan(20_000);
    abort.abort();
    const before = await one(STACK, { signal: abort.signal });
    expect(before).toMatchObject({ reason: 'cancelled' });
  }, 180_000);

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
  }, 180_000);

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
  }, 180_000);

  it('ends links that lead in circles, and files without end', async () => {
    const root = path.join(repository, 'circle');
    await mkdir(path.join(root, 'a'), { recursive: true });
    await symlink('.', path.join(root, 'a/x'));
    await symlink('.', path.join(root, 'a/y'));
    const request = { tree: diskTree(root), folder: 'a' };
    expect(await plan({}, request)).toMatchObject({ reason: 'too-large' });
    const huge = await one(`# ${'x'.repeat(5 * 2 ** 20)}`);
    expect(huge.diagnostics[0]).toMatchObject({
      file: 'stacks/a/main.tf',
      detail: expect.stringContaining('larger than 4 MiB'),
    });
  }, 180_000);

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
  }, 180_000);

  it('left nothing behind', () => {
    expect(leftOver).toEqual([]);
  });
});
