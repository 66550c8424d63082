import { ConfigReader } from '@backstage/config';
import type { JsonObject } from '@backstage/types';
import type {
  Slo,
  SloCloudWatch,
  SloCloudWatchMetric,
  SloReading,
} from '@infra-portal/infra-common';
import fc from 'fast-check';
import { createCloudWatchSource } from '.';
import { isSloFailure } from '../sources';
import { Aws, failed, keeping, type Minute } from './__testUtils__/aws';
import { periodAt, segments } from './periods';

const DAY = 86_400;
const HOUR = 3_600;
/** On the hour, and the lag of CloudWatch later. */
const NOW = 1_800_000_000 + 300;
const END = NOW - 300;

const aws = new Aws();
let url: string;
const environment = { ...process.env };

beforeAll(async () => {
  url = await aws.start();
});
afterAll(async () => {
  process.env = environment;
  await aws.stop();
});
beforeEach(() => {
  aws.metrics.length = 0;
  aws.reports.length = 0;
  process.env = {
    ...environment,
    ...{ AWS_ACCESS_KEY_ID: 'a', AWS_SECRET_ACCESS_KEY: 'b' },
    ...{ AWS_EC2_METADATA_DISABLED: 'true', AWS_CONFIG_FILE: '/none' },
    AWS_SHARED_CREDENTIALS_FILE: '/none',
  };
});

let now = NOW;
const sourceOf = (config: JsonObject = {}) =>
  createCloudWatchSource(
    new ConfigReader({ region: 'ap-northeast-2', url, ...config }),
    { now: () => now },
  );
afterEach(() => {
  now = NOW;
});

const metric = (metricName: string, stat = 'Sum'): SloCloudWatchMetric => ({
  ...{ namespace: 'AWS/ApplicationELB', metricName, stat },
  dimensions: { LoadBalancer: 'app/shop/1' },
});
const slo = (of: SloCloudWatch, more: Partial<Slo> = {}): Slo => ({
  ...{ id: 'shop-a', service: 'shop', name: 'a', source: 'aws' },
  ...{ target: 0.999, budget: 0.001, labels: {} },
  window: { kind: 'rolling', seconds: 30 * DAY },
  method: { kind: 'occurrences' },
  indicator: { form: 'cloudwatch', of },
  alerting: { page: true, ticket: true, noData: true },
  ...more,
});
const ratio = (bad = 'bad', total = 'total', more?: Partial<Slo>) =>
  slo(
    {
      kind: 'ratio',
      means: 'bad',
      part: [metric(bad)],
      total: [metric(total)],
    },
    more,
  );
const latency = (more?: Partial<Slo>) =>
  slo(
    {
      ...{ kind: 'threshold', op: 'lte', value: 0.5 },
      metric: metric('latency', 'p99'),
    },
    { method: { kind: 'timeslices', slice: 60, sliceTarget: 1 }, ...more },
  );

/** Busy days and quiet nights, an hour of outage, and failures only where some were. */
const total: Minute = at => (at % DAY < 6 * HOUR ? undefined : 50 + (at % 7));
const outage = { start: END - 2 * DAY, end: END - 2 * DAY + HOUR };
const bad: Minute = at => {
  const all = total(at);
  if (all === undefined) return undefined;
  if (at >= outage.start && at < outage.end) return all;
  return at % 1_800 === 0 ? 1 : undefined;
};
const truth = (start: number, end: number) => {
  const sum = { bad: 0, total: 0 };
  for (let at = start; at < end; at += 60) {
    sum.bad += bad(at) ?? 0;
    sum.total += total(at) ?? 0;
  }
  return sum;
};

const reading = async (one: Slo, source = sourceOf()): Promise<SloReading> => {
  const found = (await source.read([one])).readings.get(one.id)!;
  expect(found).not.toHaveProperty('message');
  return found as SloReading;
};
const failure = async (one: Slo, source = sourceOf()): Promise<string> => {
  const { readings, problem } = await source.read([one]);
  const found = readings.get(one.id)!;
  if (!isSloFailure(found)) throw new Error('There are numbers.');
  expect(problem).toEqual(found.message);
  return found.message.en;
};

it('counts as the truth has it, with failures that AWS leaves out as none', async () => {
  aws.onMetrics = keeping({ total, bad }, NOW);
  const found = await reading(ratio());
  const whole = truth(END - 30 * DAY, END);
  expect(found.counts).toEqual(whole);
  for (const [name, seconds] of [
    ['period', 30 * DAY],
    ['3d', 3 * DAY],
    ['1d', DAY],
    ['6h', 6 * HOUR],
    ['1h', HOUR],
    ['5m', 300],
  ] as const) {
    const sum = truth(END - seconds, END);
    const expected = sum.total > 0 ? sum.bad / sum.total : undefined;
    if (expected === undefined) expect(found.errors[name]).toBeUndefined();
    else expect(found.errors[name]).toBeCloseTo(expected, 9);
  }
  expect(found).toMatchObject({
    ...{ source: 'cloudwatch', at: END, hasData: true, hasTraffic: true },
    ...{ start: END - 30 * DAY, end: END, warnings: [] },
  });
  expect(found.coverage).toBeGreaterThan(0.98);
  // Hours for the window, minutes for alerts: two ranges, one request each.
  expect(
    aws.metrics.map(
      ({ MetricDataQueries: [{ MetricStat }] }) => MetricStat.Period,
    ),
  ).toEqual([60, HOUR]);
});

it('asks once for what objectives share, and later for the newest only', async () => {
  aws.onMetrics = keeping({ total, bad }, NOW + DAY);
  const source = sourceOf();
  const all = ['a', 'b', 'c'].map(id => ratio('bad', 'total', { id }));
  const { readings, queries } = await source.read(all);
  expect(readings.size).toBe(3);
  expect(queries).toBe(2);
  expect(aws.metrics.map(each => each.MetricDataQueries.length)).toEqual([
    2, 2,
  ]);
  now = NOW + 240;
  expect((await source.read(all)).queries).toBe(0);
  now = NOW + HOUR;
  const later = await reading(all[0], source);
  // Minutes and hours of one range: one request.
  expect(aws.metrics.slice(2).map(({ StartTime }) => END - StartTime)).toEqual([
    3 * HOUR,
  ]);
  expect(later).toEqual(await reading(all[0]));
});

it('asks for at most 500 metrics at once, and turns every page', async () => {
  const all = Array.from({ length: 251 }, (_, index) =>
    ratio(`bad${index}`, `total${index}`, {
      ...{ id: `o${index}`, window: { kind: 'rolling', seconds: DAY } },
    }),
  );
  const minutes = Object.fromEntries(
    all.flatMap((_, index) => [
      [`bad${index}`, (at: number) => (at === END - HOUR ? index : undefined)],
      [
        `total${index}`,
        (at: number) => (at === END - HOUR ? 1_000 : undefined),
      ],
    ]),
  );
  aws.onMetrics = keeping(minutes, NOW, 400);
  const { readings, queries } = await sourceOf().read(all);
  expect(queries).toBe(aws.metrics.length);
  expect(
    Math.max(...aws.metrics.map(each => each.MetricDataQueries.length)),
  ).toBe(500);
  expect(aws.metrics.some(({ NextToken }) => NextToken)).toBe(true);
  all.forEach(({ id }, index) => {
    expect(readings.get(id)).toMatchObject({
      counts: { bad: index, total: 1_000 },
      warnings: [],
    });
  });
});

it('says that points are missing, and what AWS says of them', async () => {
  aws.onMetrics = asked => {
    const { body } = keeping({ total, bad }, NOW)(asked) as any;
    const Messages = [{ Code: 'Late', Value: 'Data is delayed' }];
    for (const each of body.MetricDataResults) {
      Object.assign(each, { StatusCode: 'PartialData', Messages });
    }
    return { body };
  };
  expect((await reading(ratio())).warnings).toEqual([
    'Data is delayed',
    expect.objectContaining({ en: expect.stringContaining('a part of') }),
  ]);
});

it('waits when it is throttled, and says so when that does not help', async () => {
  const answer = keeping({ total, bad }, NOW);
  aws.onMetrics = asked =>
    aws.metrics.length < 3 ? failed('ThrottlingException') : answer(asked);
  expect((await reading(ratio())).hasData).toBe(true);
  aws.onMetrics = () => failed('ThrottlingException');
  expect(await failure(ratio())).toContain('(throttled)');
});

it('keeps what it knows when a later question fails', async () => {
  aws.onMetrics = keeping({ total, bad }, NOW);
  const source = sourceOf();
  const before = await reading(ratio(), source);
  now = NOW + 600;
  aws.onMetrics = () => failed('AccessDeniedException');
  expect(await failure(ratio(), source)).toContain('cloudwatch:GetMetricData');
  now = NOW;
  expect(await reading(ratio(), source)).toEqual(before);
});

it.each([
  ['UnrecognizedClientException', 'does not take the credentials'],
  ['AccessDenied', 'does not let the portal in'],
  ['Strange', 'Strange: Said Strange'],
])('explains %s', async (type, message) => {
  aws.onMetrics = () => failed(type);
  expect(await failure(ratio())).toContain(message);
});

it('says that there are no credentials', async () => {
  delete process.env.AWS_ACCESS_KEY_ID;
  delete process.env.AWS_SECRET_ACCESS_KEY;
  delete process.env.AWS_PROFILE;
  expect(await failure(ratio())).toContain('has no credentials of AWS');
  expect(aws.metrics).toEqual([]);
});

it('does not let one metric that is refused hide the others', async () => {
  const answer = keeping({ total, bad }, NOW);
  aws.onMetrics = asked =>
    asked.MetricDataQueries.some(
      ({ MetricStat }) => MetricStat.Metric.MetricName === 'wrong',
    )
      ? failed('ValidationError')
      : answer(asked);
  const all = ['a', 'b', 'c', 'd'].map(id =>
    ratio(id === 'c' ? 'wrong' : 'bad', 'total', { id }),
  );
  const { readings, problem } = await sourceOf().read(all);
  expect([...readings].map(([id, each]) => [id, isSloFailure(each)])).toEqual(
    expect.arrayContaining([
      ...[
        ['a', false],
        ['b', false],
        ['c', true],
        ['d', false],
      ],
    ]),
  );
  expect(problem).toBeUndefined();
});

it('knows nothing where nothing was counted, and an outage without a total', async () => {
  aws.onMetrics = keeping({}, NOW);
  expect(await reading(ratio())).toMatchObject({
    ...{ hasData: false, hasTraffic: false, errors: {} },
  });
  aws.onMetrics = keeping({ total: () => 0 }, NOW);
  expect(await reading(ratio())).toMatchObject({
    ...{ hasData: true, hasTraffic: false, errors: {} },
  });
  aws.onMetrics = keeping(
    { bad: at => (at >= END - HOUR ? 40 : undefined) },
    NOW,
  );
  expect((await reading(ratio())).errors).toMatchObject({ '1h': 1, period: 1 });
});

it('judges minutes by their statistic, and older time by what is kept of it', async () => {
  const slow: Minute = at =>
    at >= END - 20 * DAY && at < END - 20 * DAY + HOUR ? 0.6 : 0.5;
  aws.onMetrics = keeping({ latency: slow }, NOW);
  const found = await reading(latency());
  expect(found.counts).toEqual({ bad: 60, total: 30 * 24 * 60 });
  expect(found.warnings).toEqual([
    expect.objectContaining({ en: expect.stringContaining('newest 15 days') }),
  ]);
  const short = { window: { kind: 'rolling', seconds: 2 * DAY } } as const;
  expect(await reading(latency(short))).toMatchObject({
    ...{ counts: { bad: 0, total: 2 * 24 * 60 }, warnings: [] },
  });
});

it('gives equal tiles of a range', async () => {
  aws.onMetrics = keeping({ total, bad, latency: () => 0.7 }, NOW);
  const range = { start: END - 30 * DAY, end: NOW + DAY };
  const tiles = await sourceOf().series(ratio(), range);
  expect(tiles).toMatchObject({
    ...{ step: HOUR, start: END - 30 * DAY, end: END, areCounts: true },
    ...{ source: 'cloudwatch', warnings: [] },
  });
  expect(tiles.total).toHaveLength(720);
  // Nights have no number, not a zero.
  expect(tiles.total.filter(each => each === null)).toHaveLength(30 * 6);
  const sum = (all: (number | null)[]) =>
    all.reduce<number>((before, each) => before + (each ?? 0), 0);
  expect({ bad: sum(tiles.bad), total: sum(tiles.total) }).toEqual(
    truth(range.start, END),
  );
  const hour = { start: END - HOUR, end: END };
  const minutes = await sourceOf().series(latency(), hour);
  expect(minutes).toMatchObject({ step: 60, bad: Array(60).fill(1) });
});

it('reads what Application Signals keeps, and says where it differs', async () => {
  const objective = (name: string): Slo =>
    slo({ kind: 'application-signals', objective: name }, { id: name });
  const Interval = { RollingInterval: { Duration: 30, DurationUnit: 'DAY' } };
  aws.onReports = () => ({
    body: {
      Reports: [
        {
          ...{ Name: 'good', Arn: 'arn:good', BudgetStatus: 'OK' },
          ...{ Attainment: 99.95, Goal: { AttainmentGoal: 99.9, Interval } },
        },
        {
          ...{ Name: 'new', Arn: 'arn:new', BudgetStatus: 'INSUFFICIENT_DATA' },
          Goal: {
            AttainmentGoal: 99,
            Interval: { RollingInterval: { Duration: 7, DurationUnit: 'DAY' } },
          },
        },
      ],
      Errors: [],
    },
  });
  const all = ['good', 'new', 'lost'].map(objective);
  const { readings, queries } = await sourceOf().read(all);
  expect(queries).toBe(1);
  expect(aws.reports[0].SloIds).toEqual(['good', 'new', 'lost']);
  const good = readings.get('good') as SloReading;
  expect(good.errors.period).toBeCloseTo(0.0005, 12);
  expect(good).toMatchObject({ source: 'application-signals', warnings: [] });
  expect(readings.get('new')).toMatchObject({
    ...{ hasData: false, errors: {} },
    warnings: [{ en: expect.stringContaining('99 %') }, expect.anything()],
  });
  expect(readings.get('lost')).toMatchObject({
    message: { en: 'Application Signals knows no objective lost.' },
  });
  await expect(
    sourceOf().series(all[0], { start: END - DAY, end: END }),
  ).rejects.toThrow('whole window');
});

it('says which setting is wrong, and that a region is missing', async () => {
  expect(() => sourceOf({ region: 'Seoul' })).toThrow(
    /^region of a data source/,
  );
  expect(() => sourceOf({ roleArn: 'admin' })).toThrow(
    /^roleArn of a data source/,
  );
  const source = createCloudWatchSource(new ConfigReader({ url }));
  expect(await failure(ratio(), source)).toContain('which region');
});

it('never asks for points that are no longer kept, and leaves no gap', () => {
  const lengths = fc
    .integer({ min: 1, max: 366 * 24 })
    .map(each => each * HOUR);
  const wanted = fc.integer({ min: 1, max: 60 }).map(each => each * 60);
  fc.assert(
    fc.property(lengths, wanted, (length, slice) => {
      const start = END - length;
      const parts = segments({ start, end: END }, slice, NOW);
      expect(parts[0].start).toBeLessThanOrEqual(start);
      expect(parts[parts.length - 1].end).toBe(END);
      parts.forEach((part, index) => {
        expect(part.period % slice === 0 || part.period > slice).toBe(true);
        if (index > 0) expect(part.start).toBe(parts[index - 1].end);
        // The first one may begin up to a period before what is wanted.
        const from = Math.max(part.start, start);
        expect(part.period).toBeGreaterThanOrEqual(periodAt(NOW - from, 60));
      });
    }),
    { numRuns: 50 },
  );
});
