import { promises as fs } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { REPOSITORY } from '../terraform/read/__testUtils__/terraformFiles';
import { discoverDirectory } from './discoverDirectory';

const OPTIONS = { host: 'github.com', repository: 'acme/infrastructure' };

describe('discoverDirectory', () => {
  let root: string;

  beforeEach(async () => {
    root = await fs.mkdtemp(join(tmpdir(), 'discover-directory-'));
  });
  afterEach(() => fs.rm(root, { recursive: true, force: true }));

  const write = async (path: string, text: string | Buffer) => {
    await fs.mkdir(join(root, path, '..'), { recursive: true });
    await fs.writeFile(join(root, path), text);
  };

  it('finds what is in a folder, and tells what it cannot read', async () => {
    await write('repo/app/prod/main.tf', 'terraform {\n  backend "s3" {}\n}\n');
    await write('repo/app/prod/.terraform/x.tf', 'x');
    await write('repo/app/prod/huge.tf', '');
    await fs.truncate(join(root, 'repo/app/prod/huge.tf'), 50 * 1024 * 1024);
    await write('secret.tf', 'provider "secret" {}\n');
    await fs.symlink('../../../secret.tf', join(root, 'repo/app/prod/link.tf'));
    await fs.symlink('.', join(root, 'repo/app/loop'));
    await fs.symlink('..', join(root, 'repo/out'));
    const found = await discoverDirectory(join(root, 'repo'), OPTIONS);
    expect(found.stacks).toHaveLength(1);
    expect(found.stacks[0]).toMatchObject({
      ref: { dir: 'app/prod' },
      environment: 'prod',
      product: 'app',
      incomplete: true,
      providers: [],
    });
    expect(found.findings.map(({ code, file }) => `${code} ${file}`)).toEqual([
      'unreadable-file app/prod/huge.tf',
      'link-leaves-repository app/prod/link.tf',
    ]);
  });

  it('understands the starter repository', async () => {
    const found = await discoverDirectory(
      join(REPOSITORY, 'templates/infrastructure'),
      OPTIONS,
    );
    const places = found.stacks.map(({ ref, layer }) => [
      layer,
      ref.dir.split('/')[0],
    ]);
    expect(new Set(places.map(String))).toEqual(
      new Set(['product,stacks', 'shared,shared']),
    );
    expect(found.stacks.every(({ environment }) => environment)).toBe(true);
    expect(found.modules.every(({ dir }) => dir.startsWith('modules/'))).toBe(
      true,
    );
    expect(found.modules.length).toBeGreaterThan(10);
    const syntax = found.findings.filter(({ code }) => code === 'syntax-error');
    expect(syntax).toEqual([]);

    const stack = (dir: string) =>
      found.stacks.find(({ ref }) => ref.dir === dir)!;
    const written = (dir: string) =>
      new Set(stack(dir).parametersWritten.map(({ name }) => name));
    const read = stack('stacks/authhub/api/prod').parametersRead;
    expect(read.length).toBeGreaterThan(10);
    const sources = ['alerts', 'dns', 'ecs', 'ingress', 'kms', 'network'];
    for (const { name } of read) {
      const source = sources.find(each =>
        written(`shared/prod/${each}`).has(name),
      );
      expect([name, source]).toEqual([name, name.split('/')[2]]);
    }
  });
});
