import { Octokit } from '@octokit/rest';
import Database from 'better-sqlite3';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  adminToken,
  ChildSandbox,
  freePort,
  gitOk,
  runGit,
  WorkingCopy,
} from './testing';

const CYCLES = 15;
const repo = { owner: 'acme', repo: 'busy' };

let folder: string;
let sandbox: ChildSandbox;
let octokit: Octokit;
/** The webhook whose deliveries are looked at; Atlantis has another. */
let hook: number;

beforeAll(async () => {
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'crash-test-'));
  sandbox = new ChildSandbox(path.join(folder, 'data'), await freePort());
  const silent = { debug() {}, info() {}, warn() {}, error() {} };
  octokit = new Octokit({
    baseUrl: `${sandbox.url}/api/v3`,
    auth: adminToken,
    log: silent,
  });
  await sandbox.start();
  await octokit.repos.createInOrg({
    org: 'acme',
    name: 'busy',
    auto_init: true,
  });
  // Nobody answers there: deliveries are written all the same.
  const { data: made } = await octokit.repos.createWebhook({
    ...repo,
    config: { url: 'http://localhost:9/', content_type: 'json' },
    events: ['*'],
  });
  hook = made.id;
}, 60_000);

afterAll(async () => {
  await sandbox.kill();
  await fs.rm(folder, { recursive: true, force: true });
});

const bare = () => path.join(sandbox.data, 'repos', 'acme', 'busy.git');

async function clone(name: string): Promise<WorkingCopy> {
  const directory = path.join(folder, name);
  await fs.mkdir(directory);
  const remote = new URL(`${sandbox.url}/acme/busy.git`);
  remote.username = 'x-access-token';
  remote.password = adminToken;
  await gitOk(directory, ['clone', '--quiet', remote.href, '.']);
  return new WorkingCopy(directory);
}

/** What a client was told has happened. */
interface Promised {
  /** Ref to the last commit that the server accepted for it. */
  pushed: Map<string, string>;
  pushes: number;
  merged: Map<number, string>;
}

/** Pushes to a branch of its own until the server does not answer. */
async function keepPushing(
  copy: WorkingCopy,
  branch: string,
  promised: Promised,
  stopped: () => boolean,
) {
  for (let i = 0; !stopped(); i++) {
    await copy.commit({ [`${branch}.txt`]: `${Date.now()} ${i}\n` });
    const { code } = await copy.run(
      'push',
      'origin',
      `HEAD:refs/heads/${branch}`,
    );
    if (code !== 0) continue;
    promised.pushes += 1;
    promised.pushed.set(
      `refs/heads/${branch}`,
      await copy.git('rev-parse', 'HEAD'),
    );
  }
}

/** Opens pull requests and merges them until the server does not answer. */
async function keepMerging(
  cycle: number,
  promised: Promised,
  stopped: () => boolean,
) {
  for (let i = 0; !stopped(); i++) {
    const head = `change-${cycle}-${i}`;
    try {
      const { data: main } = await octokit.git.getRef({
        ...repo,
        ref: 'heads/main',
      });
      const ref = `refs/heads/${head}`;
      await octokit.git.createRef({ ...repo, ref, sha: main.object.sha });
      promised.pushed.set(ref, main.object.sha);
      await octokit.repos.createOrUpdateFileContents({
        ...repo,
        path: `${head}.txt`,
        message: head,
        content: Buffer.from(head).toString('base64'),
        branch: head,
      });
      const { data: pull } = await octokit.pulls.create({
        ...repo,
        title: head,
        head,
        base: 'main',
      });
      const method = (['merge', 'squash', 'rebase'] as const)[i % 3];
      const { data } = await octokit.pulls.merge({
        ...repo,
        pull_number: pull.number,
        merge_method: method,
      });
      promised.merged.set(pull.number, data.sha);
      promised.pushed.set('refs/heads/main', data.sha);
    } catch {
      // The server is gone; the loop ends with the next look.
    }
  }
}

async function expectOrder(promised: Promised) {
  // Git is sound and has no locks or quarantine left.
  const fsck = await runGit(bare(), [
    'fsck',
    '--full',
    '--strict',
    '--no-dangling',
  ]);
  expect({ code: fsck.code, said: fsck.stderr }).toMatchObject({ code: 0 });
  const files = await fs.readdir(bare(), { recursive: true });
  expect(
    files.filter(file =>
      /\.lock$|incoming-|tmp_objdir|(^|\/)index-/.test(file),
    ),
  ).toEqual([]);

  const db = new Database(path.join(sandbox.data, 'github.sqlite'), {
    readonly: true,
  });
  try {
    // What was told is what is there.
    const refs = await gitOk(bare(), [
      'for-each-ref',
      '--format=%(refname) %(objectname)',
      'refs/heads',
      'refs/tags',
    ]);
    const known = db
      .prepare('select name, sha from known_refs order by name')
      .all() as { name: string; sha: string }[];
    expect(known.map(row => `${row.name} ${row.sha}`)).toEqual(
      refs.split('\n').sort(),
    );
    expect(db.prepare('select * from pushers').all()).toEqual([]);
    expect(db.prepare('select * from merge_journal').all()).toEqual([]);
    // Push events form an unbroken chain per ref: none lost, none twice.
    const pushes = db
      .prepare(
        `select payload from deliveries where event = 'push' and hook_id = ? order by id`,
      )
      .pluck()
      .all(hook) as string[];
    expect(pushes.length).toBeGreaterThanOrEqual(promised.pushed.size);
    const last = new Map<string, string>();
    for (const payload of pushes) {
      const { ref, before, after } = JSON.parse(payload);
      expect([ref, before]).toEqual([ref, last.get(ref) ?? before]);
      last.set(ref, after);
    }
    for (const { name, sha } of known) {
      if (last.has(name)) expect([name, last.get(name)]).toEqual([name, sha]);
    }
  } finally {
    db.close();
  }

  // Nothing that was promised is lost.
  for (const [ref, sha] of promised.pushed) {
    const { code } = await runGit(bare(), [
      'merge-base',
      '--is-ancestor',
      sha,
      ref,
    ]);
    expect([ref, code]).toEqual([ref, 0]);
  }
  for (const [number, sha] of promised.merged) {
    const { data } = await octokit.pulls.get({ ...repo, pull_number: number });
    expect(data).toMatchObject({
      merged: true,
      state: 'closed',
      merge_commit_sha: sha,
    });
  }
  // A pull request whose commits are in main is merged, and only such a one.
  const { data: pulls } = await octokit.pulls.list({
    ...repo,
    state: 'all',
    per_page: 100,
  });
  for (const pull of pulls) {
    const sha = pull.merged_at ? pull.merge_commit_sha! : pull.head.sha;
    const { code } = await runGit(bare(), [
      ...['merge-base', '--is-ancestor', sha, 'main'],
    ]);
    expect([pull.number, code === 0]).toEqual([
      pull.number,
      Boolean(pull.merged_at),
    ]);
  }
}

it('is in order after kill -9 at any moment of pushes, ref updates and merges', async () => {
  const copies = await Promise.all(['a', 'b', 'c'].map(clone));
  const promised: Promised = {
    pushed: new Map(),
    pushes: 0,
    merged: new Map(),
  };
  for (let cycle = 0; cycle < CYCLES; cycle++) {
    let stop = false;
    const stopped = () => stop;
    const work = [
      ...copies.map((copy, i) =>
        keepPushing(copy, `own-${i}`, promised, stopped),
      ),
      keepMerging(cycle, promised, stopped),
    ];
    // At least one promise per cycle, now and then a merge; then any moment.
    const count = () =>
      cycle % 3 === 0 ? promised.merged.size : promised.pushes;
    const before = count();
    for (let i = 0; i < 1000 && count() === before; i++) await sleep(10);
    await sleep(Math.random() * 600);
    await sandbox.kill();
    stop = true;
    await Promise.all(work);
    await sandbox.start();
    await expectOrder(promised);

    // Life goes on.
    await copies[0].commit({ 'after.txt': `${cycle}\n` });
    await copies[0].git('push', '--quiet', 'origin', 'HEAD:refs/heads/own-0');
  }
  expect(promised.merged.size).toBeGreaterThanOrEqual(CYCLES / 3);
}, 300_000);
