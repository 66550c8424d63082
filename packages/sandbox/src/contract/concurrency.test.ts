import { mergePull, MergeStep } from '../github/pulls/merge';
import { EventLog, startSandbox, TestSandbox } from '../testing';

// Each step is several git processes, on machines of any speed.
jest.setTimeout(120_000);

let sandbox: TestSandbox;
const repo = { owner: 'acme', repo: 'busy' };

beforeAll(async () => {
  sandbox = await startSandbox();
  await sandbox.createRepository('busy', { 'read.md': 'x\n' });
});
afterAll(() => sandbox.close());

async function open(name: string) {
  const copy = await sandbox.clone('developer', 'busy');
  await copy.git('checkout', '--quiet', '-b', name);
  await copy.commit({ [`${name}.txt`]: name }, name);
  await copy.git('push', '--quiet', 'origin', name);
  const { data } = await sandbox.octokit('developer').pulls.create({
    ...repo,
    title: name,
    head: name,
    base: 'main',
  });
  return data.number;
}

it('loses nothing when eight clients push and merge at once', async () => {
  const clients = [...Array(8).keys()];
  const rounds = 2;
  const log = new EventLog(sandbox, 'busy');
  const numbers: number[] = [];
  await Promise.all(
    clients.map(async client => {
      for (let round = 0; round < rounds; round++) {
        const pull_number = await open(`client-${client}-${round}`);
        numbers.push(pull_number);
        const octokit = sandbox.octokit('platform-owner');
        for (;;) {
          const merged = await octokit.pulls
            .merge({ ...repo, pull_number })
            .catch(error => error);
          if (merged.data?.merged) break;
          // GitHub's word for "try again", and the only failure allowed here.
          expect(merged.response?.data?.message).toMatch(/was modified/);
        }
      }
    }),
  );
  expect(new Set(numbers).size).toBe(clients.length * rounds);
  const copy = await sandbox.clone('developer', 'busy');
  const files = (await copy.git('ls-files')).split('\n');
  for (const client of clients) {
    for (let round = 0; round < rounds; round++) {
      expect(files).toContain(`client-${client}-${round}.txt`);
    }
  }
  const { data } = await sandbox
    .octokit('developer')
    .pulls.list({ ...repo, state: 'all', per_page: 100 });
  expect(data.every(pull => pull.merged_at !== null)).toBe(true);
  const names = log.takeNames();
  const count = (name: string) => names.filter(n => n === name).length;
  expect(count('pull_request.opened')).toBe(clients.length * rounds);
  expect(count('pull_request.closed')).toBe(clients.length * rounds);
  // One push per branch and one per merge.
  expect(count('push')).toBe(clients.length * rounds * 2);
});

describe('a merge that breaks off', () => {
  class Killed extends Error {}

  it.each<[MergeStep, boolean]>([
    ['commit', false],
    ['journal', false],
    ['refs', true],
    ['settled', true],
  ])(
    'after "%s" is merged everywhere (%s) after recovery',
    async (step, done) => {
      const number = await open(`killed-${step}`);
      const log = new EventLog(sandbox, 'busy');
      const { github } = sandbox;
      const repository = github.repositories.byName('acme', 'busy')!;
      const actor = github.accounts.byLogin('platform-owner')!;
      const merging = mergePull(github, repository, number, actor, {
        method: 'merge',
        afterStep: reached => {
          if (reached === step) throw new Killed();
        },
      });
      await expect(merging).rejects.toBeInstanceOf(Killed);
      await sandbox.restart();

      const { data } = await sandbox
        .octokit('developer')
        .pulls.get({ ...repo, pull_number: number });
      const copy = await sandbox.clone('developer', 'busy');
      const inMain = (await copy.git('ls-files'))
        .split('\n')
        .includes(`killed-${step}.txt`);
      expect({ merged: data.merged, inMain }).toEqual({
        merged: done,
        inMain: done,
      });
      if (done) {
        expect(data.merged_by?.login).toBe('platform-owner');
        expect(data.merge_commit_sha).toBe(
          await copy.git('rev-parse', 'origin/main'),
        );
      }
      const told = log.takeNames();
      const closed = told.filter(name => name === 'pull_request.closed');
      expect(closed).toHaveLength(done ? 1 : 0);
      const { n } = sandbox.github.db
        .prepare('select count(*) as n from merge_journal')
        .get() as { n: number };
      expect(n).toBe(0);

      // And the next merge goes through, whatever was left behind.
      if (!done) {
        const again = await sandbox
          .octokit('platform-owner')
          .pulls.merge({ ...repo, pull_number: number });
        expect(again.data.merged).toBe(true);
      }
    },
  );
});
