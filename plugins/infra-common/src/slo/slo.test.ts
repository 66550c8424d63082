import fc from 'fast-check';
import {
  burnPairs,
  compileSlo,
  errorRatio,
  normaliseSlo,
  type OpenSlo,
  openSloSchemas,
  parseSloDuration,
  prometheusDuration,
  secondsOfSlo,
} from '.';

const DAY = 86_400;

const metric = (query: string) => ({
  metricSource: { metricSourceRef: 'prometheus', spec: { query } },
});
const ratio = {
  counter: true,
  bad: metric('errors{job="a"}'),
  total: metric('requests{job="a"}'),
};
const written = (spec: object = {}, metadata: object = {}) => ({
  ...{ apiVersion: 'openslo/v1', kind: 'SLO' },
  metadata: { name: 'checkout-prod-available', ...metadata },
  spec: {
    service: 'checkout',
    budgetingMethod: 'Occurrences',
    timeWindow: [{ duration: '30d', isRolling: true }],
    indicator: { metadata: { name: 'a' }, spec: { ratioMetric: ratio } },
    objectives: [{ target: 0.999 }],
    alertPolicies: [
      { alertPolicyRef: 'mwmbr-page' },
      { alertPolicyRef: 'mwmbr-ticket' },
    ],
    ...spec,
  },
});
const context = {
  indicators: new Map(),
  sources: new Map([
    [
      'prometheus',
      openSloSchemas.DataSource.parse({
        ...{ apiVersion: 'openslo/v1', kind: 'DataSource' },
        ...{ metadata: { name: 'prometheus' }, spec: { type: 'Prometheus' } },
      }),
    ],
  ]),
};
const read = (document: unknown) =>
  normaliseSlo(openSloSchemas.SLO.parse(document) as OpenSlo, context);
const errorsOf = (spec: object, metadata?: object) =>
  read(written(spec, metadata)).problems.map(
    ({ message, path }) => `${path.join('.')}: ${message}`,
  );
const slo = (spec?: object) => read(written(spec)).slo!;
const objectives = (more: object) => ({ objectives: [more] });
const threshold = {
  indicator: {
    metadata: { name: 'a' },
    spec: { thresholdMetric: metric('latency >= 0') },
  },
  budgetingMethod: 'Timeslices',
  objectives: [
    {
      ...{ target: 0.99, op: 'lte', value: 0.5 },
      ...{ timeSliceWindow: '1m', timeSliceTarget: 1 },
    },
  ],
};

it('reads an objective, and leaves nothing of a float in its budget', () => {
  expect(slo()).toMatchObject({
    ...{ id: 'checkout-prod-available', service: 'checkout' },
    ...{ name: 'prod-available', target: 0.999, budget: 0.001 },
    window: { kind: 'rolling', seconds: 30 * DAY },
    indicator: {
      form: 'bad-total',
      bad: 'sum(rate(errors{job="a"}[{{.window}}]))',
    },
    alerting: { page: true, ticket: true, noData: true },
  });
  expect(slo(objectives({ targetPercent: 99.95 }))).toMatchObject({
    ...{ target: 0.9995, budget: 0.0005 },
  });
});

it.each([
  [objectives({ target: 99.9 }), 'write targetPercent: 99.9.'],
  [objectives({ target: 1 }), '1 leaves no budget'],
  [objectives({ targetPercent: 100 }), '100 leaves no budget'],
  [objectives({ target: 0.9, targetPercent: 90 }), 'either target or'],
  [{ objectives: [{ target: 0.9 }, { target: 0.8 }] }, 'objectives.1: One'],
  [{ timeWindow: [{ duration: '1M', isRolling: true }] }, 'no fixed length'],
  [{ timeWindow: [{ duration: '30', isRolling: true }] }, 'is no length'],
  [{ timeWindow: [{ duration: '1h', isRolling: true }] }, 'from one day'],
  [{ timeWindow: [{ duration: '1M', isRolling: false }] }, 'needs a calendar'],
  [{ indicatorRef: 'x' }, 'either an indicator or'],
  [{ ...threshold, budgetingMethod: 'Occurrences' }, 'kept by time'],
  [
    {
      indicator: {
        metadata: { name: 'a' },
        spec: { ratioMetric: { ...ratio, bad: metric('sum(errors)') } },
      },
    },
    'neither contains {{.window}}',
  ],
])('says what is wrong and how to mend it: %j', (spec, message) => {
  const errors = errorsOf(spec);
  expect(errors.join('\n')).toContain(message);
  expect(read(written(spec)).slo).toBeUndefined();
});

it('reads calendar windows in their zone', () => {
  const calendar = { startTime: '2026-01-01 00:00:00', timeZone: 'Asia/Seoul' };
  const timeWindow = [{ duration: '1M', isRolling: false, calendar }];
  const { window } = slo({ timeWindow });
  expect(window).toEqual({
    ...{ kind: 'calendar', count: 1, unit: 'M' },
    ...{ anchor: calendar.startTime, zone: 'Asia/Seoul' },
  });
  const wrong = { ...calendar, timeZone: 'Mars/Base' };
  expect(
    errorsOf({ timeWindow: [{ ...timeWindow[0], calendar: wrong }] })[0],
  ).toContain('"Mars/Base" is no time zone');
});

it('warns of labels and policies that it leaves out', () => {
  const labels = { tier: '1', sloth_id: 'x', 'a-b': 'c', many: ['a', 'b'] };
  const { slo: found, problems } = read(
    written({ alertPolicies: [{ alertPolicyRef: 'other' }] }, { labels }),
  );
  expect(found!.labels).toEqual({ tier: '1' });
  expect(problems.map(({ severity }) => severity)).toEqual(
    Array.from({ length: 4 }, () => 'warning'),
  );
});

it('prints lengths as Prometheus does', () => {
  expect(
    [300, 3_600, 7_200, DAY, 28 * DAY, 30 * DAY, 365 * DAY, 90].map(
      prometheusDuration,
    ),
  ).toEqual(['5m', '1h', '2h', '1d', '4w', '30d', '1y', '1m30s']);
  const sizes: Record<string, number> = {
    ...{ s: 1, m: 60, h: 3_600, d: DAY, w: 7 * DAY, y: 365 * DAY },
  };
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 800 * DAY }), seconds => {
      const parts = [...prometheusDuration(seconds).matchAll(/(\d+)([a-z])/g)];
      const sum = parts.reduce(
        (all, [, n, u]) => all + Number(n) * sizes[u],
        0,
      );
      expect(sum).toBe(seconds);
    }),
  );
});

it('knows a minute from a month', () => {
  expect(secondsOfSlo(parseSloDuration('1m')!)).toBe(60);
  expect(secondsOfSlo(parseSloDuration('1M')!)).toBeUndefined();
  for (const text of ['', '0d', '-1d', '1.5h', '1 d', '01d', '1D', 'd']) {
    expect(parseSloDuration(text)).toBeUndefined();
  }
});

it('burns by the factors of the workbook, and never by one that cannot be reached', () => {
  const factors = (days: number, budget = 0.001) =>
    burnPairs(days * DAY, budget).map(({ factor }) => factor);
  expect(factors(30)).toEqual([14.4, 6, 3, 1]);
  expect(factors(28)).toEqual([13.44, 5.6, 2.8, 0.933333333333]);
  expect(factors(7)).toEqual([14.4, 6, 3, 1]);
  expect(factors(90)).toEqual([14.4, 6, 3, 1]);
  const budgets = fc.double({ min: 1e-6, max: 0.9999, noNaN: true });
  fc.assert(
    fc.property(fc.integer({ min: 1, max: 366 }), budgets, (days, budget) => {
      for (const { factor, long, short } of burnPairs(days * DAY, budget)) {
        expect(factor * budget).toBeLessThan(1);
        expect(short * 12).toBe(long);
      }
    }),
  );
});

it('warns of a target below which an outage would not be heard', () => {
  expect(compileSlo(slo(objectives({ target: 0.9 }))).problems[0].message).toBe(
    'The target is so low that an outage burns slower than the usual factors: they are lowered to 9.',
  );
  expect(compileSlo(slo()).problems).toEqual([]);
});

it('counts failures that never came as none, and no traffic as nothing', () => {
  expect(errorRatio(slo(), 300)).toBe(
    '((sum(rate(errors{job="a"}[5m]))) or (sum(rate(requests{job="a"}[5m]))) * 0) / ((sum(rate(requests{job="a"}[5m]))) > 0)',
  );
  expect(errorRatio(slo(threshold), 300)).toBe(
    'avg_over_time(((latency >= 0) > bool 0.5)[5m:1m])',
  );
});

it('adds up sums for the whole window, where events are counted', () => {
  const { rules } = compileSlo(slo()).group;
  const whole = rules.find(
    each => 'record' in each && each.record === 'slo:sli_error:ratio_rate30d',
  )!;
  expect(whole.expr).toMatch(/^sum_over_time\(slo:sli_bad:rate5m\{/);
  const names = rules.map(each =>
    'record' in each ? each.record : each.alert,
  );
  expect(names.slice(-3)).toEqual([
    'CheckoutProdAvailableBurn',
    'CheckoutProdAvailableBurn',
    'CheckoutProdAvailableNoData',
  ]);
});

it('lets no address of a runbook be a template', () => {
  const { rules } = compileSlo(slo(), {
    links: { runbook: 'https://x.example/{{ $value }}' },
  }).group;
  const links = rules.flatMap(each =>
    'alert' in each ? [each.annotations.runbook_url] : [],
  );
  expect(new Set(links)).toEqual(
    new Set(['https://x.example/{{"{{"}} $value }}']),
  );
});
