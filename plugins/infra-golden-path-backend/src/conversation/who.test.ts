import { sqlite, World } from '../requests/__testUtils__/world';
import { pullOf } from './__testUtils__/acting';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.close());
beforeEach(() => world.proxy.reset());

it('acts for nobody but the owner of the token, who may', async () => {
  const database = await sqlite();
  const own = await pullOf(world, database, 'who');
  expect(await own.refusal({ token: 'ghp_expired_long_ago' })).toBe('token');
  expect(await own.refusal({ token: 'ghp_test_developer' })).toBe('not-you');
  const other = await pullOf(world, database, 'author', {
    identity: { login: 'developer' },
  });
  const token = 'ghp_test_developer';
  for (const act of ['approve', 'request-changes'] as const) {
    expect(await other.refusal({ act, body: 'x', token })).toBe('own');
  }
  const nobody = await pullOf(world, database, 'nobody', { identity: {} });
  expect(await nobody.refusal()).toBe('unknown-you');
  const stranger = await pullOf(world, database, 'stranger', {
    identity: { login: 'outsider' },
  });
  expect(
    await stranger.refusal({ act: 'merge', token: 'ghp_test_outsider' }),
  ).toBe('forbidden');
  expect(await own.reviews()).toEqual([]);
  expect(await database('review_acts')).toEqual([]);
});

it('lets nobody approve what they asked the portal for', async () => {
  const database = await sqlite();
  const { refusal, reviews } = await pullOf(world, database, 'asked', {
    requestedBy: 'user:default/Reviewer',
  });
  expect(await refusal()).toBe('asked-for');
  expect(await refusal({ act: 'request-changes', body: 'Wait' })).toBe('done');
  expect(await reviews()).toEqual(['reviewer CHANGES_REQUESTED Wait']);
  const others = await pullOf(world, database, 'others', {
    requestedBy: 'user:default/developer',
  });
  expect(await others.refusal()).toBe('done');
});

it('says what GitHub says, and keeps nothing of what was not done', async () => {
  const database = await sqlite();
  const { refusal, run, at } = await pullOf(world, database, 'words');
  const answer = (status: number, more: object = {}) => {
    world.proxy.rule = ({ method, path }) =>
      method === 'POST' && path.endsWith('/reviews')
        ? { status, body: { message: 'no' }, ...more }
        : 'pass';
  };
  answer(422);
  await expect(run()).rejects.toMatchObject({
    ...{ refusal: 'not-taken', said: 'no', statusCode: 409 },
  });
  answer(403);
  expect(await refusal()).toBe('forbidden');
  answer(429, { headers: { 'retry-after': '7' } });
  await expect(run()).rejects.toMatchObject({
    ...{ refusal: 'rate-limited', statusCode: 429, retryAfter: 7 },
  });
  world.proxy.reset();
  await world.octokit().repos.updateBranchProtection({
    ...{ owner: 'acme', repo: at.repo, branch: 'main' },
    ...{ required_status_checks: null, restrictions: null },
    enforce_admins: true,
    required_pull_request_reviews: { required_approving_review_count: 1 },
  });
  await expect(run({ act: 'merge' })).rejects.toMatchObject({
    refusal: 'not-mergeable',
    said: expect.stringContaining('At least 1 approving review'),
  });
  expect(await database('review_acts')).toEqual([]);
  // GitHub itself is away: nothing was tried.
  world.proxy.rule = ({ path }) =>
    path.includes('graphql') ? { status: 502 } : 'pass';
  expect(await refusal()).toBe('unavailable');
});

it('asks GitHub once for all who look, and again when something happened', async () => {
  const database = await sqlite();
  const { conversations, repository, number, run, on } = await pullOf(
    ...([world, database, 'looks'] as const),
  );
  const read = () => conversations.read(repository, number);
  world.proxy.calls.length = 0;
  await Promise.all([read(), read(), read()]);
  const asked = () =>
    world.proxy.calls.filter(({ path }) => path.includes('graphql')).length;
  expect(asked()).toBe(1);
  await run({ act: 'request-changes', body: 'No', comments: [on(1, 'x')] });
  conversations.forget(`${repository.host}/ACME/looks`, number);
  expect(await read()).toMatchObject({
    ...{ author: 'developer', mergeState: 'clean', mergeable: true },
    threads: [{ comments: [{ author: 'reviewer', body: 'x' }] }],
    timeline: [{ kind: 'changes-requested', body: 'No' }],
  });
  await expect(
    conversations.read({ ...repository, name: 'elsewhere' }, 1),
  ).rejects.toThrow('not a repository of this portal');
  await expect(conversations.read(repository, 99)).rejects.toThrow(
    'There is no pull request',
  );
});
