import { errorKind } from '@infra-portal/infra-react';
import { declared, fakeEstimates } from '../testing/fakeEstimates';
import { EstimateClient } from './EstimateApi';

function clientThat(body: unknown, status = 200) {
  const headers = { 'Content-Type': 'application/json' };
  const answer = () => new Response(JSON.stringify(body), { status, headers });
  const fetch = jest.fn(async (..._: unknown[]) => answer());
  const client = new EstimateClient({
    discoveryApi: { getBaseUrl: async id => `https://portal/api/${id}` },
    fetchApi: { fetch: fetch as never },
  });
  return { client, fetch };
}

describe('EstimateClient', () => {
  const request = { stacks: [declared('dev')], usage: {} };

  it('asks the costs plugin, and checks what it answers', async () => {
    const answer = await fakeEstimates().estimate(request);
    const { client, fetch } = clientThat({ ...answer, later: 1 });
    const { signal } = new AbortController();
    await expect(client.estimate(request, signal)).resolves.toEqual(answer);
    const [address, call] = fetch.mock.calls[0] as [string, RequestInit];
    expect(address).toBe('https://portal/api/infra-cost/estimate');
    expect(call).toMatchObject({ method: 'POST', signal });
    expect(JSON.parse(call.body as string)).toEqual(request);
    const other = clientThat({ monthly: 7 }).client;
    await expect(other.estimate(request)).rejects.toThrow(/currency/);
  });

  it('tells a plugin that is not installed from one that fails', async () => {
    const kinds = [404, 403, 500].map(async status => {
      const { client } = clientThat({ error: { name: 'X' } }, status);
      return errorKind(await client.estimate(request).catch(error => error));
    });
    expect(await Promise.all(kinds)).toEqual([
      'not-found',
      'not-allowed',
      'failed',
    ]);
  });
});
