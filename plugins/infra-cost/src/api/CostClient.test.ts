import { mockApis } from '@backstage/frontend-test-utils';
import { sampleHistory, sampleStack } from '../testing/samples';
import { CostClient } from './CostClient';

const clientOf = (answer: Response) => {
  const fetch = jest.fn(
    async (_address: string, _init?: RequestInit) => answer,
  );
  const client = new CostClient({
    discoveryApi: mockApis.discovery({ baseUrl: 'http://portal' }),
    fetchApi: { fetch: fetch as never },
  });
  const asked = () => fetch.mock.calls.map(([address]) => address);
  return { client, asked, fetch };
};

it('asks for stacks as they are filtered', async () => {
  const page = { items: [sampleStack('a')], total: 1 };
  const { client, asked } = clientOf(Response.json(page));
  const of = { product: ['a&b', 'c'], owner: ['group:default/auth'] };
  const filter = { of, text: '비용', order: 'change', limit: 50 } as const;
  expect(await client.stacks(filter)).toEqual(page);
  expect(asked()).toEqual([
    'http://portal/api/infra-cost/stacks?product=a%26b&product=c&owner=group%3Adefault%2Fauth&text=%EB%B9%84%EC%9A%A9&order=change&limit=50',
  ]);
});

it('asks for days by a dimension, and for one stack by its name', async () => {
  const days = { currency: 'USD', days: [] };
  const first = clientOf(Response.json(days));
  await first.client.days({ dimension: 'owner', days: 90 });
  expect(first.asked()).toEqual([
    'http://portal/api/infra-cost/days?dimension=owner&days=90',
  ]);
  const second = clientOf(Response.json(sampleHistory()));
  await second.client.history('a/b');
  expect(second.asked()).toEqual([
    'http://portal/api/infra-cost/stacks/a%2Fb/history',
  ]);
});

it('keeps what the server says of a failure', async () => {
  const body = {
    error: { name: 'NotAllowedError', message: 'not yours' },
    response: { statusCode: 403 },
  };
  const { client } = clientOf(Response.json(body, { status: 403 }));
  await expect(client.summary({})).rejects.toMatchObject({
    statusCode: 403,
    cause: { message: 'not yours' },
  });
});

it('takes no float for an amount', async () => {
  const page = { items: [{ ...sampleStack('a'), change: 1.5 }], total: 1 };
  const { client } = clientOf(Response.json(page));
  await expect(client.stacks({})).rejects.toThrow(/change/);
});

const pull = { repository: 'localhost:7761/acme/a b', number: 7 };
const place =
  'http://portal/api/infra-cost/pull-requests/localhost%3A7761/acme/a%20b/7';

it('names pull requests by their repository and number', async () => {
  const { client, asked } = clientOf(
    Response.json({ items: [], observedAt: '2026-11-22T10:00:00.000Z' }),
  );
  await client.pulls({ of: { product: ['shop'] }, open: 'open' });
  await expect(client.pull(pull)).rejects.toThrow();
  expect(asked()).toEqual([
    'http://portal/api/infra-cost/pull-requests?product=shop&open=open',
    place,
  ]);
});

it('sends what is asked for by POST', async () => {
  const opened = { number: 8, url: 'https://github.com/a/b/pull/8' };
  const { client, fetch } = clientOf(
    Response.json({ ...opened, created: true }),
  );
  const request = {
    rule: 'cost-budget' as const,
    stacks: ['stacks/shop'],
    until: '2026-12-22',
    reason: 'The launch needs it.',
  };
  const answer = await client.openException(pull, { request, digest: 'd' });
  expect(answer).toEqual({ ...opened, created: true });
  const [address, init] = fetch.mock.calls[0];
  expect(address).toBe(`${place}/exception`);
  expect(init).toMatchObject({ method: 'POST' });
  expect(JSON.parse(`${init?.body}`)).toEqual({ request, digest: 'd' });
});
