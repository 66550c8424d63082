import { startSandbox, TestSandbox } from '@infra-portal/sandbox/testing';
import fc from 'fast-check';
import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { ofSandbox, sandboxMirrors, somebody } from './__testUtils__/mirrors';
import type { GitMirrors } from './GitMirrors';
import type { Mirror } from './types';

jest.setTimeout(120_000);

let sandbox: TestSandbox;
let mirrors: GitMirrors;

beforeAll(async () => {
  sandbox = await startSandbox();
  ({ mirrors } = await sandboxMirrors(sandbox));
});
afterAll(async () => {
  mirrors.close();
  await sandbox.close();
});

const change = { message: 'Change', author: somebody, committer: somebody };

async function repository(name: string, files: Record<string, string>) {
  await sandbox.createRepository(name, files);
  const mirror = mirrors.of(ofSandbox(sandbox, name));
  await mirror.update();
  const head = (await mirror.head('main'))!;
  return { mirror, head };
}

/** Commits these files over a commit; `undefined` removes one. */
function write(
  mirror: Mirror,
  parent: string,
  files: Record<string, string | undefined>,
) {
  return mirror.commit({
    ...change,
    parents: [parent],
    files: Object.entries(files).map(([path, text]) => ({ path, text })),
  });
}

describe('merge', () => {
  it('joins what goes together, and shows both sides of what does not', async () => {
    const { mirror, head } = await repository('merge', {
      'a.txt': '1\n2\n3\n4\n5\n',
      'b.txt': 'b\n',
    });
    const ours = await write(mirror, head, { 'a.txt': 'eins\n2\n3\n4\n5\n' });
    const theirs = await write(mirror, head, {
      'a.txt': '1\n2\n3\n4\nfünf\n',
      'c.txt': 'c\n',
    });
    const merged = await mirror.merge(ours, theirs, change);
    expect(merged.conflicts).toEqual([]);
    expect(await mirror.merge(ours, theirs, change)).toEqual(merged);
    expect(await mirror.read(merged.commit!, 'a.txt')).toBe(
      'eins\n2\n3\n4\nfünf\n',
    );
    expect(await mirror.read(merged.commit!, 'c.txt')).toBe('c\n');
    expect(await mirror.isAncestor(ours, merged.commit!)).toBe(true);
    expect(await mirror.isAncestor(theirs, merged.commit!)).toBe(true);
    expect(await mirror.mergeBase(ours, theirs)).toBe(head);
    expect(await mirror.sameFiles(ours, theirs)).toBe(false);
    const back = await write(mirror, ours, { 'a.txt': '1\n2\n3\n4\n5\n' });
    expect(await mirror.sameFiles(back, head)).toBe(true);
    expect(await mirror.changedPaths(back, head)).toEqual([]);

    expect(await mirror.merge(head, ours, change)).toEqual({
      commit: ours,
      conflicts: [],
    });
    const other = await write(mirror, head, {
      'a.txt': 'uno\n2\n3\n4\n5\n',
      'b.txt': undefined,
    });
    const changed = await write(mirror, ours, { 'b.txt': 'B\n' });
    expect(await mirror.merge(changed, other, change)).toEqual({
      conflicts: [
        {
          path: 'a.txt',
          base: '1\n2\n3\n4\n5\n',
          ours: 'eins\n2\n3\n4\n5\n',
          theirs: 'uno\n2\n3\n4\n5\n',
        },
        { path: 'b.txt', base: 'b\n', ours: 'B\n' },
      ],
    });
  });
});

it('tells what differs as git does', async () => {
  const { mirror, head } = await repository('differences', { 'z.txt': 'z' });
  const path = fc.constantFrom('a', 'a/b', 'a/b/c', 'a-b', 'ä/한 글', 'z.txt');
  const commit = fc.dictionary(
    path,
    fc.record({
      text: fc.option(fc.constantFrom('1', '2'), { nil: undefined }),
      mode: fc.constantFrom('100644', '100755', '120000'),
    }),
  );
  const git = promisify(execFile);
  const told = async (from: string, to: string) => {
    const { stdout } = await git('git', [
      ...['-C', mirror.directory, 'diff-tree', '-r', '-z', '--no-renames'],
      ...[from, to],
    ]);
    const parts = stdout.split('\0').filter(Boolean);
    return parts.flatMap((row, index) =>
      row.startsWith(':') ? `${row.slice(1, -2)} ${parts[index + 1]}` : [],
    );
  };
  const none = { mode: '000000', id: '0'.repeat(40) };
  await fc.assert(
    fc.asyncProperty(commit, commit, async (one, other) => {
      const [from, to] = await Promise.all(
        [one, other].map(files =>
          mirror
            .commit({
              ...change,
              parents: [head],
              files: Object.entries(files).map(([name, file]) => ({
                path: name,
                ...file,
              })),
            })
            // A file cannot be where a folder is.
            .catch(() => head),
        ),
      );
      const found = await mirror.differences(from, to);
      expect(
        found
          .map(({ path: name, before = none, after = none }) => ({
            name,
            row: `${before.mode} ${after.mode} ${before.id} ${after.id}`,
          }))
          .map(({ name, row }) => `${row} ${name}`)
          .sort(),
      ).toEqual((await told(from, to)).sort());
    }),
    { numRuns: 60 },
  );
});

describe('hostile content', () => {
  it.each([
    '../up.txt',
    'a/../b.txt',
    './a.txt',
    '/etc/passwd',
    'a//b.txt',
    'folder/',
    '',
    '.git/config',
    'x/.GIT/hooks/post-checkout',
    '.g\u200cit/config',
    'git~1/config',
    'nul\0.txt',
    'lone\ud800.txt',
    'a.txt/below.txt',
    'folder',
  ])('does not write %j', async path => {
    const { mirror, head } = await repository(`refuses-${hash(path)}`, {
      'a.txt': 'a',
      'folder/b.txt': 'b',
    });
    await expect(write(mirror, head, { [path]: 'x' })).rejects.toMatchObject({
      name: 'InputError',
    });
  });

  it('reads links, submodules, large and odd files', async () => {
    const { mirror, head: first } = await repository('odd', { 'a.txt': 'a' });
    const copy = await sandbox.clone('developer', 'odd');
    await copy.commit({
      'large.bin': Buffer.alloc(5 * 1024 * 1024),
      'caf\u00e9.txt': 'composed',
      'cafe\u0301.txt': 'decomposed',
    });
    await copy.git(
      'update-index',
      '--add',
      '--cacheinfo',
      `160000,${first},sub`,
    );
    const target = await copy.git('hash-object', '-w', 'a.txt');
    await copy.git(
      'update-index',
      '--add',
      '--cacheinfo',
      `120000,${target},link`,
    );
    await copy.git('commit', '-q', '-m', 'Odd');
    await copy.git('push', '-q', 'origin', 'HEAD:main');
    await mirror.update();
    const head = (await mirror.head('main'))!;
    const entries = await mirror.list(head);
    const modes = new Map(entries.map(({ path, mode }) => [path, mode]));
    expect([modes.get('sub'), modes.get('link')]).toEqual(['160000', '120000']);
    expect(await mirror.read(head, 'link')).toBe('a');
    expect(await mirror.read(head, 'sub')).toBeUndefined();
    expect(await mirror.read(head, 'sub/x')).toBeUndefined();
    expect(await mirror.read(head, '../odd')).toBeUndefined();
    expect(await mirror.read(head, 'caf\u00e9.txt')).toBe('composed');
    expect(await mirror.read(head, 'cafe\u0301.txt')).toBe('decomposed');
    await expect(mirror.read(head, 'large.bin')).rejects.toMatchObject({
      failure: 'too-large',
    });
    const ids = entries.map(({ id }) => id);
    const texts = await mirror.readObjects([...ids, ...ids, 'nothing']);
    // The large one and the submodule have no text.
    expect(texts.size).toBe(new Set(ids).size - 2);
    // What is written over a link is a file.
    const over = await write(mirror, head, { link: 'text' });
    const [link] = (await mirror.list(over)).filter(e => e.path === 'link');
    expect(link.mode).toBe('100644');
  });

  it('does not take an unknown commit for damage', async () => {
    const { mirror, head } = await repository('unknown', { 'a.txt': 'a' });
    const nobody = '1'.repeat(40);
    for (const work of [
      () => mirror.list(nobody),
      () => mirror.read('main', 'a.txt'),
      () => mirror.changedPaths(head, nobody),
      () => mirror.changedPaths('--output=x', head),
      () => mirror.mergeBase(nobody, head),
      () => mirror.merge(nobody, head, change),
      () => write(mirror, nobody, { b: 'b' }),
    ]) {
      await expect(work()).rejects.toMatchObject({ failure: 'not-found' });
    }
    expect(mirror.age()).toBeDefined();
  });
});

it('writes many commits at once as it writes them one by one', async () => {
  const { mirror, head } = await repository('many', { 'a.txt': 'a\n' });
  const at = new Date('2026-01-01T00:00:00Z');
  const wanted = [1, 2, 3].map(number => ({
    ...{ message: 'Change', author: { ...somebody, at } },
    committer: { ...somebody, at },
    parents: [head],
    // What they have in common is written once.
    files: [
      { path: 'same.txt', text: 'same\n' },
      { path: `${number}.txt`, text: `${number}\n` },
    ],
  }));
  const commits = await mirror.commits(wanted);
  expect(await mirror.commits([])).toEqual([]);
  expect(await mirror.changedPaths(head, commits[2])).toEqual([
    '3.txt',
    'same.txt',
  ]);
  for (const [index, each] of wanted.entries()) {
    expect(await mirror.commit(each)).toBe(commits[index]);
  }
});

it('takes 50 commits and pushes at once', async () => {
  const { mirror, head } = await repository('parallel', { 'a.txt': 'a' });
  const names = Array.from({ length: 50 }, (_, i) => `portal/p/s${i}/create`);
  await Promise.all(
    names.map(async name => {
      await mirror.update();
      const commit = await write(mirror, head, { [`${name}.txt`]: name });
      await mirror.push(name, commit, undefined);
    }),
  );
  const copy = await sandbox.clone('developer', 'parallel');
  for (const name of names) {
    expect(await copy.git('show', `origin/${name}:${name}.txt`)).toBe(name);
  }
});

it('gives back what was written, whatever it is', async () => {
  const { mirror, head } = await repository('round-trip', { 'a.txt': 'a' });
  const name = fc
    .string({ unit: 'grapheme', minLength: 1, maxLength: 8 })
    .filter(each => !/[/\0]/.test(each) && !/^\.+$/.test(each));
  const path = fc
    .array(name, { minLength: 1, maxLength: 3 })
    .map(parts => `files/${parts.join('/')}`)
    .filter(each => !/(^|\/)(\.git|git~1)(\/|$)/i.test(each));
  const files = fc.dictionary(path, fc.string({ unit: 'grapheme' }), {
    minKeys: 1,
    maxKeys: 6,
    noNullPrototype: true,
  });
  await fc.assert(
    fc.asyncProperty(files, async written => {
      const paths = Object.keys(written);
      fc.pre(!paths.some(one => paths.some(two => two.startsWith(`${one}/`))));
      const commit = await write(mirror, head, written);
      const listed = await mirror.list(commit, 'files');
      expect(listed.map(entry => entry.path).sort()).toEqual(paths.sort());
      const texts = await mirror.readObjects(listed.map(({ id }) => id));
      for (const entry of listed) {
        expect(texts.get(entry.id)).toBe(written[entry.path]);
        expect(await mirror.read(commit, entry.path)).toBe(written[entry.path]);
      }
      const gone = Object.fromEntries(paths.map(each => [each, undefined]));
      const back = await write(mirror, commit, gone);
      expect(await mirror.list(back)).toEqual(await mirror.list(head));
    }),
    { numRuns: 60 },
  );
});

function hash(text: string): string {
  return Buffer.from(text).toString('hex') || 'empty';
}
