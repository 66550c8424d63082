import fc from 'fast-check';
import { execFileSync, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { readSlos, ruleFileOf, ruleFileText, type SloFile } from '.';

const starter = path.join(__dirname, '../../../../templates/infrastructure');
const shared: SloFile[] = ['alert-policies.yaml', 'data-sources.yaml'].map(
  name => ({
    path: `slo/_shared/${name}`,
    text: fs.readFileSync(path.join(starter, 'slo/_shared', name), 'utf8'),
  }),
);

/** Files of objectives that golden paths of the starter make. */
function renderedSlos(): SloFile[] {
  const root = path.join(starter, 'golden-paths');
  return (fs.readdirSync(root, { recursive: true }) as string[])
    .filter(file => file.endsWith('.slo.yaml'))
    .map(file => ({
      path: file.replace(/^.*\/expected\//, ''),
      text: fs.readFileSync(path.join(root, file), 'utf8'),
    }));
}

const objective = (name: string, more = '') => `apiVersion: openslo/v1
kind: SLO
metadata:
  name: ${name}
spec:
  service: checkout
  budgetingMethod: Occurrences
  timeWindow: [{ duration: 30d, isRolling: true }]
  indicator:
    metadata: { name: sli }
    spec:
      ratioMetric:
        counter: true
        bad: { metricSource: { metricSourceRef: prometheus-prod, spec: { query: 'http_requests_total{job="checkout",code=~"5.."}' } } }
        total: { metricSource: { metricSourceRef: prometheus-prod, spec: { query: 'http_requests_total{job="checkout"}' } } }
  objectives: [{ target: 0.999 }]
  alertPolicies: [{ alertPolicyRef: mwmbr-page }, { alertPolicyRef: mwmbr-ticket }]
${more}`;

it('reads every objective that golden paths of the starter make', () => {
  const files = renderedSlos();
  const { slos, problems } = readSlos([...shared, ...files]);
  expect(problems).toEqual([]);
  expect(slos.length).toBe(files.length);
  expect(slos.length).toBeGreaterThan(4);
});

it('says where a file is wrong, and reads the others', () => {
  const wrong = objective('checkout-b').replace('0.999', '99.9');
  const { slos, problems } = readSlos([
    ...shared,
    { path: 'slo/a.slo.yaml', text: objective('checkout-a') },
    { path: 'slo/b.slo.yaml', text: wrong },
    { path: 'slo/c.slo.yaml', text: 'kind: SLO\n' },
    { path: 'slo/d.slo.yaml', text: objective('checkout-d', 'extra: 1\n') },
  ]);
  expect(slos.map(({ slo, file, line }) => [slo.id, file, line])).toEqual([
    ['checkout-a', 'slo/a.slo.yaml', 4],
  ]);
  expect(
    problems.map(({ file, line, message }) => `${file}:${line}: ${message}`),
  ).toEqual([
    'slo/b.slo.yaml:16: 99.9 looks like a percentage: write targetPercent: 99.9.',
    'slo/c.slo.yaml:1: It must begin with apiVersion: openslo/v1, not undefined.',
    expect.stringMatching(/^slo\/d\.slo\.yaml:\d+: .*extra/),
  ]);
});

it('refuses two objectives of one id, and names both', () => {
  const { slos, problems } = readSlos([
    ...shared,
    { path: 'a.slo.yaml', text: objective('checkout-a') },
    { path: 'b.slo.yaml', text: objective('a') },
  ]);
  expect(slos).toEqual([]);
  expect(problems.map(({ message }) => message)).toEqual([
    expect.stringContaining('The id checkout-a is that of b.slo.yaml:4 too.'),
    expect.stringContaining('The id checkout-a is that of a.slo.yaml:4 too.'),
  ]);
});

it('never fails, whatever a file says', () => {
  const parts = fc.constantFrom(
    ...['apiVersion: openslo/v1\n', 'kind: SLO\n', '---\n', '&a [*a]\n', '\t'],
    ...['metadata:\n  name: a\n', 'spec: {}\n', '{', '!!js/function x', '\0'],
  );
  const text = fc
    .array(fc.oneof(parts, fc.string()))
    .map(each => each.join(''));
  fc.assert(
    fc.property(text, each => {
      readSlos([{ path: 'a.slo.yaml', text: each }]);
      // Cut anywhere, or with something in between.
      const whole = objective('checkout-a');
      const at = each.length % whole.length;
      const cut = whole.slice(0, at) + each + whole.slice(at);
      readSlos([...shared, { path: 'a.slo.yaml', text: cut }]);
    }),
  );
});

it('names the rule file beside its source, and makes the same text again', () => {
  const source = { path: 'slo/a/prod-x.slo.yaml', text: objective('x') };
  const slos = readSlos([...shared, source]).slos.map(({ slo }) => slo);
  expect(ruleFileOf(source.path)).toBe('slo/a/prod-x.rules.yaml');
  expect(ruleFileText(source, slos)).toBe(ruleFileText(source, slos));
});

const hasPromtool = spawnSync('promtool', ['--version']).status === 0;
// In CI it has to be there.
const withPromtool = hasPromtool || process.env.CI ? describe : describe.skip;

withPromtool('with promtool', () => {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slo-rules-test-'));
  afterAll(() => fs.rmSync(folder, { recursive: true, force: true }));
  const promtool = (...args: string[]) =>
    execFileSync('promtool', args, {
      ...{ cwd: folder, encoding: 'utf8', stdio: 'pipe' },
    });

  it('accepts the rules of every objective of the starter', () => {
    const files = renderedSlos();
    const { slos } = readSlos([...shared, ...files]);
    for (const source of files) {
      const own = slos.filter(({ file }) => file === source.path);
      const name = ruleFileOf(source.path).replaceAll('/', '-');
      const text = ruleFileText(
        source,
        own.map(({ slo }) => slo),
      );
      fs.writeFileSync(path.join(folder, name), text);
      expect(promtool('check', 'rules', '--lint=all', name)).toContain(
        'SUCCESS',
      );
    }
  });

  it('pages an outage, keeps quiet otherwise, and misses what is not there', () => {
    const source = { path: 'x.slo.yaml', text: objective('checkout-x') };
    const { slos } = readSlos([...shared, source]);
    const text = ruleFileText(
      source,
      slos.map(({ slo }) => slo),
    );
    fs.writeFileSync(path.join(folder, 'rules.yaml'), text);
    const series = (code: string, values: string) =>
      `      - series: 'http_requests_total{job="checkout",code="${code}"}'\n        values: '${values}'\n`;
    const expectAlert = (at: string, severity?: string) =>
      `      - eval_time: ${at}\n        alertname: CheckoutXBurn\n        exp_alerts: ${
        severity ? '' : '[]'
      }\n`;
    const test = (input: string, rest: string) =>
      `  - interval: 30s\n    input_series:\n${input}${rest}`;
    const ratio = (name: string, at: string, value?: number) =>
      `      - expr: sum(${name}{sloth_id="checkout-x"})\n        eval_time: ${at}\n        exp_samples: ${
        value === undefined ? '[]' : `[{ labels: '{}', value: ${value} }]`
      }\n`;
    // An hour of health, then everything fails.
    const outage = test(
      series('200', '0+300x120 36000+0x40') + series('500', '0+0x120 0+300x40'),
      `    promql_expr_test:\n${ratio(
        'slo:sli_error:ratio_rate5m',
        '59m',
        0,
      )}${ratio('slo:sli_error:ratio_rate5m', '70m', 1)}`,
    );
    // No series of failures at all: all is well, and it is known.
    const healthy = test(
      series('200', '0+300x240'),
      `    alert_rule_test:\n${expectAlert(
        '100m',
      )}    promql_expr_test:\n${ratio(
        'slo:period_error_budget_remaining:ratio',
        '100m',
        1,
      )}`,
    );
    const silent = test(
      series('200', '0+0x240'),
      `    promql_expr_test:\n${ratio('slo:sli_error:ratio_rate5m', '100m')}`,
    );
    const gone = `  - interval: 30s\n    input_series: []\n    promql_expr_test:\n      - expr: count(ALERTS{alertname="CheckoutXNoData",alertstate="firing"})\n        eval_time: 20m\n        exp_samples: [{ labels: '{}', value: 1 }]\n`;
    const paged = `      - expr: count(ALERTS{alertname="CheckoutXBurn",sloth_severity="page",alertstate="firing"})\n        eval_time: 66m\n        exp_samples: [{ labels: '{}', value: 1 }]\n      - expr: count(ALERTS{alertname="CheckoutXBurn",alertstate="firing"})\n        eval_time: 60m\n        exp_samples: []\n`;
    const tests = `rule_files: [rules.yaml]\nevaluation_interval: 30s\ntests:\n${outage}${paged}${healthy}${silent}${gone}`;
    fs.writeFileSync(path.join(folder, 'test.yaml'), tests);
    expect(promtool('test', 'rules', 'test.yaml')).toContain('SUCCESS');
  });
});
