import {
  compileSlo,
  normaliseSlo,
  type OpenSlo,
  openSloSchemas,
  type SloContext,
  sloCloudWatchText,
} from '..';

const sources: SloContext['sources'] = new Map(
  ['CloudWatch', 'Prometheus'].map(type => [
    type.toLowerCase(),
    openSloSchemas.DataSource.parse({
      ...{ apiVersion: 'openslo/v1', kind: 'DataSource' },
      metadata: { name: type.toLowerCase() },
      spec: { type, connectionDetails: { region: 'ap-northeast-2' } },
    }),
  ]),
);
const metric = (spec: object, source = 'cloudwatch') => ({
  metricSource: { metricSourceRef: source, spec },
});
const alb = (metricName: string, more: object = {}) => ({
  ...{ namespace: 'AWS/ApplicationELB', metricName },
  ...{ dimensions: { LoadBalancer: 'app/shop/1' }, stat: 'Sum' },
  ...more,
});
const ratioOf = (bad: object, total: object) => ({
  ratioMetric: { bad: metric(bad), total: metric(total) },
});
const ratio = ratioOf(alb('HTTPCode_Target_5XX_Count'), alb('RequestCount'));
const p99 = {
  thresholdMetric: metric(alb('TargetResponseTime', { stat: 'p99' })),
};
const slices = {
  budgetingMethod: 'Timeslices',
  objectives: [
    {
      ...{ target: 0.99, op: 'lte', value: 0.5 },
      ...{ timeSliceWindow: '1m', timeSliceTarget: 1 },
    },
  ],
};
const read = (indicator: object, spec: object = {}) =>
  normaliseSlo(
    openSloSchemas.SLO.parse({
      ...{ apiVersion: 'openslo/v1', kind: 'SLO' },
      metadata: { name: 'checkout-available' },
      spec: {
        service: 'checkout',
        budgetingMethod: 'Occurrences',
        timeWindow: [{ duration: '30d', isRolling: true }],
        indicator: { metadata: { name: 'a' }, spec: indicator },
        objectives: [{ target: 0.999 }],
        ...spec,
      },
    }) as OpenSlo,
    { indicators: new Map(), sources },
  );

it('reads counts, statistics and objectives of Application Signals', () => {
  const counts = read(ratio);
  expect(counts.problems).toEqual([]);
  expect(counts.slo).toMatchObject({
    source: 'cloudwatch',
    indicator: {
      form: 'cloudwatch',
      of: {
        ...{ kind: 'ratio', means: 'bad', region: 'ap-northeast-2' },
        part: [alb('HTTPCode_Target_5XX_Count')],
        total: [alb('RequestCount')],
      },
    },
  });
  const several = read(
    ratioOf(
      {
        metrics: [
          alb('HTTPCode_Target_5XX_Count'),
          alb('HTTPCode_ELB_5XX_Count'),
        ],
      },
      { metrics: [alb('RequestCount')] },
    ),
  );
  expect(several.slo?.indicator).toMatchObject({
    of: { part: [{}, { metricName: 'HTTPCode_ELB_5XX_Count' }] },
  });
  expect(read(p99, slices).slo?.indicator).toMatchObject({
    of: { kind: 'threshold', op: 'lte', value: 0.5, metric: { stat: 'p99' } },
  });
  const spec = { region: 'us-east-1', serviceLevelObjective: 'checkout' };
  const raw = { ratioMetric: { rawType: 'success', raw: metric(spec) } };
  const signals = read(raw).slo!;
  expect(signals.indicator).toMatchObject({
    of: {
      ...{ kind: 'application-signals', objective: 'checkout' },
      region: 'us-east-1',
    },
  });
});

it.each([
  [ratioOf({ query: 'up' }, alb('a')), {}, 'is none of CloudWatch'],
  [ratioOf(alb('a', { stat: 'p99' }), alb('b')), {}, 'cannot be added up'],
  [
    ratioOf(alb('a', { stat: 'Sum) OR 1' }), alb('b')),
    {},
    'is none of CloudWatch',
  ],
  [ratioOf(alb('a', { region: 'us-east-1' }), alb('b')), {}, 'and region'],
  [
    ratio,
    {
      ...slices,
      objectives: [{ target: 0.9, timeSliceWindow: '1m', timeSliceTarget: 1 }],
    },
    'kept by events',
  ],
  [p99, {}, 'kept by time'],
  [
    {
      ratioMetric: {
        rawType: 'failure',
        raw: metric({ serviceLevelObjective: 'a' }),
      },
    },
    {},
    'write rawType: success',
  ],
  [
    {
      ratioMetric: {
        bad: metric({ query: 'up' }, 'prometheus'),
        total: metric(alb('b')),
      },
    },
    {},
    'CloudWatch',
  ],
])('refuses %j', (indicator, spec, message) => {
  const { slo, problems } = read(indicator, spec);
  expect(slo).toBeUndefined();
  expect(problems.map(each => each.message).join('\n')).toContain(message);
});

it('says that there are no rules, and what is asked instead', () => {
  const { slo } = read(ratio);
  const { group, problems } = compileSlo(slo!);
  expect(group.rules).toEqual([]);
  expect(problems[0].message).toContain('no rules of Prometheus');
  const { indicator } = slo!;
  expect(
    indicator.form === 'cloudwatch' && sloCloudWatchText(indicator.of),
  ).toEqual([
    {
      title: 'bad',
      query:
        'Sum AWS/ApplicationELB HTTPCode_Target_5XX_Count {LoadBalancer="app/shop/1"}',
    },
    {
      title: 'total',
      query: 'Sum AWS/ApplicationELB RequestCount {LoadBalancer="app/shop/1"}',
    },
  ]);
});
