import { mockServices, TestDatabases } from '@backstage/backend-test-utils';
import fs from 'node:fs';
import type { Knex } from 'knex';
import path from 'node:path';
import { openDatabase } from '../../database';
import { BEGIN, HOUR, ledger, REPOSITORY } from '../__testUtils__/world';
import { Snoozes } from './Snoozes';
import { stateOf } from './stateOf';
import { trendOf } from './trend';

jest.setTimeout(60_000);

const databases = TestDatabases.create();
const STACKS = 10_000;

it('says how a stack stands', () => {
  const good = { at: 0, source: 'atlantis-api' as const };
  const problem = { message: 'x', since: 0 };
  const open = {
    ...{ id: 'x', firstSeen: 0, cause: 'unknown' as const },
    ...{ resources: 0, destroys: 0 },
  };
  const of = (standing: object, isSnoozed = false) =>
    stateOf(standing, isSnoozed, 100, 50);
  expect(of({})).toBe('unchecked');
  expect(of({ good })).toBe('unchecked');
  expect(of({ good: { ...good, at: 60 } })).toBe('clean');
  expect(of({ good: { ...good, at: 60 }, problem })).toBe('failed');
  expect(of({ good, problem, open })).toBe('drifted');
  expect(of({ good, open }, true)).toBe('snoozed');
});

it('silences what the repository says, through its last day', async () => {
  const file = '../../../../../templates/infrastructure/portal.yaml';
  const text = fs.readFileSync(path.join(__dirname, file), 'utf8');
  const exception = (rule: string, until: string) =>
    `  - { id: x-${rule}-${until}, rule: ${rule}, stacks: ['stacks/api/*'], until: ${until}, reason: 'known until the move', approvedBy: group:default/platform }`;
  const own = [
    ...['exceptions:', exception('drift', '2026-11-05')],
    ...[exception('drift', '2026-11-09'), exception('other', '2027-01-01')],
  ].join('\n');
  let read = 0;
  const snoozes = new Snoozes(
    () =>
      ({
        async read(commit: string) {
          read += 1;
          return commit === 'broken'
            ? 'version: ['
            : `${text.replace(/^exceptions:(?:\n[ #].*)*$/m, '')}\n${own}\n`;
        },
      } as never),
  );
  const at = async (day: string, commit = 'one') => {
    const states = [{ repository: REPOSITORY, commit }];
    const of = await snoozes.at(states, new Date(`${day}T23:00:00Z`));
    return [of(REPOSITORY, 'stacks/api/dev'), of(REPOSITORY, 'stacks/b/dev')];
  };
  const snooze = { until: '2026-11-09', reason: 'known until the move' };
  expect(await at('2026-11-05')).toEqual([snooze, undefined]);
  expect(await at('2026-11-09')).toEqual([snooze, undefined]);
  expect(await at('2026-11-10')).toEqual([undefined, undefined]);
  expect(read).toBe(1);
  expect(await at('2026-11-05', 'broken')).toEqual([undefined, undefined]);
});

it('counts what lasted, came and went on each day', () => {
  const DAY = 24 * HOUR;
  const now = Date.parse('2026-11-05T12:00:00Z');
  const ago = (days: number) => now - days * DAY;
  const { days, repair } = trendOf(
    [
      { first: ago(9) },
      { first: ago(9), ended: ago(1) },
      { first: ago(2), ended: ago(1) },
      { first: ago(0) },
    ],
    new Map([['2026-11-05', 7]]),
    3,
    now,
  );
  expect(days.map(({ drifted }) => drifted)).toEqual([3, 1, 2]);
  expect(days[1]).toMatchObject({ date: '2026-11-04', opened: 0, ended: 2 });
  expect(days[2]).toMatchObject({ opened: 1, checked: 7 });
  expect(repair).toEqual({
    ...{ mean: (9 * 24 * 3_600) / 2, median: (9 * 24 * 3_600) / 2, count: 2 },
  });
});

describe.each(databases.eachSupportedId())('%p', id => {
  it('answers fast about ten thousand stacks', async () => {
    const client = await databases.init(id);
    const knex: Knex = await openDatabase(
      mockServices.database({ knex: client }),
    );
    const dirs = Array.from({ length: STACKS }, (_, at) => `p${at % 90}/${at}`);
    const rows = dirs.map((dir, at) => ({
      stack_ref: `${REPOSITORY}//${dir}#default`,
      ...{ repository: REPOSITORY, generation: 1 },
      standing: JSON.stringify({
        good: { at: BEGIN + at, source: 'atlantis-api' },
      }),
    }));
    for (let at = 0; at < rows.length; at += 100) {
      await knex('drift_stacks').insert(rows.slice(at, at + 100));
    }
    await knex('drift_generation').update({ generation: 1 });
    const { reader } = ledger(knex, { dirs });
    await reader.page({ limit: 50 });
    const times: number[] = [];
    let cursor: string | undefined;
    for (let turn = 0; turn < 9; turn += 1) {
      const began = performance.now();
      const page = await reader.page({ limit: 50, cursor, q: 'p' });
      times.push(performance.now() - began);
      expect(page.items).toHaveLength(50);
      cursor = page.nextCursor;
    }
    const [median] = times.sort((a, b) => a - b).slice(4);
    // Usually some 20 ms; other work of the machine is not measured here.
    expect(median).toBeLessThan(150);
  });
});
