import fs from 'node:fs';
import path from 'node:path';
import { folderWith, run } from '../__testUtils__/run';

const files = {
  'a/main.tf': 'a  =  1\n',
  'a/dev.tfvars': 'a = 1\n',
  'a/.terraform/modules/x.tf': 'a  =  1\n',
  'a/note.txt': 'a  =  1\n',
};

describe('infra-portal fmt', () => {
  it('says what is not formatted, and formats it', async () => {
    const cwd = folderWith(files);
    expect(await run(cwd, 'fmt', '--check', '.')).toEqual({
      code: 1,
      out: 'unformatted  a/main.tf\n2 files, 1 not formatted; run "infra-portal fmt" without --check.\n',
      err: '',
    });
    expect(await run(cwd, 'fmt', 'a')).toEqual({
      code: 0,
      out: 'written      a/main.tf\n2 files, 0 not formatted.\n',
      err: '',
    });
    expect(fs.readFileSync(path.join(cwd, 'a/main.tf'), 'utf8')).toBe(
      'a = 1\n',
    );
    expect(await run(cwd, 'fmt', '--check', '--json', 'a')).toEqual({
      code: 0,
      out: '{"checked":2,"files":[],"problems":[]}\n',
      err: '',
    });
  });

  it('says where a file is broken, and formats the others', async () => {
    const cwd = folderWith({ ...files, 'a/broken.tf': 'a = {\n' });
    const { code, out } = await run(cwd, 'fmt', '.');
    expect(code).toBe(1);
    expect(out).toMatch(/^a\/broken\.tf:1:5: /m);
    expect(out).toContain('written      a/main.tf');
  });

  it('shows names that would write on the screen', async () => {
    const cwd = folderWith({ 'x\u001b[31m\u202ey.tf': 'a  = 1' });
    const { out } = await run(cwd, 'fmt', '--check', '.');
    expect(out).toContain('unformatted  x\\u202ey.tf');
  });

  it('writes through a link within, and not to one that leads out', async () => {
    const cwd = folderWith({ ...files, 'out.tf': 'a  =  1\n' });
    fs.symlinkSync('main.tf', path.join(cwd, 'a/link.tf'));
    fs.symlinkSync('../out.tf', path.join(cwd, 'a/out.tf'));
    expect((await run(cwd, 'fmt', 'a')).out).toContain('3 files');
    expect(fs.readFileSync(path.join(cwd, 'out.tf'), 'utf8')).toBe('a  =  1\n');
    expect(fs.lstatSync(path.join(cwd, 'a/link.tf')).isSymbolicLink()).toBe(
      true,
    );
  });
});
