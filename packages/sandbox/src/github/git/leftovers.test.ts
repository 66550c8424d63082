import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gitOk } from '../../testing';
import { removeLeftovers } from './leftovers';

let root: string;
beforeEach(async () => {
  root = await fs.mkdtemp(path.join(os.tmpdir(), 'leftovers-test-'));
});
afterEach(() => fs.rm(root, { recursive: true, force: true }));

it('removes what a kill leaves, and nothing else', async () => {
  const repository = path.join(root, 'acme', 'x.git');
  await fs.mkdir(repository, { recursive: true });
  await gitOk(repository, ['init', '--quiet', '--bare', '.']);
  const kept = [
    'refs/heads/portal/lock',
    'refs/heads/index-1',
    'objects/ab/cdef',
    'objects/pack/pack-1.pack',
    'objects/info/alternates',
    'packed-refs',
  ];
  const stale = [
    'HEAD.lock',
    'packed-refs.lock',
    'config.lock',
    'refs/heads/main.lock',
    'refs/heads/portal/a/b.lock',
    'index-1234',
    'index-1234.lock',
    'merge-abc/index',
    'objects/incoming-x/pack/p',
    'objects/tmp_objdir-incoming-x/ab/cd',
    'objects/pack/tmp_pack_x',
    'objects/pack/.tmp-1-pack',
    'objects/pack/pack-1.keep',
  ];
  for (const name of [...kept, ...stale]) {
    await fs.mkdir(path.dirname(path.join(repository, name)), {
      recursive: true,
    });
    await fs.writeFile(path.join(repository, name), '');
  }
  await fs.mkdir(path.join(root, 'acme', 'y.git.new-123'));
  await fs.mkdir(path.join(root, 'acme', 'y.git.deleted-123-4'));
  await removeLeftovers(root);

  expect(await fs.readdir(path.join(root, 'acme'))).toEqual(['x.git']);
  const left = await fs.readdir(repository, { recursive: true });
  expect(left).toEqual(expect.arrayContaining(kept));
  for (const name of stale) expect(left).not.toContain(name);
  expect(left.join()).not.toMatch(/incoming|merge-abc/);
});
