import { errorRatio, type Slo } from '@infra-portal/infra-common';
import { isSloFile, ruleFileOf, ruleFileText } from '@infra-portal/infra-node';
import { FakeSource, starterFiles } from './__testUtils__/starter';
import type { Storage } from './engine/types';
import { instantQuery, rangeQuery } from './http/queries';
import { alertsOf } from './http/rules';
import { Prometheus } from './Prometheus';
import { understand } from './source/understand';

const HOUR = 3_600;
const DAY = 24 * HOUR;
const MONTH = 30 * DAY;
/** A Sunday night and a working morning: the stories are the same. */
const STARTS = ['2026-11-22T16:30:00Z', '2026-11-25T00:10:00Z'];

const files = starterFiles();
const slos = new Map(
  understand('starter', files).slos.map(({ slo }) => [slo.id, slo]),
);

/** A Prometheus over the starter whose time a test sets. */
async function at(start: string, source = new FakeSource(files)) {
  let now = Date.parse(start);
  const prometheus = new Prometheus({ now: () => new Date(now) }, source);
  const storage: Storage = await prometheus.open();
  const query = (text: string, time = now / 1_000): any => {
    const parameters: Record<string, string> = { query: text, time: `${time}` };
    return instantQuery(storage, name => parameters[name], now).result;
  };
  const number = (text: string, time?: number): number | undefined => {
    const [first] = query(text, time);
    return first && Number(first.value[1]);
  };
  return {
    ...{ prometheus, storage, query, number },
    open: () => prometheus.open(),
    burn: (slo: Slo, seconds: number) => {
      const ratio = number(errorRatio(slo, seconds));
      return ratio === undefined ? undefined : ratio / slo.budget;
    },
    alerts: () =>
      alertsOf(prometheus.groups, now).map(
        ({ labels, state }) =>
          `${labels.sloth_id ?? labels.alertname} ${labels.severity} ${state}`,
      ),
    wait: (seconds: number) => {
      now += seconds * 1_000;
    },
  };
}

it('has the rule files that the objectives of the starter make', () => {
  const compiled = files.filter(({ path }) =>
    files.some(other => isSloFile(path) && other.path === ruleFileOf(path)),
  );
  expect(compiled.length).toBeGreaterThan(3);
  const all = understand('starter', files).slos;
  for (const source of compiled) {
    // The hash in it is that of the file, so the objective is the only one.
    const [{ slo }] = all.filter(({ slo: { id } }) =>
      source.text.includes(`name: ${id}\n`),
    );
    const rules = files.find(({ path }) => path === ruleFileOf(source.path))!;
    expect(rules.text).toBe(ruleFileText(source, [slo]));
  }
});

describe.each(STARTS)('the samples at %s', start => {
  let world: Awaited<ReturnType<typeof at>>;
  beforeAll(async () => {
    world = await at(start);
  });
  const of = (id: string) => slos.get(id)!;

  it.each([
    'authhub-api-prod-availability',
    'authhub-console-prod-availability',
  ])('keep %s well within its budget', id => {
    expect(world.burn(of(id), MONTH)).toBeGreaterThan(0.03);
    expect(world.burn(of(id), MONTH)).toBeLessThan(0.4);
    expect(world.burn(of(id), 6 * HOUR)).toBeLessThan(1);
  });

  it('had an outage that spent a budget and is over', () => {
    const slo = of('dts-billing-api-prod-availability');
    expect(world.burn(slo, MONTH)).toBeGreaterThan(1.1);
    expect(world.burn(slo, MONTH)).toBeLessThan(3);
    expect(world.burn(slo, 3 * DAY)).toBeLessThan(0.5);
  });

  it('burn slowly, fast, and nearly to the end', () => {
    const slow = of('authhub-api-prod-latency');
    expect(world.burn(slow, 6 * HOUR)).toBeCloseTo(1.6, 0);
    expect(world.burn(slow, MONTH)).toBeLessThan(0.8);
    const fast = of('dts-worker-prod-freshness');
    expect(world.burn(fast, HOUR)).toBeGreaterThan(14.4);
    expect(world.burn(fast, MONTH)).toBeLessThan(0.6);
    const near = of('dts-billing-api-prod-latency');
    expect(world.burn(near, 28 * DAY)).toBeGreaterThan(0.75);
    expect(world.burn(near, 28 * DAY)).toBeLessThan(1);
  });

  it('have one without traffic and one without news', () => {
    const idle = of('community-web-dev-availability');
    expect(world.burn(idle, MONTH)).toBeUndefined();
    const requests = 'sum(sum_over_time(aws_applicationelb_request_count_sum';
    expect(world.number(`${requests}{tag_Project="community"}[1d]))`)).toBe(0);
    const silent = of('crawler-scheduler-prod-freshness');
    expect(world.burn(silent, 300)).toBeUndefined();
    expect(world.burn(silent, MONTH)).toBeLessThan(0.4);
    const age =
      'time() - max(max_over_time(timestamp(aws_sqs_approximate_age_of_oldest_message_maximum{tag_Project="crawler"})[2h:1m]))';
    expect(world.number(age)).toBeGreaterThanOrEqual(40 * 60);
    expect(world.number(age)).toBeLessThan(42 * 60);
  });

  it('alert as they should', () => {
    expect(world.alerts()).toEqual([
      'authhub-api-prod-latency ticket firing',
      'crawler-scheduler-prod-freshness ticket firing',
      'dts-worker-prod-freshness page firing',
      'dts-worker-prod-freshness ticket firing',
    ]);
  });
});

it('records what its rules compute', async () => {
  const { number, query } = await at(STARTS[0]);
  const slo = slos.get('authhub-api-prod-availability')!;
  const own = `{sloth_id="${slo.id}"}`;
  const [{ value }] = query(`timestamp(slo:sli_error:ratio_rate6h${own})`);
  expect(number(`slo:sli_error:ratio_rate6h${own}`)).toBe(
    number(errorRatio(slo, 6 * HOUR), Number(value[1])),
  );
  // Of sums over thirty days, where the computed one reads each minute once.
  expect(number(`slo:sli_error:ratio_rate30d${own}`)).toBeCloseTo(
    number(errorRatio(slo, MONTH))!,
    5,
  );
  expect(
    number(`count_over_time(slo:sli_total:rate5m${own}[30d]) / (30 * 2880)`),
  ).toBeCloseTo(1, 3);
});

it('gives the same history whatever is asked first', async () => {
  const [one, other] = [await at(STARTS[0]), await at(STARTS[0])];
  const text = 'slo:sli_error:ratio_rate1h{sloth_service="authhub-api"}';
  const end = Date.parse(STARTS[0]) / 1_000;
  const range = (of: typeof one, hours: number, step: string) => {
    const parameters: Record<string, string> = {
      ...{ query: text, start: `${end - hours * HOUR}`, end: `${end}`, step },
    };
    return rangeQuery(of.storage, name => parameters[name]).result as any[];
  };
  one.query(text);
  const fine = range(one, 2, '30s');
  const coarse = range(one, 48, '3600');
  expect(range(other, 48, '3600')).toEqual(coarse);
  expect(range(other, 2, '30s')).toEqual(fine);
  expect(coarse[0].values).toHaveLength(49);
});

it('follows alerts through time', async () => {
  const { storage } = await at(STARTS[0]);
  const end = Date.parse(STARTS[0]) / 1_000;
  const parameters: Record<string, string> = {
    query: 'ALERTS{sloth_id="crawler-scheduler-prod-freshness"}',
    ...{ start: `${end - HOUR}`, end: `${end}`, step: '60' },
  };
  const result = rangeQuery(storage, name => parameters[name]).result as any[];
  const [firing, pending] = ['firing', 'pending'].map(
    state => result.find(({ metric }) => metric.alertstate === state).values,
  );
  // Fifteen minutes of silence come first, and one follows the other at once.
  expect(pending).toHaveLength(15);
  expect(firing[0][0]).toBe(pending[14][0] + 60);
  expect(firing[firing.length - 1][0]).toBe(end);
});

it('begins, goes on with and ends what a repository asks for', async () => {
  const arrived = Date.parse(STARTS[0]) + 600_000;
  const source = new FakeSource([]);
  const world = await at(STARTS[0], source);
  const all = 'count({__name__=~".+"})';
  expect(world.number(all)).toBeUndefined();
  world.wait(600);
  source.files = starterFiles(arrived);
  await world.open();
  expect(world.number(all)).toBeUndefined();
  world.wait(120);
  expect(world.number(all)).toBeGreaterThan(15);
  const requests = 'aws_applicationelb_request_count_sum{tag_Service="api"}';
  expect(world.number(`count_over_time(${requests}[1h])`)).toBe(2);
  const before = world.query(`${requests}[1h]`);
  // A promise that changes does not change the past.
  source.files = starterFiles(arrived).map(file => ({
    ...file,
    text: file.text.replace('99.9\n', '90\n'),
  }));
  await world.open();
  expect(world.query(`${requests}[1h]`)).toEqual(before);
  source.files = [];
  await world.open();
  world.wait(600);
  expect(world.number(all)).toBeUndefined();
  expect(world.query(`${requests}[1h]`)).toEqual(before);
});

it('shows nothing of what is to come when the clock goes back', async () => {
  const world = await at(STARTS[0]);
  const text =
    'max(timestamp(slo:sli_total:rate5m{sloth_service="authhub-api"}))';
  const now = Date.parse(STARTS[0]) / 1_000;
  expect(world.number(text)).toBeLessThanOrEqual(now);
  world.wait(-DAY);
  expect(world.number(text, now - DAY)).toBeLessThanOrEqual(now - DAY);
  expect(world.number(text, now)).toBeUndefined();
});

it('answers quickly once it has made its series', async () => {
  const world = await at(STARTS[0]);
  const end = Date.parse(STARTS[0]) / 1_000;
  const rate =
    'rate(aws_applicationelb_request_count_sum[30d]) or rate(dts_invoices_total[30d])';
  const range = () => {
    const parameters: Record<string, string> = {
      query:
        'sum(sum_over_time(aws_applicationelb_request_count_sum{tag_Service="api"}[1h]))',
      ...{ start: `${end - MONTH + HOUR}`, end: `${end}`, step: '3600' },
    };
    rangeQuery(world.storage, name => parameters[name]);
  };
  const least = (run: () => unknown) =>
    Math.min(
      ...[1, 2, 3, 4].map(() => {
        const since = performance.now();
        run();
        return performance.now() - since;
      }),
    );
  expect(least(() => world.query(rate))).toBeLessThan(100);
  expect(least(range)).toBeLessThan(300);
});
