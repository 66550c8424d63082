import { git } from './git/run';
import { RefChange } from './refTracker';
import { Person, startSandbox, TestSandbox, WorkingCopy } from '../testing';

const CLIENTS = 8;
const ROUNDS = 2;
const pushers: Person[] = ['developer', 'reviewer', 'platform-owner'];
const personOf = (client: number) => pushers[client % pushers.length];

let sandbox: TestSandbox;
const told: (RefChange & { by: string })[] = [];

beforeAll(async () => {
  sandbox = await startSandbox();
  await sandbox.createRepository('busy', { 'README.md': 'busy\n' });
  sandbox.github.refs.onChange(async (_, changes, actor) => {
    told.push(...changes.map(change => ({ ...change, by: actor.login })));
  });
});
afterAll(() => sandbox.close());

interface Accepted {
  ref: string;
  sha: string;
  by: Person;
}

/** Commits and pushes to `branch` until the server has taken it. */
async function pushUntilAccepted(
  copy: WorkingCopy,
  branch: string,
  file: string,
): Promise<string> {
  await copy.commit({ [file]: `${file}\n` }, file);
  for (;;) {
    const { code, stderr } = await copy.run('push', 'origin', `HEAD:${branch}`);
    if (code === 0) return copy.git('rev-parse', 'HEAD');
    // Only a lost race may refuse it.
    expect(stderr).toMatch(
      /fetch first|non-fast-forward|cannot lock ref|stale info|failed to update ref/,
    );
    await copy.git('fetch', '--quiet', 'origin', branch);
    await copy.git('rebase', '--quiet', 'FETCH_HEAD');
  }
}

/** Opens a pull request and merges it, again if the base moved meanwhile. */
async function mergeUntilAccepted(
  client: number,
  round: number,
): Promise<string> {
  const octokit = sandbox.octokit(personOf(client));
  const repo = { owner: 'acme', repo: 'busy' };
  const head = `change-${client}-${round}`;
  const { data: main } = await octokit.git.getRef({
    ...repo,
    ref: 'heads/main',
  });
  await octokit.git.createRef({
    ...repo,
    ref: `refs/heads/${head}`,
    sha: main.object.sha,
  });
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
  for (;;) {
    const answer = await octokit.pulls
      .merge({ ...repo, pull_number: pull.number })
      .catch(error => error);
    if (answer.status === 200) return answer.data.sha;
    expect([405, 409]).toContain(answer.status);
  }
}

it('loses nothing when 8 clients push and merge at once', async () => {
  const accepted: Accepted[] = [];
  const work = Array.from({ length: CLIENTS }, async (_, client) => {
    const by = personOf(client);
    if (client >= 6) {
      for (let round = 0; round < ROUNDS; round++) {
        const sha = await mergeUntilAccepted(client, round);
        accepted.push({ ref: 'refs/heads/main', sha, by });
      }
      return;
    }
    const copy = await sandbox.clone(by, 'busy');
    for (let round = 0; round < ROUNDS; round++) {
      const own = `own-${client}`;
      const file = `${client}-${round}`;
      await copy.commit({ [`${file}-own`]: file });
      await copy.git('push', '--quiet', 'origin', `HEAD:refs/heads/${own}`);
      const sha = await copy.git('rev-parse', 'HEAD');
      accepted.push({ ref: `refs/heads/${own}`, sha, by });
      accepted.push({
        ref: 'refs/heads/main',
        sha: await pushUntilAccepted(copy, 'main', file),
        by,
      });
      // What follows may rebase, so the own branch begins anew.
      await copy.git('push', '--quiet', 'origin', `:refs/heads/${own}`);
    }
  });
  await Promise.all(work);

  const directory = sandbox.github.bare.directory('acme', 'busy');
  expect((await git(directory, ['fsck', '--full', '--strict'])).code).toBe(0);
  // Every accepted commit of main is in main …
  const log = await git(directory, ['rev-list', 'main']);
  const reachable = new Set(log.text.trim().split('\n'));
  const onMain = accepted.filter(({ ref }) => ref === 'refs/heads/main');
  for (const { sha } of onMain) expect(reachable).toContain(sha);
  // … and every accepted push was told exactly once, by whom, in order.
  for (const { ref, sha, by } of accepted) {
    const mine = told.filter(
      change => change.name === ref && change.to === sha,
    );
    expect(mine.map(change => change.by)).toEqual([by]);
  }
  const main = told.filter(change => change.name === 'refs/heads/main');
  expect(main).toHaveLength(onMain.length);
  main.forEach((change, i) => {
    expect(change.forced).toBe(false);
    if (i > 0) expect(change.from).toBe(main[i - 1].to);
  });
  expect(
    sandbox.github.db.prepare('select count(*) from pushers').pluck().get(),
  ).toBe(0);
}, 120_000);
