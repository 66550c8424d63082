import fc from 'fast-check';
import {
  judgeSlo,
  type Slo,
  SLO_WINDOWS,
  type SloAlert,
  type SloReading,
  type SloSeries,
  sloStatusSchema,
} from '..';

const HOUR = 3_600;
const DAY = 24 * HOUR;
/** Noon of 15 November 2026. */
const NOW = Date.UTC(2026, 10, 15, 12) / 1_000;

const slo = (more: Partial<Slo> = {}): Slo => ({
  ...{ id: 'checkout-available', service: 'checkout', name: 'available' },
  ...{ target: 0.999, budget: 0.001, source: 'prometheus' },
  window: { kind: 'rolling', seconds: 30 * DAY },
  method: { kind: 'occurrences' },
  indicator: { form: 'bad-total', bad: 'bad', total: 'total' },
  alerting: { page: true, ticket: true, noData: true },
  labels: {},
  ...more,
});
const month: Slo['window'] = {
  ...{ kind: 'calendar', count: 1, unit: 'M' },
  ...{ anchor: '2026-01-01 00:00:00', zone: 'UTC' },
};
const reading = (more: Partial<SloReading> = {}): SloReading => ({
  ...{ source: 'recorded', at: NOW, start: NOW - 30 * DAY, end: NOW },
  errors: { period: 0.0004, '1h': 0.0002, '6h': 0.0004 },
  counts: { bad: 400, total: 1_000_000 },
  ...{ hasData: true, hasTraffic: true, coverage: 1 },
  ...{ oldest: NOW - 30 * DAY, newest: NOW - 20, staleAfter: 300 },
  ...{ alerts: [], warnings: [] },
  ...more,
});
const judged = (more: Partial<SloReading> = {}, of: Partial<Slo> = {}) =>
  judgeSlo(slo(of), { reading: reading(more), now: NOW });
const firing = (severity: SloAlert['severity']): SloAlert => ({
  ...{ name: 'Burn', severity, state: 'firing' },
});
const failure = {
  message: { en: 'It did not answer.', ko: '답하지 않았어요.' },
  since: new Date(NOW * 1_000).toISOString(),
};

it('tells numbers of a healthy objective', () => {
  expect(judged()).toEqual({
    ...{ state: 'ok', sli: 0.9996, budgetLeft: 0.6 },
    burn: { period: 0.4, '1h': 0.2, '6h': 0.4 },
    counts: { bad: 400, total: 1_000_000 },
    // 0.6 × 30 days / 0.4 is more than one window.
    exhaustion: { basis: '6h' },
    ...{ source: 'recorded', coverage: 1 },
    start: '2026-10-16T12:00:00.000Z',
    end: '2026-11-15T12:00:00.000Z',
    oldest: '2026-10-16T12:00:00.000Z',
    newest: '2026-11-15T11:59:40.000Z',
    observedAt: '2026-11-15T12:00:00.000Z',
    ...{ alerts: [], warnings: [] },
  });
});

describe('the worst state comes first', () => {
  const spent = { errors: { period: 0.002, '6h': 0.002 } };
  const burning = { errors: { period: 0.0009, '6h': 0.002 } };
  it.each([
    ['exhausted', { ...spent, alerts: [firing('page')] }],
    ['paging', { ...burning, alerts: [firing('ticket'), firing('page')] }],
    ['ticketing', { ...burning, alerts: [firing('ticket')] }],
    ['burning', burning],
    ['at-risk', { errors: { period: 0.0008, '6h': 0.001 } }],
    ['ok', { alerts: [{ ...firing('page'), state: 'pending' as const }] }],
  ] as const)('%s', (state, more) => {
    expect(judged(more as Partial<SloReading>).state).toBe(state);
  });

  it('hides that all is well where nobody knows, but no alert', () => {
    const stale = { newest: NOW - 400 };
    expect(judged(stale)).toMatchObject({ state: 'unknown', data: 'stale' });
    expect(judged({ ...stale, alerts: [firing('page')] })).toMatchObject({
      ...{ state: 'paging', data: 'stale' },
    });
    expect(judged({ ...stale, ...spent }).state).toBe('exhausted');
  });
});

describe('what is amiss with numbers', () => {
  it('1: nothing happened lately, but in the window', () => {
    const found = judged({ errors: { period: 0.0004 } });
    expect(found).toMatchObject({ state: 'ok', sli: 0.9996 });
    expect(found.burn).toEqual({ period: 0.4 });
    expect(found.exhaustion).toBeUndefined();
  });

  it('2: nothing happened in all of the window', () => {
    const found = judged({
      ...{ errors: {}, hasTraffic: false, counts: { bad: 0, total: 0 } },
    });
    expect(found).toMatchObject({ state: 'unknown', data: 'no-traffic' });
    expect(found.sli).toBeUndefined();
    expect(found.budgetLeft).toBeUndefined();
  });

  it('4: there are no series', () => {
    const found = judged({
      ...{ errors: {}, hasData: false, hasTraffic: false, counts: undefined },
      alerts: [firing('ticket')],
    });
    expect(found).toMatchObject({ state: 'ticketing', data: 'no-data' });
    expect(found.sli).toBeUndefined();
  });

  it('11: series stopped, and their numbers tell how old they are', () => {
    expect(judged({ newest: NOW - 300 }).data).toBeUndefined();
    expect(judged({ newest: NOW - 2_400 })).toMatchObject({
      ...{ state: 'unknown', data: 'stale', sli: 0.9996 },
      newest: '2026-11-15T11:20:00.000Z',
    });
  });

  it('12: a target of 100 % leaves no budget', () => {
    const all = { target: 1, budget: 0 };
    expect(judged({}, all)).toMatchObject({
      ...{ state: 'exhausted', data: 'no-budget', burn: {} },
      counts: { bad: 400 },
    });
    expect(judged({ errors: { period: 0 } }, all)).toMatchObject({
      ...{ state: 'unknown', data: 'no-budget', sli: 1 },
    });
    expect(judged({}, all).budgetLeft).toBeUndefined();
  });

  it('14: more than the budget is spent', () => {
    const found = judged({ errors: { period: 0.00134, '6h': 0 } });
    expect(found).toMatchObject({ state: 'exhausted', budgetLeft: -0.34 });
    expect(found.exhaustion).toEqual({
      ...{ at: '2026-11-15T12:00:00.000Z', basis: '6h' },
    });
  });

  it.each([
    ['15: twelve of thirty days', { oldest: NOW - 12 * DAY, coverage: 0.4 }],
    ['16: the source keeps half of it', { oldest: NOW - 15 * DAY }],
    ['nobody says since when', { oldest: undefined, coverage: 0.4 }],
  ])('%s', (_, more) => {
    expect(judged(more)).toMatchObject({
      ...{ state: 'unknown', data: 'too-young', sli: 0.9996, budgetLeft: 0.6 },
    });
    expect(judged({ ...more, errors: { period: 0.003 } }).state).toBe(
      'exhausted',
    );
  });

  it('is not young because of a gap', () => {
    expect(judged({ coverage: 0.8 }).data).toBeUndefined();
  });

  it('18: one failure breaks it', () => {
    expect(judged({ counts: { bad: 0, total: 100 } })).toMatchObject({
      ...{ state: 'ok', data: 'too-few-events' },
    });
    expect(judged({ counts: { bad: 0, total: 1_000 } }).data).toBeUndefined();
  });

  it('25: a calendar window began three minutes ago', () => {
    const at = Date.UTC(2026, 10, 1) / 1_000 + 180;
    const of = (more: Partial<SloReading>) =>
      judgeSlo(slo({ window: month }), {
        ...{
          now: at,
          reading: reading({ at, newest: at, oldest: at - 180, ...more }),
        },
      });
    expect(of({})).toMatchObject({
      ...{ sli: 0.9996, start: '2026-11-01T00:00:00.000Z' },
    });
    expect(of({}).exhaustion).toBeUndefined();
    expect(of({ hasTraffic: false, errors: {} })).toMatchObject({
      ...{ state: 'unknown', data: 'too-young' },
    });
  });

  it('26: a clock that is ahead makes no samples of the future', () => {
    const found = judged({ newest: NOW + 120 });
    expect(found.newest).toBe(found.observedAt);
  });

  it('27: the newest question failed, and numbers before it stand', () => {
    const of = (at: number) =>
      judgeSlo(slo(), {
        reading: reading({ at, newest: at }),
        failure,
        now: NOW,
      });
    expect(of(NOW - 60)).toMatchObject({ state: 'ok', problem: failure });
    expect(of(NOW - 60).data).toBeUndefined();
    expect(of(NOW - 900)).toMatchObject({
      ...{ state: 'unknown', data: 'error', sli: 0.9996, problem: failure },
      observedAt: '2026-11-15T11:45:00.000Z',
    });
    expect(judgeSlo(slo(), { failure, now: NOW })).toEqual({
      ...{ state: 'unknown', data: 'error', problem: failure },
      ...{ burn: {}, alerts: [], warnings: [] },
    });
    expect(judgeSlo(slo(), { now: NOW }).data).toBe('pending');
  });

  it('37: just below its target is below it', () => {
    const found = judged({ errors: { period: 1 - 0.998996 } });
    expect(found.state).toBe('exhausted');
    expect(found.sli).toBe(0.998996);
  });
});

describe('when a budget is spent', () => {
  it('is the formula where there are no tiles', () => {
    const found = judged({ errors: { period: 0.000137, '6h': 0.004 } });
    // 0.863 × 720 h / 4
    expect(found.exhaustion).toEqual({
      ...{ basis: '6h', at: '2026-11-21T23:20:24.000Z' },
    });
  });

  it('goes by the last hour while somebody is paged', () => {
    const found = judged({
      ...{ errors: { period: 0.0005, '1h': 0.02, '6h': 0.004 } },
      alerts: [firing('page')],
    });
    expect(found.exhaustion).toEqual({
      ...{ basis: '1h', at: '2026-11-16T06:00:00.000Z' },
    });
  });

  it('is exact where there are tiles', () => {
    const tiles: SloSeries = {
      ...{ step: HOUR, start: NOW - 30 * DAY, end: NOW, areCounts: true },
      bad: Array.from({ length: 720 }, () => 0.5),
      total: Array.from({ length: 720 }, () => 1_000),
      ...{ source: 'computed', warnings: [], observedAt: '' },
    };
    const of = (series?: SloSeries) =>
      judgeSlo(slo(), {
        ...{ series, now: NOW },
        reading: reading({ errors: { period: 0.0005, '6h': 0.001 } }),
      }).exhaustion;
    expect(of()?.at).toBe('2026-11-30T12:00:00.000Z');
    // What ages out gives half of it back: twice as long, and then it is not more.
    expect(of(tiles)?.at).toBeUndefined();
  });

  it('compares a calendar window with its end', () => {
    const of = (burn: number) =>
      judged(
        { errors: { period: 0.0005, '6h': burn * 0.001 } },
        { window: month },
      ).exhaustion;
    // Half of 14.5 days is spent; 22.75 days are left to spend in 15.5.
    expect(of(1)).toEqual({ basis: '6h' });
    expect(of(2)).toEqual({ basis: '6h', at: '2026-11-26T21:00:00.000Z' });
  });

  it('measures slices of a calendar window by all that it has', () => {
    const found = judged(
      {
        ...{ errors: { period: 10 / 20_880, '6h': 0.01 } },
        counts: { bad: 10, total: 20_880 },
      },
      {
        window: month,
        method: { kind: 'timeslices', slice: 60, sliceTarget: 1 },
      },
    );
    expect(found.budgetLeft).toBeCloseTo(1 - 10 / 43.2, 9);
  });
});

it('makes no number up, and is told by its schema', () => {
  const number = fc.oneof(
    fc.double({ min: 0, max: 1, noNaN: true }),
    fc.constantFrom(NaN, Infinity, undefined),
  );
  const readings = fc.record({
    errors: fc.record(
      Object.fromEntries(SLO_WINDOWS.map(name => [name, number])),
    ),
    hasData: fc.boolean(),
    hasTraffic: fc.boolean(),
    coverage: number,
    newest: fc.option(fc.integer({ min: NOW - DAY, max: NOW + 120 }), {
      nil: undefined,
    }),
    oldest: fc.option(fc.integer({ min: NOW - 30 * DAY, max: NOW }), {
      nil: undefined,
    }),
    counts: fc.option(fc.record({ bad: fc.nat(99), total: fc.nat(1e6) }), {
      nil: undefined,
    }),
    alerts: fc.constantFrom<SloAlert[]>(
      [],
      [firing('page')],
      [firing('ticket')],
    ),
  });
  fc.assert(
    fc.property(
      readings,
      fc.constantFrom<Slo['window']>(month, slo().window),
      fc.constantFrom(0.9, 0.99, 0.999),
      (more, window, target) => {
        const budget = Number((1 - target).toPrecision(12));
        const read = more as Partial<SloReading>;
        const found = judged(read, { window, target, budget });
        expect(sloStatusSchema.parse(found)).toEqual(found);
        const { period } = more.errors;
        const isKnown = period !== undefined && Number.isFinite(period);
        expect(found.sli !== undefined).toBe(isKnown);
        expect(found.budgetLeft !== undefined).toBe(isKnown);
        if (!isKnown) expect(found.state).not.toBe('ok');
        if (!isKnown) expect(found.data).toBeDefined();
        if (found.budgetLeft !== undefined && found.budgetLeft <= 0) {
          expect(found.state).toBe('exhausted');
        }
      },
    ),
    { numRuns: 300 },
  );
});
