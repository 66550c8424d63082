import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gitOk } from '../../testing';
import { meaningsOf, resolve, resolveFirst } from './refs';

let directory: string;
let first: string;
let second: string;
beforeAll(async () => {
  directory = await fs.mkdtemp(path.join(os.tmpdir(), 'refs-'));
  await gitOk(directory, ['init', '--quiet', '--bare', '.']);
  const empty = ['hash-object', '-w', '-t', 'tree', '/dev/null'];
  const tree = (await gitOk(directory, empty)).trim();
  const commit = async (message: string) =>
    (await gitOk(directory, ['commit-tree', '-m', message, tree])).trim();
  first = await commit('One');
  second = await commit('Two');
  await gitOk(directory, ['update-ref', 'refs/heads/main', first]);
  await gitOk(directory, ['update-ref', 'refs/tags/main', second]);
});
afterAll(() => fs.rm(directory, { recursive: true, force: true }));

it('takes a branch before a tag, and a tag before a commit', async () => {
  expect(await resolveFirst(directory, meaningsOf('main'))).toBe(first);
  expect(await resolveFirst(directory, ['refs/tags/main', 'main'])).toBe(
    second,
  );
  expect(await resolveFirst(directory, meaningsOf(second))).toBe(second);
});

it('finds of the wanted kind only', async () => {
  const tree = await resolveFirst(directory, meaningsOf('main'), 'tree');
  expect(tree).toBe(await resolve(directory, 'refs/heads/main', 'tree'));
  expect(await resolveFirst(directory, [tree!])).toBeUndefined();
});

it.each([
  ['nothing', []],
  ['strangers', ['refs/heads/other', '0'.repeat(40), '']],
  ['what ends a line', ['main\nmain', 'a\0b', 'a b']],
  ['an option, a range, its opposite', ['--all', 'main..main', '^main', '-']],
])('finds none in %s', async (_, revisions) => {
  expect(await resolveFirst(directory, revisions)).toBeUndefined();
});
