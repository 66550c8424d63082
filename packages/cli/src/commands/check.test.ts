import { execFileSync } from 'node:child_process';
import path from 'node:path';
import { folderWith, run } from '../__testUtils__/run';

const URL = 'https://git.example.com/acme/modules.git';
const queue = (ref: string, argument: string) =>
  `module "queue" {
  source = "git::${URL}//modules/queue?ref=${ref}"
  ${argument} = "mail"
}
`;
const isOfPath = ({ file }: { file: string }) => /golden-paths/.test(file);
const moduleFiles = {
  'modules/queue/variables.tf': 'variable "name" {\n  type = string\n}\n',
  'modules/queue/CHANGELOG.md': '# Changes\n\n## [1.1.0] - 2026-11-02\n',
};

describe('infra-portal check', () => {
  it('says what is wrong, where, and how to mend it', async () => {
    const cwd = folderWith({
      'a/main.tf': 'resource "aws_sqs_queue" "x" {\n  nmae = var.y\n}\n',
      'b/main.tf': 'output "o" {\n  value = 1\n}\n',
    });
    const { code, out, err } = await run(cwd, 'check', '.');
    expect({ code, err }).toEqual({ code: 1, err: '' });
    expect(out).toMatch(/^a\/main\.tf:2:3: error: .*nmae/m);
    expect(out).toMatch(/^a\/main\.tf:2:10: error: .*y/m);
    expect(out).toMatch(/^2 folders checked: 2 errors, 0 warnings\.$/m);
    expect(await run(cwd, 'check', 'b', '--json')).toEqual({
      code: 0,
      out: '{"folders":1,"findings":[]}\n',
      err: '',
    });
  });

  it('knows modules of a clone at the version that is called', async () => {
    const clone = folderWith(moduleFiles);
    const git = (...args: string[]) =>
      execFileSync('git', [
        '-C',
        clone,
        '-c',
        'user.name=a',
        '-c',
        'user.email=a@b',
        ...args,
      ]);
    git('init', '-q');
    git('add', '.');
    git('commit', '-qm', 'a');
    git('tag', 'queue/v1.0.0');
    const cwd = folderWith({
      'right/main.tf': queue('queue/v1.0.0', 'name'),
      'wrong/main.tf': queue('queue/v1.0.0', 'title'),
      'released/main.tf': queue('queue/v1.1.0', 'title'),
      'unknown/main.tf': queue('queue/v9.0.0', 'title'),
    });
    const { code, out } = await run(
      cwd,
      'check',
      '.',
      '--modules',
      `${URL}=${clone}`,
    );
    expect(code).toBe(1);
    expect(out).toMatch(/^wrong\/main\.tf:3:3: error: .*title/m);
    expect(out).toMatch(/^released\/main\.tf:3:3: error: .*title/m);
    expect(out).not.toMatch(/^(right|unknown)/m);
    expect((await run(cwd, 'check', '.')).code).toBe(0);
  });

  it('knows the modules of a repository by its portal.yaml', async () => {
    const cwd = folderWith({
      ...moduleFiles,
      'portal.yaml': 'version: 1\n',
      'stacks/a/main.tf': 'module "q" {\n  source = "../../modules/queue"\n}\n',
    });
    const { code, out } = await run(path.join(cwd, 'stacks'), 'check', 'a');
    expect(code).toBe(1);
    expect(out).toMatch(/^\.\.\/portal\.yaml:1:1: error: /m);
    expect(out).toMatch(/^a\/main\.tf:1:1: error: .*name/m);
  });

  it('leaves golden paths alone', async () => {
    const cwd = folderWith({
      'portal.yaml': '',
      'golden-paths/a/golden-path.yaml': 'name: a\n',
      'golden-paths/a/stack/main.tf': 'output "x" {\n  value = intent.x\n}\n',
      'main.tf': '',
    });
    for (const [dir, folders] of [
      ['.', 1],
      ['golden-paths/a/stack', 0],
    ] as const) {
      const { out } = await run(cwd, 'check', dir, '--json');
      const { findings, ...found } = JSON.parse(out);
      expect(found).toEqual({ folders });
      expect(findings.filter(isOfPath)).toEqual([]);
    }
  });

  it.each([['x'], ['=x'], ['nonsense=x']])(
    'refuses --modules %s',
    async mapping => {
      const cwd = folderWith({ 'a.tf': '' });
      const { code, err } = await run(cwd, 'check', '.', '--modules', mapping);
      expect(code).toBe(2);
      expect(err).toMatch(/is not of the form URL=DIR/);
    },
  );
});
