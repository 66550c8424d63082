import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import { pathToFileURL } from 'node:url';
import { folderWith, run } from '../__testUtils__/run';

const stack = (ref: string) => `terraform {
  backend "s3" {
    bucket = "state"
    key    = "k"
  }
}
module "queue" {
  source = "git::https://github.com/acme/infrastructure.git//modules/sqs?ref=${ref}"
}
resource "aws_sqs_queue" "x" {}
`;
const files = {
  'stacks/authhub/api/prod/main.tf': stack('sqs/v1.0.0'),
  'stacks/authhub/api/dev/main.tf': stack('main'),
  'modules/sqs/variables.tf': 'variable "name" {}\n',
  'README.md': '# x\n',
};

/** A repository with one commit and two tags. */
function repository(): string {
  const folder = folderWith(files);
  const git = (...args: string[]) =>
    execFileSync('git', [
      '-C',
      folder,
      '-c',
      'user.name=a',
      '-c',
      'user.email=a@b',
      ...args,
    ]);
  git('init', '-q');
  fs.symlinkSync('../../../../../etc', `${folder}/stacks/out`);
  git('add', '.');
  git('commit', '-qm', 'a');
  git('tag', 'sqs/v1.0.0');
  git('tag', 'sqs/v1.2.0');
  git('remote', 'add', 'origin', 'https://github.com/acme/infrastructure.git');
  return folder;
}

const temporary = () =>
  fs.readdirSync(os.tmpdir()).filter(name => /^infra-portal-\w{6}$/.test(name));

describe('infra-portal discover', () => {
  it('shows stacks, modules and versions of a folder', async () => {
    const { code, out, err } = await run(repository(), 'discover', '.');
    expect(err).toBe('');
    expect(out).toMatch(/^2 stacks$/m);
    expect(out).toMatch(
      /^stacks\/authhub\/api\/prod +default +product +authhub +api +prod +s3 +1 +1$/m,
    );
    expect(out).toMatch(/^modules\/sqs +1\.2\.0 +1 +0 +2 stacks$/m);
    expect(out).toMatch(
      /^github\.com\/acme\/infrastructure\/\/modules\/sqs +main +moving +1$/m,
    );
    expect(out).toMatch(/^stacks\/authhub\/api\/dev\/main\.tf:7: warning: /m);
    expect(code).toBe(/: error: /.test(out) ? 1 : 0);
  });

  it('shows the same of a repository, and leaves nothing behind', async () => {
    const folder = repository();
    const before = temporary();
    const url = pathToFileURL(folder).href;
    const there = JSON.parse((await run('/', 'discover', url, '--json')).out);
    const here = JSON.parse((await run(folder, 'discover', '.', '--json')).out);
    const facts = (found: typeof here) => ({
      stacks: found.stacks.map(
        (each: { ref: { dir: string } }) => each.ref.dir,
      ),
      versions: found.modules.map(
        (each: { versions: string[] }) => each.versions,
      ),
    });
    expect(facts(there)).toEqual(facts(here));
    expect(facts(there)).toEqual({
      stacks: ['stacks/authhub/api/dev', 'stacks/authhub/api/prod'],
      versions: [['1.2.0', '1.0.0']],
    });
    expect(here.stacks[0].ref.repository).toBe('acme/infrastructure');
    expect(temporary()).toEqual(before);
  });

  it.each([
    ['https://user:secret@127.0.0.1:1/acme/x.git', /^git clone failed: /],
    ['file:///nowhere/at/all', /^git clone failed: /],
  ])('says what git says of %s, without passwords', async (url, message) => {
    const before = temporary();
    const { code, out, err } = await run('/', 'discover', url);
    expect({ code, out }).toEqual({ code: 3, out: '' });
    expect(err).toMatch(message);
    expect(err).not.toContain('secret');
    expect(temporary()).toEqual(before);
  });

  it.each(['ext::sh -c touch% /tmp/x', '--upload-pack=touch', 'nowhere'])(
    'takes %s for no address',
    async text => {
      const { code } = await run(folderWith({}), 'discover', text);
      expect(code).toBe(2);
    },
  );

  it('shows what depends on what, and the other layers', async () => {
    const reads = (name: string) =>
      `${stack(
        'sqs/v1.0.0',
      )}data "aws_ssm_parameter" "x" { name = "${name}" }\n`;
    const cwd = folderWith({
      'shared/prod/kms/main.tf': `${stack(
        'main',
      )}resource "aws_ssm_parameter" "x" { name = "/shared/key" }\n`,
      'stacks/a/b/prod/main.tf': reads('/shared/key'),
      'stacks/a/c/prod/main.tf': reads('/shared/other'),
      'live/prod/app/terragrunt.hcl': 'terraform {\n  source = "x"\n}\n',
      'kubernetes/a/b/overlays/prod/kustomization.yaml': 'resources: []\n',
    });
    const { out } = await run(cwd, 'discover', '.');
    expect(out).toMatch(
      /^Dependencies\nSTACK .*\nstacks\/a\/b\/prod +shared\/prod\/kms +1 parameter\nstacks\/a\/c\/prod +\(no stack of this repository\) +1 parameter$/m,
    );
    expect(out).toMatch(/^live\/prod\/app +product +app +- +prod +x +-$/m);
    expect(out).toMatch(
      /^kustomize +kubernetes\/a\/b\/overlays\/prod +a +b +prod +kubernetes\/.*yaml$/m,
    );
  });

  it('goes on where portal.yaml is wrong', async () => {
    const cwd = folderWith({ ...files, 'portal.yaml': 'version: [\n' });
    const { code, out } = await run(cwd, 'discover', '.');
    expect(code).toBe(1);
    expect(out).toMatch(/^portal\.yaml:\d+: error: /m);
    expect(out).toMatch(/^2 stacks$/m);
  });

  it('does not fall over other people’s files', async () => {
    const cwd = folderWith({
      'a b/--/main.tf': 'terraform { backend "s3" {} }',
      'broken/main.tf': 'provider "aws" {\n',
      'json/main.tf.json': '{"resource": 1}',
      'empty/main.tf': '',
      'constructor/main.tf': 'provider "constructor" {}\n',
      'x\u001b[31m/main.tf': 'provider "aws" {}\n',
      'atlantis.yaml': '- : [',
    });
    const { code, out } = await run(cwd, 'discover', '.');
    expect(code).toBe(1);
    expect(out).toMatch(/^constructor /m);
    expect(out).not.toContain('\u001b');
  });
});
