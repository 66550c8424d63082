import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { MAX_FILE_BYTES, readModuleDirectory } from './moduleDirectory';

describe('readModuleDirectory', () => {
  let root: string;

  beforeEach(async () => {
    root = await fs.mkdtemp(join(tmpdir(), 'module-directory-'));
  });
  afterEach(() => fs.rm(root, { recursive: true, force: true }));

  const write = async (path: string, text: string | Buffer) => {
    await fs.mkdir(join(root, path, '..'), { recursive: true });
    await fs.writeFile(join(root, path), text);
  };

  it('reads what Terraform reads of one directory', async () => {
    await write('repo/a stack --/main.tf', '\ufeff# 한글\r\n');
    await write('repo/a stack --/override.tf.json', '{}');
    await write('repo/a stack --/empty.tf', '');
    await write('repo/a stack --/.hidden.tf', '{');
    await write('repo/a stack --/main.tf~', '{');
    await write('repo/a stack --/notes.md', '{');
    await write('repo/a stack --/inner/x.tf', '{');
    await fs.mkdir(join(root, 'repo/a stack --/folder.tf'));
    expect(await readModuleDirectory(join(root, 'repo'), 'a stack --')).toEqual(
      {
        files: [
          { path: 'a stack --/empty.tf', text: '' },
          { path: 'a stack --/main.tf', text: '\ufeff# 한글\r\n' },
          { path: 'a stack --/override.tf.json', text: '{}' },
        ],
        problems: [],
      },
    );
  });

  it('follows symbolic links within the root and no others', async () => {
    await write('secret.tf', 'password = 1');
    await write('repo/common/versions.tf', '# shared');
    await fs.mkdir(join(root, 'repo/stack'));
    const link = (target: string, path: string) =>
      fs.symlink(target, join(root, 'repo/stack', path));
    await link('../common/versions.tf', 'a.tf');
    await link('../../secret.tf', 'b.tf');
    await link('c.tf', 'c.tf');
    await link('nowhere.tf', 'd.tf');
    await link('/etc/hostname', 'e.tf');
    const read = await readModuleDirectory(join(root, 'repo'), 'stack');
    expect(read.files).toEqual([{ path: 'stack/a.tf', text: '# shared' }]);
    expect(read.problems).toEqual([
      'stack/b.tf: is a symbolic link that leads out of the repository; it was not read',
      'stack/c.tf: is a symbolic link that leads to itself',
      expect.stringMatching(/^stack\/d\.tf: cannot be read: ENOENT/),
      'stack/e.tf: is a symbolic link that leads out of the repository; it was not read',
    ]);
  });

  it('refuses a directory outside of the root', async () => {
    await write('repo/main.tf', '');
    await write('other/main.tf', '');
    await fs.symlink('../other', join(root, 'repo/link'));
    const repository = join(root, 'repo');
    for (const dir of ['..', '../other', 'link', '../repo-2']) {
      await expect(readModuleDirectory(repository, dir)).rejects.toThrow(
        /leads out of the repository|ENOENT/,
      );
    }
    expect((await readModuleDirectory(repository, '.')).files).toHaveLength(1);
  });

  it('answers a file that is too large or no UTF-8 with a sentence', async () => {
    await write('repo/big.tf', '');
    await fs.truncate(join(root, 'repo/big.tf'), 50 * 1024 * 1024);
    await write('repo/latin.tf', Buffer.from([0x23, 0xe9, 0x0a]));
    await write('repo/full.tf', ' '.repeat(MAX_FILE_BYTES));
    const read = await readModuleDirectory(join(root, 'repo'), '');
    expect(read.files.map(file => file.path)).toEqual(['full.tf']);
    expect(read.problems).toEqual([
      'big.tf: cannot be read: it has 50 MiB, and the limit is 4 MiB',
      'latin.tf: cannot be read: it is not UTF-8; save it in that encoding',
    ]);
  });
});
