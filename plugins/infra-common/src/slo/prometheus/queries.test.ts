import fc from 'fast-check';
import {
  isSloAskable,
  readSloAlerts,
  readSloComputed,
  readSloRecorded,
  type Slo,
  sloComputedQuery,
  sloCountScale,
  sloLookedBack,
  sloRecordedQuery,
  SloRows,
  type SloSample,
  sloSelectorsOf,
  sloTileStep,
} from '..';
import { coverage, coverStep } from './parts';
import { isSelfContained } from './selectors';

const DAY = 86_400;
const NOW = Date.UTC(2026, 10, 15, 12) / 1_000;
const slo = (id: string, more: Partial<Slo> = {}): Slo => ({
  ...{ id, service: 'shop', name: id, target: 0.999, budget: 0.001 },
  ...{ source: 'prod', window: { kind: 'rolling', seconds: 30 * DAY } },
  method: { kind: 'occurrences' },
  indicator: {
    form: 'bad-total',
    bad: 'sum(rate(bad[{{.window}}]))',
    total: 'sum(rate(total[{{.window}}]))',
  },
  ...{ alerting: { page: true, ticket: true, noData: true }, labels: {} },
  ...more,
});
const ask = { at: NOW, seconds: 30 * DAY, staleAfter: 300 };

it.each([
  ['sum(rate(a{b="c"}[{{.window}}]))', 'rate'],
  ['sum by (path) (rate(a[{{.window}}])) or vector(0)', 'rate'],
  ['sum(increase(a[{{.window}}])) > 0', 'sum'],
  [
    'sum(sum_over_time(a[{{.window}}])) + sum(sum_over_time(b[{{.window}}]))',
    'sum',
  ],
  ['sum(rate(a{b="}) * ("}[{{.window}}]))', 'rate'],
  ['sum(rate(a[{{.window}}])) * 60', undefined],
  ['sum(rate(a[{{.window}}])) + sum(increase(b[{{.window}}]))', undefined],
  ['avg(rate(a[{{.window}}]))', undefined],
  ['sum(rate(a[5m]))', undefined],
])('%s gives a %s', (query, scale) => {
  expect(sloCountScale(query)).toBe(scale);
});

it('finds what a query looks back over', () => {
  expect(
    sloSelectorsOf(
      'sum(rate(a{b="[{{.window}}]"}[{{.window}}])) + sum(rate({c="d"}[{{.window}}])) + sum(rate(a{b="[{{.window}}]"}[{{.window}}]))',
    ),
  ).toEqual(['a{b="[{{.window}}]"}', '{c="d"}']);
});

describe('queries that stand beside others', () => {
  it.each([
    ['sum(rate(a{b="(",c=\'[\',d=`{`}[5m]))', true],
    ['sum(a))', false],
    ['sum((a)', false],
    ['(a]', false],
    ['a # b', false],
    ['a{b="c}', false],
    ['a{b="#"}', true],
  ])('%s: %s', (query, isFit) => {
    expect(isSelfContained(query)).toBe(isFit);
  });

  it('close all that they open, whatever is in their texts', () => {
    fc.assert(
      fc.property(fc.string({ maxLength: 30 }), text => {
        expect(isSelfContained(`sum(a{b=${JSON.stringify(text)}})`)).toBe(true);
      }),
    );
  });

  it('ask nothing of one that would change them', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('(', ')', '{', '}', '"', "'", '#', 'a', '\\')),
        signs => {
          const total = signs.join('');
          const odd = slo('a', {
            indicator: { form: 'bad-total', bad: 'a', total },
          });
          if (!isSloAskable(odd)) return;
          // As many brackets are open behind it as before.
          const bare = total.replace(
            /"(?:[^"\\]|\\.)*"|'(?:[^'\\]|\\.)*'/g,
            '',
          );
          for (const [open, close] of ['()', '{}']) {
            expect(bare.split(open).length).toBe(bare.split(close).length);
          }
        },
      ),
      { numRuns: 300 },
    );
  });
});

it('33: quotes ids, whatever is in them', () => {
  fc.assert(
    fc.property(fc.string({ minLength: 1, maxLength: 30 }), id => {
      const query = sloRecordedQuery({
        ...{ slos: [slo(id)], withWindow: [slo(id)], at: NOW },
      });
      const texts = query.match(/"(?:[^"\\]|\\.)*"/g)!;
      // Outside of its texts it is the same for each id.
      const rest = query.replace(/"(?:[^"\\]|\\.)*"/g, '""');
      const other = sloRecordedQuery({
        ...{ slos: [slo('a')], withWindow: [slo('a')], at: NOW },
      });
      expect(rest).toBe(other.replace(/"(?:[^"\\]|\\.)*"/g, '""'));
      const matched = texts
        .map(text => JSON.parse(text) as string)
        .some(text => new RegExp(`^(?:${text})$`, 's').test(id));
      expect(matched).toBe(true);
    }),
  );
});

it('is one question of a bounded length for a thousand objectives', () => {
  const many = Array.from({ length: 1_000 }, (_, index) =>
    slo(`objective-${index}`),
  );
  const query = sloRecordedQuery({ slos: many, withWindow: many, at: NOW });
  expect(query.length).toBeLessThan(5_000);
});

it('names each objective by its own ref', () => {
  const query = sloComputedQuery(
    [
      ['7', slo('a')],
      ['8', slo('b')],
    ],
    NOW,
  );
  expect(query.match(/"slo_ref","7"/g)).toHaveLength(1);
  expect(query.match(/"slo_ref","8"/g)).toHaveLength(1);
  expect(query).toContain('[30d]');
});

it('28: never has more tiles than a source gives', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: 60, max: 366 * DAY }),
      fc.constantFrom(undefined, 60, 300, 3_600),
      (seconds, slice) => {
        const step = sloTileStep(
          slo(
            'a',
            slice ? { method: { kind: 'ratio-timeslices', slice } } : {},
          ),
          seconds,
        );
        expect(seconds / step).toBeLessThanOrEqual(1_000);
        expect(step % (slice ?? 60)).toBe(0);
      },
    ),
  );
});

it('covers all of a window that has a number at each moment', () => {
  fc.assert(
    fc.property(
      fc.integer({ min: DAY, max: 366 * DAY }),
      fc.integer({ min: NOW - DAY, max: NOW }),
      (seconds, at) => {
        const step = coverStep(seconds);
        let moments = 0;
        const first = Math.ceil((at - seconds) / step) * step;
        for (let moment = first; moment <= at; moment += step) moments += 1;
        expect(coverage(moments, { at, seconds, step })).toBe(1);
        expect(coverage(0, { at, seconds, step })).toBe(0);
      },
    ),
    { numRuns: 50 },
  );
});

it('25: looks back over a minute at least', () => {
  const month = slo('a', {
    window: {
      ...{ kind: 'calendar', count: 1, unit: 'M' },
      ...{ anchor: '2026-01-01 00:00:00', zone: 'UTC' },
    },
  });
  const reset = Date.UTC(2026, 10, 1) / 1_000;
  expect(sloLookedBack(month, reset)).toBe(60);
  expect(sloLookedBack(month, reset + 180)).toBe(180);
});

describe('rows', () => {
  const number = fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom(NaN, Infinity, -Infinity),
  );
  const parts = fc.constantFrom(
    ...['period', 'total', 'good', 'cover', 'newest0', 'oldest', '1h', '6h'],
    ...['bad', 'slices', 'newest', 'odd'],
  );
  const samples: fc.Arbitrary<SloSample[]> = fc.array(
    fc.record({
      labels: fc.record({
        slo_part: parts,
        path: fc.string({ maxLength: 3 }),
        replica: fc.constantFrom('a', 'b'),
      }),
      value: number,
    }),
    { maxLength: 20 },
  );

  it('give finite numbers only, and none that was not there', () => {
    fc.assert(
      fc.property(samples, list => {
        const rows = new SloRows(list);
        for (const { errors, hasTraffic } of [
          readSloComputed(slo('a'), rows, ask),
          readSloRecorded(slo('a'), rows, ask).reading,
        ]) {
          for (const value of Object.values(errors)) {
            expect(Number.isFinite(value)).toBe(true);
            expect(list.some(each => each.value === value)).toBe(true);
          }
          if (errors.period !== undefined) expect(hasTraffic).toBe(true);
        }
      }),
    );
  });

  it('6: are not told where one of them is no number', () => {
    const row = (name: string, value: number): SloSample => ({
      ...{ labels: { __name__: name, sloth_id: 'a' }, value },
    });
    const good = [
      row('slo:sli_error:ratio_rate30d', 0.1),
      row('slo:sli_total:rate5m', 1),
      { labels: { slo_part: 'newest0' }, value: NOW },
      { labels: { slo_part: 'cover' }, value: 1e6 },
    ];
    const of = (list: SloSample[]) =>
      readSloRecorded(slo('a'), new SloRows(list), ask).why;
    expect(of(good)).toBeUndefined();
    expect(of([...good, row('slo:sli_error:ratio_rate1h', NaN)])).toBe(
      'poisoned',
    );
    expect(of(good.slice(0, 3))).toBe('young');
    expect(of([good[0], ...good.slice(2)])).toBe('weighted');
    expect(of(good.filter((_, index) => index !== 2))).toBe('missing');
    const old = { labels: { slo_part: 'newest0' }, value: NOW - 301 };
    expect(of([...good.slice(0, 2), old, good[3]])).toBe('stale');
  });

  it('23: of replicas are those of one, and alerts are told once', () => {
    const alert = (replica: string, alertstate: string): SloSample => ({
      labels: {
        ...{ __name__: 'ALERTS', alertname: 'Burn', alertstate, replica },
        sloth_severity: 'page',
      },
      value: 1,
    });
    expect(
      readSloAlerts([alert('a', 'pending'), alert('b', 'firing')]),
    ).toEqual([{ name: 'Burn', severity: 'page', state: 'firing' }]);
  });
});
