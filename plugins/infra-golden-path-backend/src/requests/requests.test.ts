import { minji, orderFor, sqlite, tokens, World } from './__testUtils__/world';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.close());

it('answers before there is a pull request to those who do not wait', async () => {
  const repository = await world.repository('at-once');
  const mirrors = world.mirrors('at-once');
  const { service } = world.portal(await sqlite(), { mirrors });
  const order = await orderFor(mirrors, repository, tokens(), { patience: 0 });
  const { request } = await service.submit(order, minji);
  expect(request.state).toBe('opening');
  expect(request.pullRequest).toBeUndefined();
  await service.runDue();
  expect(await service.get(request.id)).toMatchObject({ state: 'open' });
  expect(await world.pulls('at-once')).toHaveLength(1);
});

it('tells browsers of the pull request before anybody else', async () => {
  const repository = await world.repository('told');
  const mirrors = world.mirrors('told');
  const seen: unknown[] = [];
  const { service, published } = world.portal(await sqlite(), {
    mirrors,
    notify: async id => {
      const { pullRequest } = await service.get(id);
      seen.push([Boolean(pullRequest), published.length]);
    },
  });
  const order = await orderFor(mirrors, repository, tokens());
  await service.submit(order, minji);
  expect(seen).toContainEqual([true, 0]);
});

it('opens one pull request, and the same one for the same order', async () => {
  const repository = await world.repository('first');
  const mirrors = world.mirrors();
  const database = await sqlite();
  const { service, published, notified } = world.portal(database, { mirrors });
  const order = await orderFor(mirrors, repository, tokens(), {
    note: 'Please look at @acme/platform #1',
  });
  const { request, created } = await service.submit(order, minji);
  expect(request).toMatchObject({
    state: 'open',
    title: 'Create authhub/tokens',
  });
  expect(created).toBe(true);
  expect(request.failure).toBeUndefined();
  const [pull, ...others] = await world.pulls('first');
  expect(others).toEqual([]);
  expect(pull).toMatchObject({
    number: request.pullRequest!.number,
    title: 'Create authhub/tokens',
    head: {
      ref: 'portal/authhub/tokens/create',
      sha: request.pullRequest!.head,
    },
    base: { ref: 'main' },
  });
  expect(pull.labels.map((label: any) => label.name)).toEqual([
    'infra-portal',
    'product:authhub',
  ]);
  expect(pull.requested_reviewers.map((each: any) => each.login)).toEqual([
    'reviewer',
  ]);
  expect(pull.body).toContain('`Minji @acme/platform`');
  expect(pull.body).toContain(`/pull-requests/${request.id}`);
  expect(
    await world.text(
      'first',
      pull.head.sha,
      'stacks/authhub/tokens/dev/main.tf',
    ),
  ).toBe('locals {}\n');
  expect(request.lane.map(({ id, state }) => `${id} ${state}`)).toEqual([
    'opened done',
    'gates done',
    'plan unknown',
    'approval active',
    'applied waiting',
    'live waiting',
  ]);
  expect(request.lane[3].detail!.en).toContain('@acme/nobody');
  expect(published[0]).toMatchObject({
    topic: 'infra-portal.pull-request',
    eventPayload: { number: pull.number, state: 'open', head: pull.head.sha },
  });
  expect(new Set(notified)).toEqual(new Set([request.id]));

  world.proxy.reset();
  const again = await service.submit(order, minji);
  expect(again).toMatchObject({ created: false, request: { id: request.id } });
  expect(await world.pulls('first', 'all')).toHaveLength(1);
});
