import {
  judgeSlo,
  type Slo,
  sloBasisOf,
  sloBurnDown,
  type SloReading,
  sloWindowAt,
} from '@infra-portal/infra-common';
import { isSloFailure, type SloReadings } from '../sources';
import {
  DAY,
  END,
  Fixture,
  minutes,
  ratio,
  sum,
  traffic,
  PERIOD,
  within,
} from './__testUtils__/fixture';
import { own, slo } from './__testUtils__/objectives';
import { hasPrometheus, RealPrometheus } from './__testUtils__/RealPrometheus';
import { PrometheusClient } from './PrometheusClient';
import { PrometheusSource } from './PrometheusSource';

const HOUR = 3_600;
const describeReal = hasPrometheus() ? describe : describe.skip;

// Truth of a shop: an outage of half an hour, and a slow burn of eight hours. Rules
// of five minutes are behind by half of that, so it ends before the data does.
const total = minutes(traffic);
const bad = minutes(at => {
  if (within(at, 3 * DAY, HOUR / 2)) return traffic(at) / 2;
  return within(at, 8.5 * HOUR, 8 * HOUR) ? traffic(at) / 50 : 0;
});
const half = (list: number[]) => list.map(each => Math.floor(each / 2));
const rest = (list: number[]) => list.map(each => Math.ceil(each / 2));
const GONE = END - DAY;
/** What happened up to a time. */
const until = (list: number[], at: number) => {
  const ended = list.length - 1 - (END - at) / 60;
  return list.map((each, minute) => (minute <= ended ? each : 0));
};
/** What one pod counted in all of the time, and the other until it was gone. */
const both = (list: number[]) => {
  const gone = until(half(list), GONE);
  return rest(list).map((each, minute) => each + gone[minute]);
};
const fine = total.map((each, minute) => each - bad[minute]);
const podsBad = both(bad);
const good = both(fine);
const podsTotal = good.map((each, minute) => each + podsBad[minute]);

/** As the rule has it: sums of five minutes, each minute. */
function recordedRatio(): number {
  let [failed, all] = [0, 0];
  for (let at = END - PERIOD; at <= END; at += 60) {
    failed += sum(podsBad, at - 300, at);
    all += sum(podsTotal, at - 300, at);
  }
  return failed / all;
}
const shortRatios = {
  ...{ '5m': ratio(podsBad, podsTotal, 300) },
  '1h': ratio(podsBad, podsTotal, HOUR),
  '6h': ratio(podsBad, podsTotal, 6 * HOUR),
};
const recordedRatios = { ...shortRatios, '4d': recordedRatio() };

const HOSTILE = 'a"b\\c\nd{}|.*';
const hostileText = JSON.stringify(HOSTILE);
const events = (b: string, t: string): Slo['indicator'] => ({
  ...{ form: 'bad-total', bad: b, total: t },
});
const pods = (job: string, more = '') =>
  `sum(rate(requests_total{job="${job}"${more}}[{{.window}}]))`;
const shopEvents = events(pods('shop', ',code=~"5.."'), pods('shop'));
const week: Slo['window'] = {
  ...{ kind: 'calendar', count: 1, unit: 'w' },
  ...{ anchor: '2026-01-01 00:00:00', zone: 'Asia/Seoul' },
};
const SLOW = 0.3;

const objectives = {
  recorded: slo('recorded', { indicator: shopEvents }),
  computed: slo('shop'),
  calendar: slo('calendar', { window: week, indicator: shopEvents }),
  recordedCalendar: slo('recorded', { window: week, indicator: shopEvents }),
  latency: slo('latency', {
    indicator: {
      form: 'good-total',
      good: 'sum(rate(latency_bucket{job="shop",le="0.3"}[{{.window}}]))',
      total: 'sum(rate(latency_count{job="shop"}[{{.window}}]))',
    },
  }),
  flat: slo('flat'),
  silent: slo('silent'),
  perfect: slo('perfect'),
  missing: slo('missing'),
  typo: slo('typo', {
    indicator: {
      form: 'good-total',
      good: 'sum(rate(latency_bucket{job="shop",le="0.25"}[{{.window}}]))',
      total: pods('shop'),
    },
  }),
  poisoned: slo('poisoned', { indicator: shopEvents }),
  born: slo('born'),
  stopped: slo('stopped'),
  young: slo('young'),
  fresh: slo('fresh', { indicator: shopEvents }),
  weighted: slo('weighted', { indicator: shopEvents }),
  grouped: slo('grouped', {
    indicator: events(
      'sum by (path) (rate(paths_total{code="500"}[{{.window}}]))',
      'sum by (path) (rate(paths_total[{{.window}}]))',
    ),
  }),
  replicas: slo('replicas', { indicator: shopEvents }),
  balancer: slo('balancer', {
    indicator: events(
      'sum(sum_over_time(elb_503[{{.window}}]))',
      'sum(sum_over_time(target_requests[{{.window}}])) + sum(sum_over_time(elb_503[{{.window}}]))',
    ),
  }),
  slices: slo('slices', {
    method: { kind: 'timeslices', slice: 60, sliceTarget: 1 },
    indicator: { form: 'threshold', query: 'p99', op: 'lt', value: SLOW },
  }),
  raw: slo('raw', {
    indicator: {
      ...{ form: 'raw', means: 'success' },
      raw: 'avg_over_time(availability[{{.window}}])',
    },
  }),
  hostile: slo('hostile', {
    indicator: events(
      `sum(rate(hostile_total{job=${hostileText},code="500"}[{{.window}}]))`,
      `sum(rate(hostile_total{job=${hostileText}}[{{.window}}]))`,
    ),
  }),
} satisfies Record<string, Slo>;

function fixture(): string {
  const made = new Fixture();
  const pod = (name: string) => ({ job: 'shop', pod: name });
  const codes = [
    ['200', fine],
    ['500', bad],
  ] as const;
  for (const [code, list] of codes) {
    // 7 and 9: one pod begins anew, the other is gone for a day.
    made.counter('requests_total', { ...pod('a'), code }, rest(list), {
      resetAt: END - 2 * DAY,
    });
    made.counter('requests_total', { ...pod('b'), code }, half(list), {
      to: GONE,
    });
  }
  made.counter('latency_count', { job: 'shop' }, podsTotal);
  made.counter('latency_bucket', { job: 'shop', le: '0.3' }, good);
  const labels = { job: 'perfect', code: '200' };
  made.counter('requests_total', labels, total);
  const flat = until(total, END - 2 * HOUR);
  made.counter('requests_total', { job: 'flat', code: '200' }, flat);
  made.counter(
    'requests_total',
    { job: 'flat', code: '500' },
    until(bad, GONE),
  );
  const none = minutes(() => 0);
  made.counter('requests_total', { job: 'silent', code: '200' }, none);
  made.gauge('requests_total', { job: 'born', code: '200' }, () => 1_000);
  made.gauge('requests_total', { job: 'born', code: '500' }, () => 50, {
    from: END - DAY,
  });
  made.counter('requests_total', { job: 'stopped', code: '200' }, total, {
    to: END - 40 * 60,
  });
  made.counter('requests_total', { job: 'young', code: '200' }, total, {
    from: END - 2 * DAY,
  });
  for (const [path, share] of [
    ['/pay', 100],
    ['/list', 1_000],
  ] as const) {
    const failed = total.map(each => Math.floor(each / share));
    made.counter('paths_total', { path, code: '500' }, failed);
    const others = total.map((each, minute) => each - failed[minute]);
    made.counter('paths_total', { path, code: '200' }, others);
  }
  made.gauge('target_requests', { lb: 'a' }, () => 0);
  made.gauge('elb_503', { lb: 'a' }, () => 40);
  made.gauge('p99', { job: 'shop' }, at =>
    within(at, DAY, 6_000) ? 0.5 : 0.1,
  );
  made.gauge('availability', { job: 'shop' }, at =>
    within(at, DAY, 6_000) ? 0.5 : 1,
  );
  const hostile = { job: HOSTILE };
  made.counter('hostile_total', { ...hostile, code: '200' }, total);
  made.counter('hostile_total', { ...hostile, code: '500' }, bad);
  recorded(made);
  return made.text;
}

/** What rules recorded. */
function recorded(made: Fixture): void {
  const sums = { bad: podsBad, total: podsTotal };
  for (const id of ['recorded', 'poisoned']) {
    made.recorded(own(id), sums);
    made.ratios(own(id), recordedRatios);
  }
  made.ratios(own('poisoned', { path: 'nan' }), { '4d': NaN });
  for (const replica of ['a', 'b']) {
    made.recorded(own('replicas', { replica }), sums);
    made.ratios(own('replicas', { replica }), recordedRatios);
  }
  made.recorded(own('fresh'), sums, { from: END - 120 });
  made.ratios(own('fresh'), { ...shortRatios, '4d': 0.9 });
  made.gauge(
    'slo:sli_error:ratio_rate5m',
    own('weighted', { sloth_window: '5m' }),
    () => 0.5,
  );
  made.ratios(own('weighted'), { '4d': 0.5 });
  const alert = {
    ...own('recorded', { alertname: 'ShopBurn', sloth_severity: 'page' }),
  };
  made.gauge('ALERTS', { ...alert, alertstate: 'firing' }, () => 1, {
    from: END - 600,
  });
  made.gauge('ALERTS_FOR_STATE', alert, () => END - 600, { from: END - 600 });
}

describeReal('a real Prometheus', () => {
  let prometheus: RealPrometheus;
  let source: PrometheusSource;
  let round: SloReadings;

  beforeAll(async () => {
    prometheus = await RealPrometheus.start(fixture());
    source = new PrometheusSource(
      new PrometheusClient({ url: prometheus.url, timeout: 30_000 }),
      { pinned: END },
    );
    const { recordedCalendar, ...others } = objectives;
    round = await source.read(Object.values(others));
  }, 120_000);
  afterAll(() => prometheus?.stop());

  const readingOf = ({ id }: Slo, of: SloReadings = round): SloReading => {
    const read = of.readings.get(id);
    if (!read || isSloFailure(read)) {
      throw new Error(`${id}: ${read?.message.en ?? 'not asked'}`);
    }
    return read;
  };
  const judged = (objective: Slo) =>
    judgeSlo(objective, { reading: readingOf(objective), now: END });
  /** Within 0.1 %. */
  const near = (value: number | undefined, truth: number) => {
    expect(value).toBeDefined();
    expect(Math.abs(value! - truth)).toBeLessThanOrEqual(0.001 * truth);
  };
  const truth = ratio(podsBad, podsTotal, PERIOD);

  it('is asked two questions for all', () => {
    expect(round.problem).toBeUndefined();
    expect(round.queries).toBe(2);
  });

  it('7, 9: says what is true, worked out', () => {
    const {
      source: from,
      errors,
      counts,
      coverage,
    } = readingOf(objectives.computed);
    expect(from).toBe('computed');
    near(errors.period, truth);
    near(errors['1h'], shortRatios['1h']);
    near(errors['6h'], shortRatios['6h']);
    near(errors['3d'], ratio(podsBad, podsTotal, 3 * DAY));
    near(counts?.total, sum(podsTotal, END - PERIOD));
    near(counts?.bad, sum(podsBad, END - PERIOD));
    expect(coverage).toBe(1);
  });

  it('says what is true, recorded', () => {
    const reading = readingOf(objectives.recorded);
    expect(reading.source).toBe('recorded');
    near(reading.errors.period, truth);
    near(reading.counts?.total, sum(podsTotal, END - PERIOD));
    near(reading.counts?.bad, sum(podsBad, END - PERIOD));
    expect(reading.newest).toBe(END);
    expect(reading.coverage).toBeGreaterThan(0.99);
    expect(reading.alerts).toEqual([
      {
        ...{ name: 'ShopBurn', severity: 'page', state: 'firing' },
        since: new Date((END - 600) * 1_000).toISOString(),
      },
    ]);
  });

  it('24: counts a calendar window from its start, recorded and worked out', async () => {
    const { start } = sloWindowAt(week, END);
    expect(start).toBe(Date.UTC(2026, 10, 11, 15) / 1_000);
    const since = ratio(podsBad, podsTotal, END - start);
    near(readingOf(objectives.calendar).errors.period, since);
    const again = await source.read([objectives.recordedCalendar]);
    const reading = readingOf(objectives.recordedCalendar, again);
    expect(reading.source).toBe('recorded');
    near(reading.errors.period, since);
    near(reading.counts?.total, sum(podsTotal, start));
  });

  it('counts what is not good as bad', () => {
    near(readingOf(objectives.latency).errors.period, truth);
  });

  it('1: tells no burn where nothing happened lately', () => {
    const { errors } = readingOf(objectives.flat);
    near(
      errors.period,
      sum(until(bad, GONE), END - PERIOD) /
        (sum(until(total, END - 2 * HOUR), END - PERIOD) +
          sum(until(bad, GONE), END - PERIOD)),
    );
    expect(errors['1h']).toBeUndefined();
    expect(judged(objectives.flat).burn['1h']).toBeUndefined();
  });

  it('2: has no number where nothing ever happened', () => {
    const found = judged(objectives.silent);
    expect(found).toMatchObject({ state: 'unknown', data: 'no-traffic' });
    expect(found.sli).toBeUndefined();
  });

  it('3: has all of its budget where no failure was ever seen', () => {
    expect(judged(objectives.perfect)).toMatchObject({
      ...{ state: 'ok', sli: 1, budgetLeft: 1 },
    });
  });

  it('4: has no data where there are no series', () => {
    const found = judged(objectives.missing);
    expect(found).toMatchObject({ state: 'unknown', data: 'no-data' });
    expect(found.sli).toBeUndefined();
  });

  it('5: says that good events match no series', () => {
    const found = judged(objectives.typo);
    expect(found).toMatchObject({ state: 'exhausted', sli: 0 });
    expect(found.warnings[0].en).toContain('matches no series');
  });

  it('6: works out what a NaN poisoned', () => {
    const reading = readingOf(objectives.poisoned);
    expect(reading.source).toBe('computed');
    near(reading.errors.period, truth);
    expect(judged(objectives.poisoned).warnings[0].en).toContain('NaN');
  });

  it('8: does not see what a series was born with', () => {
    expect(readingOf(objectives.born).hasTraffic).toBe(false);
  });

  it('11: tells since when nothing came', () => {
    expect(judged(objectives.stopped)).toMatchObject({
      ...{ state: 'unknown', data: 'stale', sli: 1 },
      newest: new Date((END - 40 * 60) * 1_000).toISOString(),
    });
  });

  it('15: is marked as younger than its window', () => {
    const found = judged(objectives.young);
    expect(found).toMatchObject({ data: 'too-young', sli: 1 });
    expect(found.coverage).toBeCloseTo(1 / 2, 2);
    const oldest = Date.parse(found.oldest!) / 1_000;
    expect(Math.abs(oldest - (END - 2 * DAY))).toBeLessThan(HOUR);
  });

  it('17: does not believe rules that were just deployed', () => {
    const reading = readingOf(objectives.fresh);
    expect(reading.source).toBe('computed');
    near(reading.errors.period, truth);
  });

  it('works out what Sloth weighs by time', async () => {
    const reading = readingOf(objectives.weighted);
    expect(reading.source).toBe('computed');
    near(reading.errors.period, truth);
    // Where that is not possible, it says so.
    const broken = slo('weighted', { indicator: events('a b', 'a') });
    const again = await source.read([broken]);
    expect(readingOf(broken, again)).toMatchObject({
      ...{ source: 'recorded', isTimeWeighted: true, errors: { period: 0.5 } },
    });
  });

  it('21: tells the worst group, and which it is', () => {
    const reading = readingOf(objectives.grouped);
    const failed = total.map(each => Math.floor(each / 100));
    near(reading.errors.period, ratio(failed, total, PERIOD));
    const [note] = judged(objectives.grouped).warnings;
    expect(note.en).toContain('2 groups');
    expect(note.en).toContain('path="/pay"');
  });

  it('22: says which type a query gives, and reads the others', async () => {
    const wrong = [
      slo('scalar', { indicator: events('scalar(vector(1))', 'scalar(p99)') }),
      slo('text', { indicator: events('"a"', '"b"') }),
      slo('open', { indicator: events('sum(a', 'sum(b') }),
    ];
    const again = await source.read([...wrong, objectives.computed], {
      isComputed: true,
    });
    near(readingOf(objectives.computed, again).errors.period, truth);
    for (const { id } of wrong) {
      expect(again.readings.get(id)).toHaveProperty('message');
    }
    expect(again.problem).toBeUndefined();
    expect(again.queries).toBeLessThan(8);
  });

  it('23: counts replicas once', () => {
    const reading = readingOf(objectives.replicas);
    expect(reading.source).toBe('recorded');
    near(reading.errors.period, truth);
    near(reading.counts?.total, sum(podsTotal, END - PERIOD));
    expect(reading.warnings).toEqual([]);
  });

  it('31: sees an outage where no target was left', () => {
    const reading = readingOf(objectives.balancer);
    expect(reading.errors.period).toBe(1);
    near(reading.counts?.total, 40 * (PERIOD / 60));
  });

  it('33: finds hostile labels, and asks nothing else for hostile ids', async () => {
    near(
      readingOf(objectives.hostile).errors.period,
      sum(bad, END - PERIOD) /
        (sum(bad, END - PERIOD) + sum(total, END - PERIOD)),
    );
    const hostile = slo('x"}) or vector(1) #', { indicator: shopEvents });
    const again = await source.read([hostile]);
    near(readingOf(hostile, again).errors.period, truth);
    expect(again.problem).toBeUndefined();
  });

  it('counts slices of time, and takes ratios as they are', () => {
    const slices = readingOf(objectives.slices);
    near(slices.errors.period, 100 / (PERIOD / 60));
    near(slices.counts?.total, PERIOD / 60);
    near(readingOf(objectives.raw).errors.period, 50 / (PERIOD / 60));
  });

  describe('tiles', () => {
    const range = { start: END - PERIOD, end: END };
    it.each([
      ['recorded', objectives.recorded],
      ['computed', objectives.computed],
    ] as const)('28: add up to the truth, %s', async (from, objective) => {
      const series = await source.series(objective, range);
      expect(series).toMatchObject({ source: from, areCounts: true });
      expect(series.total.length).toBeLessThanOrEqual(1_010);
      const down = sloBurnDown(series, sloBasisOf(objective))!;
      near(down.total, sum(podsTotal, series.end - PERIOD, series.end));
      near(down.bad, sum(podsBad, series.end - PERIOD, series.end));
      near(1 - down.points[down.points.length - 1].left, truth / 0.001);
      // Asked again it has the same.
      expect(await source.series(objective, range)).toEqual(series);
    });

    it('count slices', async () => {
      const series = await source.series(objectives.slices, range);
      const failed = series.bad.reduce<number>(
        (all, each) => all + (each ?? 0),
        0,
      );
      near(failed, 100);
    });

    it('are unknown where nothing was measured', async () => {
      const { total: all } = await source.series(objectives.missing, range);
      expect(new Set(all)).toEqual(new Set([null]));
    });
  });
});
