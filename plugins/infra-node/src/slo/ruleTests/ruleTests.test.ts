import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { sloDerivedFiles } from '../derivedFiles';

const SOURCE = `apiVersion: openslo/v1
kind: DataSource
metadata: { name: prometheus }
spec: { type: Prometheus }
`;

const metric = (query: string) =>
  `{ metricSource: { metricSourceRef: prometheus, spec: { query: ${JSON.stringify(
    query,
  )} } } }`;
const ratio = (parts: Record<string, string>) =>
  `ratioMetric: { counter: true, ${Object.entries(parts)
    .map(([key, query]) => `${key}: ${metric(query)}`)
    .join(', ')} }`;
const rate = (selector: string) => `sum(rate(${selector}[{{.window}}]))`;
const over = (selector: string) =>
  `sum(sum_over_time(${selector}[{{.window}}]))`;
const raw = (query: string, type: string) =>
  `ratioMetric: { raw: ${metric(query)}, rawType: ${type} }`;
const minutes = 'timeSliceWindow: 1m, timeSliceTarget: 1';

interface Case {
  sli: string;
  target?: string;
  method?: string;
  objective?: string;
}

/** All ways of saying what is good, and some targets. */
const CASES: Record<string, Case> = {
  'one metric, failures by a pattern': {
    sli: ratio({
      bad: rate('requests{job="a",code=~"5.."}'),
      total: rate('requests{job="a"}'),
    }),
  },
  'failures are all but some': {
    sli: ratio({
      bad: rate('requests{job="a",code!~"2..|3.."}'),
      total: rate('requests{job="a"}'),
    }),
  },
  'gauges of two metrics, and parts that may be missing': {
    sli: ratio({
      bad: `(${over('bad{a="1"}')} or vector(0)) + (${over(
        'lost{}',
      )} or vector(0))`,
      total: `${over('all{a="1"}')} + (${over('lost{}')} or vector(0))`,
    }),
    target: '0.99',
  },
  'good by a bucket': {
    sli: ratio({
      good: rate('seconds_bucket{le="0.3"}'),
      total: rate('seconds_count'),
    }),
    target: '0.9',
  },
  'good by a label': {
    sli: ratio({ good: rate('jobs{state="done"}'), total: rate('jobs') }),
  },
  'a threshold': {
    sli: `thresholdMetric: ${metric('max(seconds{quantile="0.99"} >= 0)')}`,
    ...{ method: 'Timeslices', objective: `op: lte, value: 0.5, ${minutes}` },
    target: '0.99',
  },
  'a threshold from below': {
    sli: `thresholdMetric: ${metric('min(workers)')}`,
    ...{ method: 'Timeslices', objective: `op: gt, value: 3, ${minutes}` },
  },
  'a ratio that is measured': {
    sli: raw('avg_over_time(up_ratio{job="a"}[{{.window}}])', 'success'),
  },
  'queries that are more than sums': {
    sli: ratio({
      bad: `${rate('seconds_count')} - ${rate('seconds_bucket{le="0.3"}')}`,
      total: rate('seconds_count'),
    }),
  },
  'a target so low that factors are lowered': {
    sli: ratio({ bad: rate('bad'), total: rate('all') }),
    target: '0.5',
  },
};

const documentOf = ({ sli, target = '0.999', method, objective }: Case) =>
  `apiVersion: openslo/v1
kind: SLO
metadata: { name: shop-works }
spec:
  service: shop
  budgetingMethod: ${method ?? 'Occurrences'}
  timeWindow: [{ duration: 30d, isRolling: true }]
  indicator: { metadata: { name: sli }, spec: { ${sli} } }
  objectives: [{ target: ${target}${objective ? `, ${objective}` : ''} }]
  alertPolicies: [{ alertPolicyRef: mwmbr-page }, { alertPolicyRef: mwmbr-ticket }]
`;

const filesOf = (each: Case) => {
  const { files, problems } = sloDerivedFiles([
    { path: 'slo/_shared/sources.yaml', text: SOURCE },
    { path: 'slo/shop/works.slo.yaml', text: documentOf(each) },
  ]);
  expect(problems).toEqual([]);
  return files;
};

it('reads what queries read, and recorded ratios where nobody can tell', () => {
  const inputOf = (name: string) =>
    filesOf(CASES[name])
      .find(({ kind }) => kind === 'tests')!
      .text.match(/series: (.*)/g);
  expect(inputOf('failures are all but some')).toContain(
    `series: requests{job="a",code="200"}`,
  );
  expect(inputOf('queries that are more than sums')?.[0]).toContain(
    'slo:sli_error:ratio_rate5m{sloth_id="shop-works"',
  );
});

const hasPromtool = spawnSync('promtool', ['--version']).status === 0;
// In CI it has to be there.
const withPromtool = hasPromtool || process.env.CI ? describe : describe.skip;

withPromtool('with promtool', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slo-rule-tests-'));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));

  const test = () => {
    const { stdout, stderr } = spawnSync(
      'promtool',
      ['test', 'rules', 'works.rules.test.yaml'],
      { cwd: folder, encoding: 'utf8' },
    );
    return `${stdout}${stderr}`;
  };

  it.each(Object.entries(CASES))('passes: %s', (_, each) => {
    const files = filesOf(each);
    for (const file of files) {
      fs.writeFileSync(path.join(folder, path.basename(file.path)), file.text);
    }
    expect(test()).toContain('SUCCESS');
  });

  it('fails where rules page too late', () => {
    for (const { path: file, text } of filesOf(CASES['good by a label'])) {
      const late = text.replace(/> \([\d.]+ \*/g, '> (9999 *');
      fs.writeFileSync(path.join(folder, path.basename(file)), late);
    }
    expect(test()).toMatch(/FAILED:[^]*page[^]*time: 1h5m/);
  });

  it('passes for all objectives of the golden paths', () => {
    const paths = path.join(
      __dirname,
      '../../../../../templates/infrastructure/golden-paths',
    );
    const tests = (fs.readdirSync(paths, { recursive: true }) as string[])
      .filter(file => file.endsWith('.rules.test.yaml'))
      .map(file => path.join(paths, file));
    expect(tests.length).toBeGreaterThan(5);
    expect(
      execFileSync('promtool', ['test', 'rules', ...tests], {
        encoding: 'utf8',
      }).match(/SUCCESS/g),
    ).toHaveLength(tests.length);
  });
});
