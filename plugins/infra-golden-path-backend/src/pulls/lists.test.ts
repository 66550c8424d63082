import type { ShownPull } from '@infra-portal/infra-common';
import { samplePull } from './__testUtils__/samplePull';
import { type PullFilter, PullLists } from './PullLists';

const logger = { warn() {}, debug() {} } as never;
const reviewer = 'user:default/reviewer';
const NOW = Date.parse('2026-11-22T12:00:00Z');

const kept = [
  samplePull({ number: 1, updatedAt: '2026-11-22T08:00:00Z' }),
  samplePull({
    ...{ number: 2, author: 'Reviewer', environments: ['dev'] },
    title: 'Mine, by hand',
  }),
  samplePull({
    ...{ number: 3, author: 'portal[bot]', title: 'From the form' },
    generated: { kind: 'service', requestedBy: reviewer },
    risk: { level: 'high', reasons: [] },
  }),
  samplePull({ number: 4, draft: true }),
  samplePull({ number: 5 }, { decided: ['reviewer'], patience: 1e12 }),
];

const lists = (login: string | undefined | Error = 'reviewer') =>
  new PullLists({
    store: {
      all: async () => kept,
      sources: async () => [
        {
          repository: 'r1',
          askedAt: '2026-11-22T11:59:00Z',
          failures: 0,
          dueAt: '',
        },
        { repository: 'r2', problem: 'No answer', failures: 3, dueAt: '' },
      ],
    },
    identityOf: async () => {
      if (login instanceof Error) throw login;
      return { login };
    },
    membersOf: async (_repository, name) =>
      name === '@acme/platform' ? new Set(['reviewer']) : undefined,
    ...{ logger, now: () => NOW },
  });

const numbers = (items: ShownPull[]) => items.map(({ number }) => number);
const of = async (filter: PullFilter) =>
  numbers((await lists().list(reviewer, filter)).items);

it('tells everybody what is theirs and what waits for them', async () => {
  const list = await lists().list(reviewer, {});
  expect(list.counts).toEqual({ 'needs-me': 1, mine: 2, stuck: 3, all: 5 });
  expect(await of({ view: 'needs-me' })).toEqual([1]);
  expect(await of({ view: 'mine' })).toEqual([3, 2]);
  expect(list.observedAt).toBe('2026-11-22T11:59:00Z');
  expect(list.stale).toMatchObject([{ repository: 'r2' }]);
});

it('answers a page, with all that it could be narrowed by', async () => {
  const page = (cursor?: string) =>
    lists().list(reviewer, {}, { cursor, limit: 3 });
  const first = await page();
  expect(first.items).toHaveLength(3);
  expect(first.counts.all).toBe(5);
  expect(first.choices).toMatchObject({ environments: ['dev', 'prod'] });
  const { items, nextCursor } = await page(first.nextCursor);
  expect([items.length, nextCursor]).toEqual([2, undefined]);
});

it.each<[PullFilter, number[]]>([
  [{ environment: ['dev'] }, [2]],
  [{ risk: ['high', 'unknown'] }, [3]],
  [{ generated: true }, [3]],
  [{ text: ' BY HAND' }, [2]],
  [{ text: '#4' }, [4]],
  [{ product: ['other'] }, []],
  [
    { repository: ['github.com/acme/infrastructure'], view: 'stuck' },
    [1, 2, 3],
  ],
])('fits %j', async (filter, wanted) => {
  expect(await of(filter)).toEqual(wanted);
});

it.each([undefined, new Error('The catalog does not answer')])(
  'does not guess who somebody is on GitHub: %s',
  async login => {
    const known = await lists(login ?? '').list(reviewer, {});
    expect(known.counts['needs-me']).toBe(0);
    // What they asked the portal for is known to be theirs.
    expect(known.counts.mine).toBe(1);
  },
);
