import fs from 'node:fs';
import path from 'node:path';
import { folderWith, run } from '../__testUtils__/run';

const README =
  '# a\n<!-- BEGIN INPUTS AND OUTPUTS -->\n<!-- END INPUTS AND OUTPUTS -->\n';

const modules = () =>
  folderWith({
    'modules/a/README.md': README,
    'modules/a/variables.tf': 'variable "name" {\n  type = string\n}\n',
    'modules/a/examples/basic/main.tf': 'variable "not_this" {}',
    'modules/b/README.md': '# no markers\n',
    'modules/b/main.tf': 'broken {',
    'modules/a/.terraform/README.md': README,
  });

describe('infra-portal modules docs', () => {
  it('writes what is outdated, once', async () => {
    const cwd = modules();
    expect(await run(cwd, 'modules', 'docs', 'modules', '--check')).toEqual({
      code: 1,
      out: 'outdated  modules/a/README.md\n1 module, 1 outdated; run "infra-portal modules docs" without --check.\n',
      err: '',
    });
    expect(await run(cwd, 'modules', 'docs', 'modules')).toEqual({
      code: 0,
      out: 'written   modules/a/README.md\n1 module, 0 outdated.\n',
      err: '',
    });
    const text = fs.readFileSync(path.join(cwd, 'modules/a/README.md'), 'utf8');
    expect(text).toContain('| `name` |  | `string` | **required** |');
    expect(text).not.toContain('not_this');
    expect(
      await run(cwd, 'modules', 'docs', 'modules/a', '--check', '--json'),
    ).toEqual({
      code: 0,
      out: '{"modules":[{"path":"modules/a/README.md","state":"current"}],"problems":[]}\n',
      err: '',
    });
  });

  it('says where a module is broken, and does the others', async () => {
    const cwd = modules();
    fs.writeFileSync(path.join(cwd, 'modules/b/README.md'), README);
    const { code, out } = await run(cwd, 'modules', 'docs', '.');
    expect(code).toBe(1);
    expect(out).toContain('written   modules/a/README.md\n');
    expect(out).toMatch(/^modules\/b\/main\.tf:1:\d+: /m);
  });

  it('says that there is nothing to do', async () => {
    const { code, out } = await run(
      folderWith({ 'x.tf': '' }),
      'modules',
      'docs',
      '.',
    );
    expect(code).toBe(0);
    expect(out).toBe(
      'No README.md below . has the markers of a generated part.\n',
    );
  });
});

describe('the command line', () => {
  it.each([
    [['modules', 'docs'], /missing required argument 'dir'/],
    [['modules', 'docs', 'x', '--chekc'], /unknown option '--chekc'/],
    [['nonsense'], /unknown command 'nonsense'/],
    [['modules', 'docs', 'missing'], /^There is no folder missing\.\n$/],
    [['modules', 'docs', 'file'], /^file is not a folder\. Name the folder/],
  ])('that is wrong ends with 2: %j', async (argv, message) => {
    const { code, out, err } = await run(folderWith({ file: '' }), ...argv);
    expect({ code, out }).toEqual({ code: 2, out: '' });
    expect(err).toMatch(message);
  });

  it('explains itself', async () => {
    const { code, out } = await run('/', '--help');
    expect(code).toBe(0);
    expect(out).toContain('Exit codes: 0 all is well');
  });

  it('says what cannot be done with 3', async () => {
    const cwd = folderWith({ 'a/README.md': README, 'a/m.tf': '' });
    fs.truncateSync(path.join(cwd, 'a/m.tf'), 11 * 1024 * 1024);
    const { code, err } = await run(cwd, 'modules', 'docs', '.');
    expect({ code, err }).toEqual({
      code: 3,
      err: 'a/m.tf is larger than 10 MiB. Split it.\n',
    });
  });
});
