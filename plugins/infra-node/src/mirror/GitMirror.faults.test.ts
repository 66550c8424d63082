import { startSandbox, TestSandbox } from '@infra-portal/sandbox/testing';
import { execFileSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { basic, ofSandbox, sandboxMirrors } from './__testUtils__/mirrors';
import { somebody } from './__testUtils__/mirrors';
import type { GitMirrors } from './GitMirrors';
import type { Mirror } from './types';

jest.setTimeout(60_000);

let sandbox: TestSandbox;
let mirrors: GitMirrors;
let directory: string;
const open: GitMirrors[] = [];

beforeAll(async () => {
  sandbox = await startSandbox();
  ({ mirrors, directory } = await sandboxMirrors(sandbox));
  open.push(mirrors);
});
afterAll(async () => {
  open.forEach(each => each.close());
  await sandbox.close();
});

async function others(options: Parameters<typeof sandboxMirrors>[1]) {
  const made = await sandboxMirrors(sandbox, options);
  open.push(made.mirrors);
  return made.mirrors;
}

const change = { message: 'Change', author: somebody, committer: somebody };

async function headOf(mirror: Mirror): Promise<string> {
  await mirror.update();
  return (await mirror.head(await mirror.defaultBranch()))!;
}

/** Folder of the clone of a repository. */
function folderOf(name: string): string {
  const found = fs
    .readdirSync(directory)
    .find(each => each.startsWith(`acme-${name}-`) && each.endsWith('.git'));
  return path.join(directory, found!);
}

describe('what GitHub answers', () => {
  it('tells a missing repository', async () => {
    const mirror = mirrors.of(ofSandbox(sandbox, 'nothing'));
    await expect(mirror.update()).rejects.toMatchObject({
      failure: 'not-found',
      message: expect.stringContaining('acme/nothing'),
    });
    expect(mirror.age()).toBeUndefined();
    await expect(mirror.head('main')).rejects.toMatchObject({
      failure: 'not-found',
    });
  });

  it.each([
    ['no credentials', async () => undefined],
    ['a wrong token', async () => basic('ghp_wrong_and_secret')],
  ])('tells that it is not let in with %s', async (_what, credentials) => {
    await sandbox.createRepository(`private-${_what.length}`, undefined, {
      private: true,
    });
    const closed = await others({ credentials });
    const error = await closed
      .of(ofSandbox(sandbox, `private-${_what.length}`))
      .update()
      .catch(each => each);
    expect(error).toMatchObject({ failure: 'unauthorised' });
    const all = JSON.stringify(error) + error.stack + error.cause;
    expect(all).not.toContain('ghp_wrong');
    expect(all).not.toContain(basic('ghp_wrong_and_secret').slice(6));
  });

  it('tells that it may read but not write', async () => {
    await sandbox.createRepository('readable');
    const reader = await others({
      credentials: async () => basic('ghp_test_outsider'),
    });
    const mirror = reader.of(ofSandbox(sandbox, 'readable'));
    const head = await headOf(mirror);
    await expect(mirror.push('mine', head, undefined)).rejects.toMatchObject({
      failure: 'unauthorised',
    });
  });

  it('tells that nobody answers, and keeps what it has', async () => {
    await sandbox.createRepository('away', { 'a.txt': 'a' });
    const far = await others({ directory });
    let url = `${sandbox.url}/acme/away.git`;
    const moving = await others({ directory, urlOf: () => url });
    const head = await headOf(far.of(ofSandbox(sandbox, 'away')));
    url = 'http://127.0.0.1:1/acme/away.git';
    const mirror = moving.of(ofSandbox(sandbox, 'away'));
    await expect(mirror.update()).rejects.toMatchObject({
      failure: 'unavailable',
    });
    expect(await mirror.head('main')).toBe(head);
    expect(await mirror.read(head, 'a.txt')).toBe('a');
  });

  it('tells that there are no commits yet', async () => {
    const { repos } = sandbox.octokit('platform-owner');
    await repos.createInOrg({ org: 'acme', name: 'blank' });
    const mirror = mirrors.of(ofSandbox(sandbox, 'blank'));
    await mirror.update();
    await expect(mirror.defaultBranch()).rejects.toMatchObject({
      failure: 'empty',
    });
    const first = await mirror.commit({
      ...change,
      parents: [],
      files: [{ path: 'portal.yaml', text: 'version: 1\n' }],
    });
    await mirror.push('main', first, undefined);
    expect(await headOf(mirror)).toBe(first);
  });
});

describe('a history that changes', () => {
  it.each([false, true])(
    'follows a rewritten branch and another default branch, told: %p',
    async moved => {
      const name = `moving-${moved}`;
      await sandbox.createRepository(name, { 'a.txt': '1' });
      const mirror = mirrors.of(ofSandbox(sandbox, name));
      const before = await headOf(mirror);
      const copy = await sandbox.clone('platform-owner', name);
      await copy.git('commit', '-q', '--amend', '-m', 'Rewritten');
      await copy.git('push', '-q', '--force', 'origin', 'main');
      await copy.git('push', '-q', 'origin', 'main:trunk');
      const { repos } = sandbox.octokit('platform-owner');
      const where = { owner: 'acme', repo: name };
      await repos.update({ ...where, default_branch: 'trunk' });
      await copy.git('push', '-q', 'origin', ':main');
      await mirror.update({ moved });
      const after = (await mirror.head('trunk'))!;
      expect(after).not.toBe(before);
      expect(await mirror.defaultBranch()).toBe('trunk');
      expect([...(await mirror.branches(''))]).toEqual([['trunk', after]]);
      // What was read of the old history can be read on.
      expect(await mirror.read(before, 'a.txt')).toBe('1');
    },
  );

  it('pushes only to a branch that is where it was', async () => {
    await sandbox.createRepository('busy', { 'a.txt': '1' });
    const mirror = mirrors.of(ofSandbox(sandbox, 'busy'));
    const head = await headOf(mirror);
    const commitOf = (text: string) =>
      mirror.commit({
        ...change,
        parents: [head],
        files: [{ path: 'a.txt', text }],
      });
    const [ours, theirs] = [await commitOf('ours'), await commitOf('theirs')];
    await mirror.push('work', ours, undefined);
    for (const expected of [undefined, head]) {
      await expect(mirror.push('work', theirs, expected)).rejects.toMatchObject(
        { failure: 'moved' },
      );
    }
    await expect(mirror.deleteBranch('work', theirs)).rejects.toMatchObject({
      failure: 'moved',
    });
    await mirror.update();
    expect(await mirror.head('work')).toBe(ours);
    await mirror.push('work', theirs, ours);
    expect(await mirror.head('work')).toBe(theirs);
  });

  it('tells a protected branch', async () => {
    await sandbox.createRepository('guarded', { 'a.txt': '1' });
    const { repos } = sandbox.octokit('platform-owner');
    await repos.updateBranchProtection({
      owner: 'acme',
      repo: 'guarded',
      branch: 'main',
      required_status_checks: null,
      enforce_admins: true,
      required_pull_request_reviews: { required_approving_review_count: 1 },
      restrictions: null,
    });
    const mirror = mirrors.of(ofSandbox(sandbox, 'guarded'));
    const head = await headOf(mirror);
    const files = [{ path: 'a.txt', text: '2' }];
    const commit = await mirror.commit({ ...change, parents: [head], files });
    await expect(mirror.push('main', commit, head)).rejects.toMatchObject({
      failure: 'protected',
    });
  });
});

describe('what is left behind', () => {
  it('makes a damaged clone again', async () => {
    await sandbox.createRepository('damaged', { 'a.txt': 'a\n' });
    const mirror = mirrors.of(ofSandbox(sandbox, 'damaged'));
    const head = await headOf(mirror);
    const folder = folderOf('damaged');
    // Another process reads: what one has in memory does not help it.
    const fresh = (await others({ directory })).of(mirror.repository);
    fs.rmSync(path.join(folder, 'objects'), { recursive: true });
    fs.mkdirSync(path.join(folder, 'objects'));
    await fresh.update();
    expect(await fresh.read(head, 'a.txt')).toBe('a\n');
    await mirror.update();
    expect(await mirror.read(head, 'a.txt')).toBe('a\n');
  });

  it('goes on after a git that was killed', async () => {
    await sandbox.createRepository('killed', { 'a.txt': 'a\n' });
    const mirror = mirrors.of(ofSandbox(sandbox, 'killed'));
    const head = await headOf(mirror);
    const folder = folderOf('killed');
    const copy = await sandbox.clone('developer', 'killed');
    await copy.git('checkout', '-q', '-b', 'next');
    const next = await copy.commit({ 'a.txt': 'b\n' });
    await copy.git('push', '-q', 'origin', 'next');
    const lock = path.join(folder, 'refs/heads/next.lock');
    fs.mkdirSync(path.dirname(lock), { recursive: true });
    fs.writeFileSync(lock, '');
    await mirror.update();
    expect(await mirror.head('next')).toBe(next);
    expect(fs.existsSync(lock)).toBe(false);

    // The process that reads, killed between and during questions.
    const readers = () =>
      execFileSync('pgrep', ['-P', String(process.pid), '-f', 'cat-file'], {
        encoding: 'utf8',
      })
        .split('\n')
        .filter(Boolean)
        .map(Number);
    await mirror.read(head, 'a.txt');
    for (const pid of readers()) process.kill(pid, 'SIGKILL');
    const asked = Array.from({ length: 20 }, () =>
      mirror.readObjects([head]).catch(() => 'failed'),
    );
    await Promise.all(asked);
    expect(await mirror.read(next, 'a.txt')).toBe('b\n');
  });

  it('shares a folder with another process', async () => {
    await sandbox.createRepository('shared', { 'a.txt': 'a\n' });
    const ones = await Promise.all(
      Array.from({ length: 4 }, () => others({ directory })),
    );
    const all = ones.map(each => each.of(ofSandbox(sandbox, 'shared')));
    const heads = await Promise.all(all.map(headOf));
    expect(new Set(heads).size).toBe(1);
    expect(fs.readdirSync(directory).join()).not.toContain('making');
  });
});

describe('credentials', () => {
  it.each([
    ['of today', undefined],
    ['of 2.30', [2, 30] as const],
  ])('reach a git %s by environment only', async (_what, version) => {
    const name = `secret-${version ? 'old' : 'new'}`;
    await sandbox.createRepository(name, { 'a.txt': 'a' }, { private: true });
    const log = path.join(directory, `${name}.log`);
    const bin = path.join(directory, `${name}-bin`);
    fs.mkdirSync(bin);
    const git = execFileSync('which', ['git'], { encoding: 'utf8' }).trim();
    fs.writeFileSync(
      path.join(bin, 'git'),
      `#!/bin/sh\necho "$@" >> '${log}'\nexec '${git}' "$@"\n`,
      { mode: 0o755 },
    );
    const before = process.env.PATH;
    process.env.PATH = `${bin}:${before}`;
    try {
      const closed = await others({ directory, version });
      const mirror = closed.of(ofSandbox(sandbox, name));
      const head = await headOf(mirror);
      await mirror.push('copy', head, undefined);
    } finally {
      process.env.PATH = before;
    }
    const secrets = [
      'ghp_test_platform-owner',
      basic('ghp_test_platform-owner').slice(6),
    ];
    const written = [
      fs.readFileSync(log, 'utf8'),
      fs.readFileSync(path.join(folderOf(name), 'config'), 'utf8'),
    ].join();
    expect(written).toContain('push');
    for (const secret of secrets) expect(written).not.toContain(secret);
  });
});
