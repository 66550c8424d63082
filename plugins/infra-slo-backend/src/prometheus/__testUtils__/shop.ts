import type { Slo } from '@infra-portal/infra-common';
import {
  DAY,
  END,
  Fixture,
  minutes,
  PERIOD,
  ratio,
  sum,
  traffic,
  within,
} from './fixture';
import { own, slo } from './objectives';

export const HOUR = 3_600;

// Truth of a shop: an outage of half an hour, and a slow burn of eight hours. Rules
// of five minutes are behind by half of that, so it ends before the data does.
export const total = minutes(traffic);
export const bad = minutes(at => {
  if (within(at, 3 * DAY, HOUR / 2)) return traffic(at) / 2;
  return within(at, 8.5 * HOUR, 8 * HOUR) ? traffic(at) / 50 : 0;
});
const half = (list: number[]) => list.map(each => Math.floor(each / 2));
const rest = (list: number[]) => list.map(each => Math.ceil(each / 2));
export const GONE = END - DAY;
/** What happened up to a time. */
export const until = (list: number[], at: number) => {
  const ended = list.length - 1 - (END - at) / 60;
  return list.map((each, minute) => (minute <= ended ? each : 0));
};
/** What one pod counted in all of the time, and the other until it was gone. */
const both = (list: number[]) => {
  const gone = until(half(list), GONE);
  return rest(list).map((each, minute) => each + gone[minute]);
};
const fine = total.map((each, minute) => each - bad[minute]);
export const podsBad = both(bad);
const good = both(fine);
export const podsTotal = good.map((each, minute) => each + podsBad[minute]);

/** As the rule has it: sums of five minutes, each minute. */
function recordedRatio(): number {
  let [failed, all] = [0, 0];
  for (let at = END - PERIOD; at <= END; at += 60) {
    failed += sum(podsBad, at - 300, at);
    all += sum(podsTotal, at - 300, at);
  }
  return failed / all;
}
export const shortRatios = {
  ...{ '5m': ratio(podsBad, podsTotal, 300) },
  '1h': ratio(podsBad, podsTotal, HOUR),
  '6h': ratio(podsBad, podsTotal, 6 * HOUR),
};
const recordedRatios = { ...shortRatios, '4d': recordedRatio() };

const HOSTILE = 'a"b\\c\nd{}|.*';
const hostileText = JSON.stringify(HOSTILE);
export const events = (b: string, t: string): Slo['indicator'] => ({
  ...{ form: 'bad-total', bad: b, total: t },
});
const pods = (job: string, more = '') =>
  `sum(rate(requests_total{job="${job}"${more}}[{{.window}}]))`;
export const shopEvents = events(pods('shop', ',code=~"5.."'), pods('shop'));
export const week: Slo['window'] = {
  ...{ kind: 'calendar', count: 1, unit: 'w' },
  ...{ anchor: '2026-01-01 00:00:00', zone: 'Asia/Seoul' },
};
const SLOW = 0.3;

export const objectives = {
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
  partial: slo('partial'),
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

/** All that the Prometheus of the tests has. */
export function fixture(): string {
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
  for (const each of ['a', 'b']) {
    made.counter(
      'requests_total',
      { job: 'partial', pod: each, code: '200' },
      total,
      each === 'b' ? { gap: [END - 3 * HOUR, END - 2.5 * HOUR] } : {},
    );
  }
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
