import { ConfigReader } from '@backstage/config';
import { createHash } from 'node:crypto';
import { AtlantisClient } from './AtlantisClient';
import { readAtlantisServers } from './servers';
import { shortContext, statusTargets } from './statusTargets';

const read = (atlantis: object[]) =>
  readAtlantisServers(new ConfigReader({ infraPortal: { atlantis } } as any));

it('reads servers, and says what is wrong with one', () => {
  expect(readAtlantisServers(new ConfigReader({}))).toEqual([]);
  expect(read([{ user: 'nowhere' }])).toEqual([]);
  expect(
    read([
      {
        url: 'https://atlantis.example/',
        user: 'bot',
        repositories: ['https://github.com/acme/infra'],
      },
    ]),
  ).toEqual([
    {
      url: 'https://atlantis.example',
      user: 'bot',
      repositories: [{ host: 'github.com', owner: 'acme', name: 'infra' }],
      statusName: 'atlantis',
      executable: 'atlantis',
    },
  ]);
  for (const url of ['nowhere', 'ftp://x', 'https://a:b@atlantis.example']) {
    expect(() => read([{ url }])).toThrow('infraPortal.atlantis[0].url');
  }
});

it('knows projects by what statuses call them, also cut ones', () => {
  const long = 'x'.repeat(300);
  const targets = statusTargets(
    [
      'version: 3',
      'projects:',
      '  - { name: api-dev, dir: ./stacks/api/dev/ }',
      '  - { dir: shared, workspace: stg }',
      `  - { name: ${long}, dir: long }`,
    ].join('\n'),
    ['atlantis'],
  );
  expect(targets.get('api-dev')).toEqual({
    project: 'api-dev',
    dir: 'stacks/api/dev',
    workspace: 'default',
  });
  expect(targets.get('shared/stg')).toEqual({
    dir: 'shared',
    workspace: 'stg',
  });
  const context = `atlantis/plan: ${long}`;
  const sum = createHash('sha256').update(context).digest('hex').slice(0, 12);
  expect(shortContext(context)).toBe(`${context.slice(0, 242)}-${sum}`);
  expect(shortContext(context)).toHaveLength(255);
  const target = shortContext(context).slice('atlantis/plan: '.length);
  expect(targets.get(target)).toMatchObject({ dir: 'long' });
  expect(statusTargets('a: [', ['atlantis']).size).toBe(0);
  expect(statusTargets('', ['atlantis']).size).toBe(0);
});

describe('the client', () => {
  const url = 'https://atlantis.example';
  /** Answers one after the other; an error is a connection that breaks. */
  function world(answers: (Response | Error)[]) {
    const asked: string[] = [];
    const waits: number[] = [];
    const client = new AtlantisClient({
      url,
      fetch: async address => {
        asked.push(String(address));
        const answer = answers.shift();
        if (answer instanceof Error) throw answer;
        return answer ?? new Response('{}', { status: 404 });
      },
      sleep: async milliseconds => {
        waits.push(milliseconds);
      },
    });
    return { asked, client, waits };
  }
  const json = (data: unknown, status = 200) =>
    new Response(JSON.stringify(data), { status });

  it('asks again what fails for a moment', async () => {
    const { asked, client, waits } = world([
      new TypeError('fetch failed'),
      json({}, 503),
      json({ Locks: null }),
    ]);
    expect(await client.locks()).toEqual([]);
    expect(asked).toEqual(Array(3).fill(`${url}/api/locks`));
    expect(waits).toEqual([500, 1_000]);
  });

  it.each([
    [[json({}, 401)], 'it answered 401', 1],
    [[json({ error: 'x' })], 'answered the question for locks', 1],
    [[new Response('<html>')], 'did not answer with JSON', 1],
    [[json({}, 500), json({}, 502), json({}, 500)], 'it answered 500', 3],
    [
      Array(3).fill(Object.assign(new Error('late'), { name: 'TimeoutError' })),
      'did not answer within 10 seconds',
      3,
    ],
  ])(
    'never takes a failure for an empty list: %#',
    async (answers, text, times) => {
      const { asked, client } = world([...answers]);
      await expect(client.locks()).rejects.toThrow(text);
      expect(asked).toHaveLength(times);
    },
  );

  it('tells the version, where it is told', async () => {
    expect(await world([json({ version: '0.47.1' })]).client.version()).toBe(
      '0.47.1',
    );
    expect(await world([json({})]).client.version()).toBeUndefined();
  });
});
