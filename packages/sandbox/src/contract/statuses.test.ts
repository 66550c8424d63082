import fc from 'fast-check';
import { combinedState, statusStates } from '../github/store/statuses';
import { startSandbox, TestSandbox } from '../testing';

let sandbox: TestSandbox;
const repo = { owner: 'acme', repo: 'infra' };
let sha: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  await sandbox.createRepository('infra', { 'main.tf': '' });
  const copy = await sandbox.clone('developer', 'infra');
  await copy.git('checkout', '-q', '-b', 'feature/x');
  sha = await copy.commit({ 'main.tf': '# x\n' });
  await copy.git('push', '-q', 'origin', 'feature/x');
});
afterAll(() => sandbox.close());

describe('commit statuses', () => {
  it('keeps all and counts the newest of each context', async () => {
    const octokit = sandbox.octokit('developer');
    const set = (state: 'pending' | 'success', context: string) =>
      octokit.repos.createCommitStatus({ ...repo, sha, state, context });
    await set('pending', 'atlantis/plan');
    await set('success', 'atlantis/plan');
    await set('pending', 'atlantis/apply');
    const combined = (ref: string) =>
      octokit.repos.getCombinedStatusForRef({ ...repo, ref });
    expect((await combined('feature/x')).data).toMatchObject({
      state: 'pending',
      total_count: 2,
      sha,
    });
    await set('success', 'atlantis/apply');
    expect((await combined(sha)).data.state).toBe('success');
    const all = await octokit.repos.listCommitStatusesForRef({
      ...repo,
      ref: sha,
      per_page: 3,
    });
    expect(all.data.map(status => status.state)).toEqual([
      'success',
      'pending',
      'success',
    ]);
    expect(all.headers.link).toContain('rel="next"');
  });

  it('answers a page size of nought as any other', async () => {
    const response = await sandbox.rest(
      'developer',
      `/repos/acme/infra/commits/main/status?per_page=0`,
    );
    const body = await response.json();
    expect(body.repository.archive_url).toBe(
      `${sandbox.url}/api/v3/repos/acme/infra/{archive_format}{/ref}`,
    );
  });

  it.each([
    [{ state: 'done' }, 422],
    [{ state: 'success', description: 'x'.repeat(141) }, 422],
    [{ state: 'success', context: 'x'.repeat(256) }, 422],
    [{ state: 'success', target_url: 'data:text/html,alert(1)' }, 422],
    [{}, 422],
  ])('refuses %j', async (body, status) => {
    const response = await sandbox.rest(
      'developer',
      `/repos/acme/infra/statuses/${sha}`,
      { method: 'POST', body: JSON.stringify(body) },
    );
    expect(response.status).toBe(status);
  });

  it('refuses a commit that does not exist, and a person who may not', async () => {
    const create = (person: 'developer' | 'outsider', of: string) =>
      sandbox
        .octokit(person)
        .repos.createCommitStatus({ ...repo, sha: of, state: 'success' });
    await expect(create('developer', 'a'.repeat(40))).rejects.toMatchObject({
      status: 422,
    });
    await expect(create('outsider', sha)).rejects.toMatchObject({
      status: 403,
    });
  });
});

describe('combinedState', () => {
  it('is success only when everything succeeded', () => {
    fc.assert(
      fc.property(fc.array(fc.constantFrom(...statusStates)), states => {
        expect(combinedState(states) === 'success').toBe(
          states.length > 0 && states.every(state => state === 'success'),
        );
      }),
    );
  });
});
