import { type ExceptionOrder } from '@infra-portal/infra-common';
import { ExceptionsClient } from './ExceptionsApi';

function client(answer: object) {
  const fetch = jest.fn(async (_: string, __?: RequestInit) =>
    Response.json(answer),
  );
  return {
    fetch,
    api: new ExceptionsClient({
      discoveryApi: { getBaseUrl: async plugin => `http://p/api/${plugin}` },
      fetchApi: { fetch: fetch as never },
    }),
  };
}

it('asks for the removal where that is, and for all else beside it', async () => {
  const opened = { number: 7, url: 'https://x', created: true };
  const { api, fetch } = client(opened);
  expect(await api.open({ act: 'remove', key: 'a/b' })).toEqual(opened);
  const order: ExceptionOrder = {
    ...{ act: 'extend', key: 'a', until: '2027-01-01' },
    reason: 'Still being decided.',
  };
  await api.open(order);
  expect(fetch.mock.calls.map(([url, init]) => [url, init?.body])).toEqual([
    ['http://p/api/infra-golden-path/exceptions/a%2Fb/removal', '{}'],
    ['http://p/api/infra-golden-path/exceptions', JSON.stringify(order)],
  ]);
});

it('takes no answer of another shape', async () => {
  const { api } = client({ items: [{ id: 'x' }] });
  await expect(api.list()).rejects.toThrow('key');
});
