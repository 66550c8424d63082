import { compileSlo, type Slo } from '@infra-portal/infra-common';
import fc from 'fast-check';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { parse, stringify } from 'yaml';
import { importSlos, type SloImportOptions } from '.';
import { readSlos, ruleFileText } from '..';

const SOURCE = {
  path: 'slo/_shared/sources.yaml',
  text: `apiVersion: openslo/v1
kind: DataSource
metadata: { name: prometheus-prod }
spec: { type: Prometheus }
`,
};
const brought = (data: unknown, options: Partial<SloImportOptions> = {}) =>
  importSlos(
    {
      path: 'old/x.yaml',
      text: typeof data === 'string' ? data : stringify(data),
    },
    { window: '30d', ...options },
  );
const messages = (data: unknown, options?: Partial<SloImportOptions>) =>
  brought(data, options).problems.map(
    ({ line, severity, message }) => `${line} ${severity}: ${message}`,
  );
/** What the portal reads of the files that an import gave. */
const reread = (data: unknown, options?: Partial<SloImportOptions>): Slo[] => {
  const files = brought(data, options).slos;
  const { slos, problems } = readSlos([SOURCE, ...files]);
  expect(problems.filter(each => each.severity === 'error')).toEqual([]);
  return slos.map(({ slo }) => slo);
};

const queries = {
  error_query: 'sum(rate(orders_total{result!="ok"}[{{ .window }}]))',
  total_query: 'sum(rate(orders_total[{{- .window -}}])) > 0 # busy only',
};
const slothSlo = (more: object = {}) => ({
  name: 'placed',
  objective: 99.95,
  sli: { events: queries },
  alerting: { name: 'OrdersFail' },
  ...more,
});
const sloth = (...slos: object[]) => ({
  ...{ version: 'prometheus/v1', service: 'orders', labels: { team: 'shop' } },
  slos: slos.length > 0 ? slos : [slothSlo()],
});
const pyrra = (
  indicator: object,
  spec: object = {},
  metadata: object = {},
) => ({
  ...{ apiVersion: 'pyrra.dev/v1alpha1', kind: 'ServiceLevelObjective' },
  metadata: {
    name: 'orders-placed',
    labels: { 'app.kubernetes.io/name': 'orders', 'pyrra.dev/team': 'shop' },
    ...metadata,
  },
  spec: { target: '99.5', window: '4w', indicator, ...spec },
});
const ratio = {
  ratio: {
    errors: { metric: 'orders_total{result!="ok"}' },
    total: { metric: 'orders_total' },
  },
};

it('brings over an objective of Sloth with its numbers, queries and id', () => {
  const read = reread(sloth(), { window: '28d', environment: 'prod' });
  expect(read).toEqual([
    {
      ...{ id: 'orders-placed', service: 'orders', name: 'prod-placed' },
      ...{ environment: 'prod', target: 0.9995, budget: 0.0005 },
      window: { kind: 'rolling', seconds: 28 * 86_400 },
      method: { kind: 'occurrences' },
      indicator: {
        form: 'bad-total',
        bad: 'sum(rate(orders_total{result!="ok"}[{{.window}}]))',
        total: 'sum(rate(orders_total[{{.window}}])) > 0',
      },
      source: 'prometheus-prod',
      alerting: { page: true, ticket: true, noData: true },
      labels: { team: 'shop' },
    },
  ]);
  expect(brought(sloth()).slos[0].path).toBe('orders/placed.slo.yaml');
});

it('reads the Kubernetes form of Sloth as the same', () => {
  const crd = {
    ...{ apiVersion: 'sloth.slok.dev/v1', kind: 'PrometheusServiceLevel' },
    metadata: { name: 'any' },
    spec: {
      ...{ service: 'orders', labels: { team: 'shop' } },
      slos: [
        {
          ...{ name: 'placed', objective: 99.95 },
          sli: {
            events: {
              errorQuery: queries.error_query,
              totalQuery: queries.total_query,
            },
          },
          alerting: { pageAlert: {}, ticketAlert: {} },
        },
      ],
    },
  };
  expect(reread(crd)).toEqual(reread(sloth()));
  const [{ objective: _, ...slo }] = crd.spec.slos;
  const wrong = { ...crd, spec: { ...crd.spec, slos: [slo] } };
  expect(messages(wrong)[0]).toMatch(/^\d+ error: slos\.0\.objective/);
});

it('tells what is lost or assumed, and where', () => {
  const slo = slothSlo({
    plugins: { chain: [] },
    alerting: {
      name: 'OrdersFail',
      annotations: { runbook: 'https://wiki.example.com/orders', text: 'a' },
      page_alert: { labels: { severity: 'page', routing: 'shop' } },
      ticket_alert: { disable: true },
    },
  });
  expect(messages(sloth(slo))).toEqual([
    expect.stringMatching(/^\d+ warning: "plugins" has no place/),
    expect.stringMatching(/^\d+ warning: Alerts have other names than Orders/),
    expect.stringMatching(/^\d+ warning: Labels of alerts .* \(routing\)/),
    expect.stringMatching(/^\d+ warning: Annotations of alerts/),
    expect.stringMatching(
      /^5 warning: Sloth gets the window .* 30d is assumed/,
    ),
  ]);
  expect(reread(sloth(slo))[0]).toMatchObject({
    runbook: 'https://wiki.example.com/orders',
    alerting: { page: true, ticket: false, noData: false },
  });
});

it.each([
  [{ objective: 100 }, 'A target of 100 leaves no budget'],
  [{ objective: 0 }, 'above 0 and below 100'],
  [{ sli: { plugin: { id: 'x' } } }, 'made by a plugin (x)'],
  [{ sli: {} }, 'exactly one of events, raw and plugin'],
  [{ sli: { raw: { error_ratio_query: 'errors' } } }, 'has no {{.window}}'],
  [
    { sli: { raw: { error_ratio_query: 'a[{{.window}}]{{.x}}' } } },
    'another template',
  ],
  [
    {
      sli: {
        events: {
          error_query: 'a[{{.window}}]',
          total_query: 'a[{{ .window }}]',
        },
      },
    },
    'Both queries are the same',
  ],
  [
    { sli: { raw: { error_ratio_query: 'sum(rate(a[{{.window}}])' } } },
    'orders-placed: ',
  ],
  [{ name: 'a b' }, 'must be letters'],
])('refuses of Sloth %j, and takes its neighbour', (more, message) => {
  const file = sloth(slothSlo(more), slothSlo({ name: 'other' }));
  const { slos, problems } = brought(file);
  const errors = problems.filter(({ severity }) => severity === 'error');
  expect(errors.map(each => each.message)).toEqual([
    expect.stringContaining(message),
  ]);
  // A name that no service has makes the file none of Sloth.
  expect(slos).toHaveLength('name' in more ? 0 : 1);
});

it('brings over every indicator of Pyrra but native histograms', () => {
  const [slo] = reread(pyrra(ratio));
  expect(slo).toMatchObject({
    ...{ id: 'orders-placed', service: 'orders', name: 'placed' },
    ...{ target: 0.995, window: { kind: 'rolling', seconds: 28 * 86_400 } },
    labels: { team: 'shop' },
    indicator: {
      bad: 'sum(rate(orders_total{result!="ok"}[{{.window}}]))',
      total: 'sum(rate(orders_total[{{.window}}]))',
    },
  });
  const histogram = {
    success: { metric: 'orders_seconds_bucket{le="0.3"}' },
    total: { metric: 'orders_seconds_count' },
    grouping: ['path'],
  };
  expect(reread(pyrra({ latency: histogram }))[0].indicator).toEqual({
    form: 'good-total',
    good: 'sum by (path) (rate(orders_seconds_bucket{le="0.3"}[{{.window}}]))',
    total: 'sum by (path) (rate(orders_seconds_count[{{.window}}]))',
  });
  expect(
    reread(pyrra({ bool_gauge: { metric: 'probe_success{job="a"}' } }))[0]
      .indicator,
  ).toEqual({
    form: 'good-total',
    good: 'sum(sum_over_time(probe_success{job="a"}[{{.window}}]))',
    total: 'sum(count_over_time(probe_success{job="a"}[{{.window}}]))',
  });
  expect(
    messages(pyrra({ latencyNative: { total: 'a', latency: '1s' } })),
  ).toEqual([expect.stringContaining('Native histograms are not compiled')]);
});

it.each([
  [{ target: '100' }, {}, 'A target of 100 leaves no budget'],
  [{ target: 'NaN' }, {}, 'must be a percentage'],
  [{ window: '4 weeks' }, {}, 'is no length'],
  [{ window: '30s' }, {}, 'is no length'],
  [{ window: '1h' }, {}, 'from one day to one year'],
  [{ indicator: {} }, {}, 'exactly one of ratio'],
  [
    { indicator: { bool_gauge: { metric: 'a[5m])) or vector(1) #' } } },
    {},
    'bare selector',
  ],
])('refuses of Pyrra %j', (spec, metadata, message) => {
  const { slos, problems } = brought(pyrra(ratio, spec, metadata));
  expect(slos).toEqual([]);
  expect(problems.map(each => each.message)).toContainEqual(
    expect.stringContaining(message),
  );
});

it('brings over openslo.com/v2alpha, as the portal reads it in place', () => {
  const text = `apiVersion: openslo.com/v2alpha
kind: SLI
metadata: { name: placed }
spec:
  ratioMetric:
    counter: true
    bad: { dataSourceRef: prometheus-prod, spec: { query: orders_failed } }
    total: { dataSourceRef: prometheus-prod, spec: { query: orders_total } }
---
apiVersion: openslo.com/v2alpha
kind: SLO
metadata: { name: orders-placed }
spec:
  service: orders
  sliRef: placed
  budgetingMethod: Occurrences
  timeWindow: [{ duration: 30d, isRolling: true }]
  objectives: [{ target: 0.999, labels: { a: b } }]
  alertPolicies: [{ alertPolicyRef: mwmbr-page }]
`;
  const inPlace = readSlos([SOURCE, { path: 'a.slo.yaml', text }]);
  expect(inPlace.problems.map(({ severity }) => severity)).toEqual([
    ...['warning', 'warning', 'warning'],
  ]);
  expect(reread(text)).toEqual(inPlace.slos.map(({ slo }) => slo));
  expect(messages(text)).toEqual([
    '18 warning: Labels of an objective have no place in OpenSLO v1.',
  ]);
  expect(messages(text.replace('sliRef: placed', 'sliRef: no'))).toContainEqual(
    '15 error: There is no SLI "no" in this file. Put it there, or write it as sli.',
  );
});

it('leaves other documents alone, unless one format is asked for', () => {
  const other = { apiVersion: 'v1', kind: 'ConfigMap' };
  expect(brought(other)).toEqual({ slos: [], problems: [], recognised: 0 });
  expect(messages(other, { format: 'pyrra' })).toEqual([
    '1 error: This is no document of pyrra.',
  ]);
});

it('keeps apart what would be one file', () => {
  const { slos, problems } = brought(
    sloth(slothSlo({ name: 'a.b' }), slothSlo({ name: 'a_b' })),
  );
  expect(slos.map(({ path: file }) => file)).toEqual(['orders/a-b.slo.yaml']);
  expect(problems.at(-1)?.message).toMatch(/^orders-a_b would be the file/);
});

const hasPromtool = spawnSync('promtool', ['--version']).status === 0;
// In CI it has to be there.
const withPromtool = hasPromtool || process.env.CI ? describe : describe.skip;

/** Whatever people write into names, labels and matchers. */
const hostile = fc.oneof(
  fc.string({ unit: 'binary', maxLength: 40 }),
  fc.constantFrom('"}', '{{ query "up" }}', "'", '\\', '\n- a: b', '`', '#'),
);
const hostileSloth = fc
  .record({
    objective: fc.integer({ min: 1, max: 99_999 }).map(each => each / 1_000),
    days: fc.integer({ min: 1, max: 366 }),
    label: hostile,
    matched: hostile,
    description: hostile,
    runbook: hostile,
    name: fc.stringMatching(/^[A-Za-z0-9][-A-Za-z0-9_.]{0,80}[A-Za-z0-9]$/),
  })
  .map(({ objective, days, matched, name, ...texts }) => {
    const matcher = `{path=${JSON.stringify(matched)}}`;
    return {
      ...{ objective, days, matcher, name },
      file: sloth(
        slothSlo({
          ...{ name, objective, description: texts.description },
          labels: { team: texts.label, [texts.label]: 'a' },
          sli: {
            events: {
              error_query: `sum(rate(bad${matcher}[{{.window}}]))`,
              total_query: `sum(rate(all${matcher}[{{.window}}])) # all`,
            },
          },
          alerting: { annotations: { runbook: texts.runbook } },
        }),
      ),
    };
  })
  .filter(({ matcher }) => !matcher.includes('{{'));

withPromtool('with hostile texts', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slo-import-test-'));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  it('keeps numbers and queries, and promtool takes the rules', () => {
    const samples = fc.sample(hostileSloth, { numRuns: 40, seed: 8 });
    const args = samples.map(({ file, objective, days, matcher }, index) => {
      const [slo] = reread(file, { window: `${days}d` });
      expect(slo.target).toBeCloseTo(objective / 100, 12);
      expect(slo.window).toEqual({ kind: 'rolling', seconds: days * 86_400 });
      expect(slo.indicator).toEqual({
        form: 'bad-total',
        bad: `sum(rate(bad${matcher}[{{.window}}]))`,
        total: `sum(rate(all${matcher}[{{.window}}]))`,
      });
      const source = { path: 'x.slo.yaml', text: '' };
      const rules = ruleFileText(source, [slo], () => ({
        links: { runbook: slo.runbook },
      }));
      expect(parse(rules).groups).toHaveLength(1);
      expect(compileSlo(slo).group.rules.length).toBeGreaterThan(10);
      const name = `${index}.yaml`;
      fs.writeFileSync(path.join(folder, name), rules);
      return name;
    });
    const out = execFileSync('promtool', ['check', 'rules', ...args], {
      ...{ cwd: folder, encoding: 'utf8', stdio: 'pipe' },
    });
    expect(out.match(/SUCCESS/g)).toHaveLength(samples.length);
  });

  it('never fails, whatever a file says', () => {
    const parts = fc.constantFrom(
      ...['version: prometheus/v1\n', 'apiVersion: pyrra.dev/v1alpha1\n'],
      ...[
        'kind: ServiceLevelObjective\n',
        'service: a\n',
        '---\n',
        'slos: []\n',
      ],
      ...['apiVersion: openslo.com/v2alpha\n', 'kind: SLO\n', 'spec: {}\n'],
      ...[
        'spec: {sli: 1, objectives: [1], timeWindow: [2]}\n',
        'metadata: 1\n',
      ],
    );
    const text = fc
      .array(fc.oneof(parts, fc.string()))
      .map(each => each.join(''));
    fc.assert(fc.property(text, each => void brought(each)));
  });
});
