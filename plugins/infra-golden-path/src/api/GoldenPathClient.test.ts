import { ResponseError } from '@backstage/errors';
import { GoldenPathClient } from './GoldenPathClient';
import { refusalOf } from './refusal';

const draft = {
  id: 'd/1',
  change: 'create',
  intent: { service: 'login' },
  title: 'login',
  updatedAt: '2026-11-21T10:00:00Z',
  expiresAt: '2026-12-21T10:00:00Z',
};

function clientThat(answer: () => Response) {
  const fetch = jest.fn(async (..._: unknown[]) => answer());
  const client = new GoldenPathClient({
    discoveryApi: { getBaseUrl: async id => `https://portal/api/${id}` },
    fetchApi: { fetch: fetch as never },
  });
  return { client, fetch };
}

const json = (body: unknown, status = 200) =>
  new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/json' },
  });

describe('GoldenPathClient', () => {
  it('asks with every filter, and encodes what it puts into paths', async () => {
    const { client, fetch } = clientThat(() => json({ items: [] }));
    await client.requests({
      mine: true,
      states: ['open', 'failed'],
      product: 'a&b',
      limit: 5,
    });
    expect(fetch.mock.calls[0][0]).toBe(
      'https://portal/api/infra-golden-path/requests?mine=true&state=open&state=failed&product=a%26b&limit=5',
    );
    await expect(client.drafts()).resolves.toEqual([]);
  });

  it('saves a draft under its id and ignores what it does not know', async () => {
    const { client, fetch } = clientThat(() => json({ ...draft, later: 1 }));
    const { change, intent, title } = draft;
    await expect(
      client.saveDraft('d/1', { change, intent, title }),
    ).resolves.toEqual(draft);
    expect(fetch.mock.calls[0][0]).toMatch(/\/drafts\/d%2F1$/);
    expect(fetch.mock.calls[0][1]).toMatchObject({
      method: 'PUT',
      body: JSON.stringify({ change, intent, title }),
    });
  });

  it('refuses an answer of another shape', async () => {
    const { client } = clientThat(() => json({ items: 'none' }));
    await expect(client.requests()).rejects.toThrow(/items/);
  });

  it.each([
    [409, { digest: 'f'.repeat(64) }, { kind: 'outdated' }],
    [403, {}, { kind: 'not-allowed' }],
    [401, {}, { kind: 'signed-out' }],
    [
      400,
      {
        findings: [
          {
            code: 'intent.missing',
            severity: 'error',
            message: { en: 'service is missing', ko: 'service가 없습니다' },
          },
        ],
      },
      { kind: 'findings', findings: [{ code: 'intent.missing' }] },
    ],
    [400, {}, { kind: 'unavailable', message: 'said so' }],
    [503, {}, { kind: 'unavailable', message: 'said so' }],
  ])('reads why %s was answered', async (status, extra, expected) => {
    const { client } = clientThat(() =>
      json(
        {
          error: { name: 'X', message: 'said so', ...extra },
          request: {},
          response: { statusCode: status },
        },
        status,
      ),
    );
    const error = await client.submit({ intent: {}, digest: '' }).catch(e => e);
    expect(error).toBeInstanceOf(ResponseError);
    expect(refusalOf(error)).toMatchObject(expected);
  });
});
