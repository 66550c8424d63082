import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import {
  type ChangedFile,
  changedFiles,
  commitCount,
  firstParent,
} from './changedFiles';
import { GitMirrors } from './GitMirrors';

let folder: string;
let work: string;
let mirrors: GitMirrors | undefined;

const git = (...args: string[]) =>
  execFileSync('git', ['-C', work, ...args], {
    env: {
      PATH: process.env.PATH,
      GIT_CONFIG_GLOBAL: os.devNull,
      GIT_CONFIG_NOSYSTEM: '1',
      ...Object.fromEntries(
        ['AUTHOR', 'COMMITTER'].flatMap(role => [
          [`GIT_${role}_NAME`, 'a'],
          [`GIT_${role}_EMAIL`, 'a@example.com'],
        ]),
      ),
    },
    stdio: ['ignore', 'pipe', 'ignore'],
  })
    .toString()
    .trim();

function write(file: string, content: string | Buffer) {
  const target = path.join(work, file);
  fs.mkdirSync(path.dirname(target), { recursive: true });
  fs.writeFileSync(target, content);
}

function commit(message: string): string {
  git('add', '--all');
  git('commit', '-qm', message);
  return git('rev-parse', 'HEAD');
}

beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'changed-test-'));
  work = path.join(folder, 'work');
  fs.mkdirSync(work);
  git('init', '-q', '-b', 'main');
});
afterEach(() => {
  mirrors?.close();
  mirrors = undefined;
  fs.rmSync(folder, { recursive: true });
});

const lines = (count: number, name = 'line') =>
  Array.from({ length: count }, (_, index) => `${name} ${index}\n`).join('');

it('tells each kind of change', async () => {
  write('kept.tf', lines(3));
  write('gone.tf', lines(2));
  write('old/name.tf', lines(40));
  write('run.sh', '#!/bin/sh\n');
  write('logo.png', Buffer.from([0x89, 0, 1, 2]));
  write('text', 'a\n');
  const before = commit('Begin');
  write('kept.tf', `${lines(3)}more\n`);
  fs.rmSync(path.join(work, 'gone.tf'));
  fs.mkdirSync(path.join(work, 'new'));
  fs.renameSync(path.join(work, 'old/name.tf'), path.join(work, 'new/name.tf'));
  write('new/name.tf', `${lines(40)}more\n`);
  fs.chmodSync(path.join(work, 'run.sh'), 0o755);
  write('logo.png', Buffer.from([0x89, 0, 3, 4, 5]));
  fs.rmSync(path.join(work, 'text'));
  fs.symlinkSync('/etc/passwd', path.join(work, 'text'));
  write('huge.json', lines(400_000, 'a long line of a list'));
  write(':a "b"\n\t한글.tf', 'x\n');
  git('add', '--all');
  git('update-index', '--add', '--cacheinfo', `160000,${before},module`);
  git('commit', '-qm', 'Change');
  const after = git('rev-parse', 'HEAD');
  const bare = path.join(work, '.git');
  const files = await changedFiles(bare, before, after);
  const told = new Map(files.map(file => [file.path, file]));
  const of = (file: string) => told.get(file) as ChangedFile;

  expect(of('kept.tf')).toMatchObject({ state: 'changed', added: 1 });
  expect(of('kept.tf').removed).toBe(0);
  expect(of('gone.tf')).toMatchObject({ state: 'removed', removed: 2 });
  expect(of('gone.tf').after).toBeUndefined();
  expect(of('gone.tf').size).toBe(14);
  expect(of('new/name.tf')).toMatchObject({
    ...{ state: 'renamed', from: 'old/name.tf', added: 1, removed: 0 },
  });
  expect(of('run.sh')).toMatchObject({
    ...{ before: { mode: '100644' }, after: { mode: '100755' } },
    ...{ added: 0, removed: 0, size: 10 },
  });
  expect(of('logo.png')).toMatchObject({ state: 'changed', size: 5 });
  expect(of('logo.png').added).toBeUndefined();
  // As git tells it: a file goes and a link comes.
  expect(of('text').after).toMatchObject({ mode: '120000' });
  expect(of('huge.json').added).toBeUndefined();
  expect(of('huge.json').size).toBeGreaterThan(4 * 1024 * 1024);
  expect(of(':a "b"\n\t한글.tf')).toMatchObject({ state: 'added', added: 1 });
  expect(of('module')).toMatchObject({ size: 0, after: { mode: '160000' } });
  expect(files).toHaveLength(9);
  expect(await commitCount(bare, before, after)).toBe(1);
  expect(await firstParent(bare, after)).toBe(before);
  expect(await firstParent(bare, before)).toBeUndefined();
  await expect(changedFiles(bare, before, 'f'.repeat(40))).rejects.toThrow();
});

it('says nothing where nothing differs', async () => {
  write('a', 'a\n');
  const head = commit('Begin');
  expect(await changedFiles(path.join(work, '.git'), head, head)).toEqual([]);
});

it('fetches the head of a pull request that is in no branch', async () => {
  write('a', 'a\n');
  commit('Begin');
  git('checkout', '-qb', 'change');
  write('a', 'b\n');
  const head = commit('Change');
  git('update-ref', 'refs/pull/7/head', head);
  git('checkout', '-q', 'main');
  git('branch', '-qD', 'change');
  mirrors = new GitMirrors({
    directory: path.join(folder, 'mirrors'),
    credentials: async () => undefined,
    urlOf: () => work,
    protocols: ['file'],
  });
  const mirror = mirrors.of({ host: 'a.example', owner: 'acme', name: 'x' });
  expect(await mirror.hasPull(7, head)).toBe(true);
  expect(await mirror.read(head, 'a')).toBe('b\n');
  // What is mirrored anew does not take it away.
  write('c', 'c\n');
  commit('More');
  await mirror.update();
  expect(await mirror.hasPull(7, head)).toBe(true);
  expect(await mirror.hasPull(7, 'f'.repeat(40))).toBe(false);
  await expect(mirror.hasPull(8, 'f'.repeat(40))).rejects.toMatchObject({
    name: 'MirrorError',
  });
});
