import { mockApis } from '@backstage/frontend-test-utils';
import { sampleHistory, sampleStack } from '../testing/samples';
import { CostClient } from './CostClient';

const clientOf = (answer: Response) => {
  const fetch = jest.fn(async (_address: string) => answer);
  const client = new CostClient({
    discoveryApi: mockApis.discovery({ baseUrl: 'http://portal' }),
    fetchApi: { fetch: fetch as never },
  });
  const asked = () => fetch.mock.calls.map(([address]) => address);
  return { client, asked };
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
