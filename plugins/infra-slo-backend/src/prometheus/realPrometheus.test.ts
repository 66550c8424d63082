import {
  judgeSlo,
  type Slo,
  sloBasisOf,
  sloBurnDown,
  type SloReading,
  sloWindowAt,
} from '@infra-portal/infra-common';
import { isSloFailure, type SloReadings } from '../sources';
import { DAY, END, PERIOD, ratio, sum } from './__testUtils__/fixture';
import { slo } from './__testUtils__/objectives';
import { hasPrometheus, RealPrometheus } from './__testUtils__/RealPrometheus';
import {
  bad,
  events,
  fixture,
  GONE,
  HOUR,
  objectives,
  podsBad,
  podsTotal,
  shopEvents,
  shortRatios,
  total,
  until,
  week,
} from './__testUtils__/shop';
import { PrometheusClient } from './PrometheusClient';
import { PrometheusSource } from './PrometheusSource';

const describeReal = hasPrometheus() ? describe : describe.skip;

/** How far a number is from the truth, as a part of it; infinite where it is none. */
const offBy = (value: number | undefined, truth: number): number =>
  value === undefined
    ? Infinity
    : Math.abs(value - truth) / (truth === 0 ? 1 : truth);

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
    expect(offBy(errors.period, truth)).toBeLessThan(0.001);
    expect(offBy(errors['1h'], shortRatios['1h'])).toBeLessThan(0.001);
    expect(offBy(errors['6h'], shortRatios['6h'])).toBeLessThan(0.001);
    expect(
      offBy(errors['3d'], ratio(podsBad, podsTotal, 3 * DAY)),
    ).toBeLessThan(0.001);
    expect(offBy(counts?.total, sum(podsTotal, END - PERIOD))).toBeLessThan(
      0.001,
    );
    expect(offBy(counts?.bad, sum(podsBad, END - PERIOD))).toBeLessThan(0.001);
    expect(coverage).toBe(1);
  });

  it('says what is true, recorded', () => {
    const reading = readingOf(objectives.recorded);
    expect(reading.source).toBe('recorded');
    expect(offBy(reading.errors.period, truth)).toBeLessThan(0.001);
    expect(
      offBy(reading.counts?.total, sum(podsTotal, END - PERIOD)),
    ).toBeLessThan(0.001);
    expect(offBy(reading.counts?.bad, sum(podsBad, END - PERIOD))).toBeLessThan(
      0.001,
    );
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
    expect(
      offBy(readingOf(objectives.calendar).errors.period, since),
    ).toBeLessThan(0.001);
    const again = await source.read([objectives.recordedCalendar]);
    const reading = readingOf(objectives.recordedCalendar, again);
    expect(reading.source).toBe('recorded');
    expect(offBy(reading.errors.period, since)).toBeLessThan(0.001);
    expect(offBy(reading.counts?.total, sum(podsTotal, start))).toBeLessThan(
      0.001,
    );
  });

  it('counts what is not good as bad', () => {
    expect(
      offBy(readingOf(objectives.latency).errors.period, truth),
    ).toBeLessThan(0.001);
  });

  it('1: tells no burn where nothing happened lately', () => {
    const { errors } = readingOf(objectives.flat);
    expect(
      offBy(
        errors.period,
        sum(until(bad, GONE), END - PERIOD) /
          (sum(until(total, END - 2 * HOUR), END - PERIOD) +
            sum(until(bad, GONE), END - PERIOD)),
      ),
    ).toBeLessThan(0.001);
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
    expect(offBy(reading.errors.period, truth)).toBeLessThan(0.001);
    expect(judged(objectives.poisoned).warnings[0].en).toContain('NaN');
  });

  it('8: does not see what a series was born with', () => {
    expect(readingOf(objectives.born).hasTraffic).toBe(false);
  });

  it('10: has what a pod counted while nobody scraped it', () => {
    const { counts, errors } = readingOf(objectives.partial);
    expect(offBy(counts?.total, 2 * sum(total, END - PERIOD))).toBeLessThan(
      0.001,
    );
    expect(errors.period).toBe(0);
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
    expect(offBy(reading.errors.period, truth)).toBeLessThan(0.001);
  });

  it('works out what Sloth weighs by time', async () => {
    const reading = readingOf(objectives.weighted);
    expect(reading.source).toBe('computed');
    expect(offBy(reading.errors.period, truth)).toBeLessThan(0.001);
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
    expect(
      offBy(reading.errors.period, ratio(failed, total, PERIOD)),
    ).toBeLessThan(0.001);
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
    expect(
      offBy(readingOf(objectives.computed, again).errors.period, truth),
    ).toBeLessThan(0.001);
    for (const { id } of wrong) {
      expect(again.readings.get(id)).toHaveProperty('message');
    }
    expect(again.problem).toBeUndefined();
    expect(again.queries).toBeLessThan(8);
  });

  it('23: counts replicas once', () => {
    const reading = readingOf(objectives.replicas);
    expect(reading.source).toBe('recorded');
    expect(offBy(reading.errors.period, truth)).toBeLessThan(0.001);
    expect(
      offBy(reading.counts?.total, sum(podsTotal, END - PERIOD)),
    ).toBeLessThan(0.001);
    expect(reading.warnings).toEqual([]);
  });

  it('31: sees an outage where no target was left', () => {
    const reading = readingOf(objectives.balancer);
    expect(reading.errors.period).toBe(1);
    expect(offBy(reading.counts?.total, 40 * (PERIOD / 60))).toBeLessThan(
      0.001,
    );
  });

  it('33: finds hostile labels, and asks nothing else for hostile ids', async () => {
    expect(
      offBy(
        readingOf(objectives.hostile).errors.period,
        sum(bad, END - PERIOD) /
          (sum(bad, END - PERIOD) + sum(total, END - PERIOD)),
      ),
    ).toBeLessThan(0.001);
    const hostile = slo('x"}) or vector(1) #', { indicator: shopEvents });
    const again = await source.read([hostile]);
    expect(offBy(readingOf(hostile, again).errors.period, truth)).toBeLessThan(
      0.001,
    );
    expect(again.problem).toBeUndefined();
  });

  it('counts slices of time, and takes ratios as they are', () => {
    const slices = readingOf(objectives.slices);
    expect(offBy(slices.errors.period, 100 / (PERIOD / 60))).toBeLessThan(
      0.001,
    );
    expect(offBy(slices.counts?.total, PERIOD / 60)).toBeLessThan(0.001);
    expect(
      offBy(readingOf(objectives.raw).errors.period, 50 / (PERIOD / 60)),
    ).toBeLessThan(0.001);
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
      expect(
        offBy(down.total, sum(podsTotal, series.end - PERIOD, series.end)),
      ).toBeLessThan(0.001);
      expect(
        offBy(down.bad, sum(podsBad, series.end - PERIOD, series.end)),
      ).toBeLessThan(0.001);
      expect(
        offBy(1 - down.points[down.points.length - 1].left, truth / 0.001),
      ).toBeLessThan(0.001);
      // Asked again it has the same.
      expect(await source.series(objective, range)).toEqual(series);
    });

    it('count slices', async () => {
      const series = await source.series(objectives.slices, range);
      const failed = series.bad.reduce<number>(
        (all, each) => all + (each ?? 0),
        0,
      );
      expect(offBy(failed, 100)).toBeLessThan(0.001);
    });

    it('are unknown where nothing was measured', async () => {
      const { total: all } = await source.series(objectives.missing, range);
      expect(new Set(all)).toEqual(new Set([null]));
    });
  });
});
