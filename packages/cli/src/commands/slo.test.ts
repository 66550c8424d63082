import { readFileSync, renameSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folderWith, run } from '../__testUtils__/run';

const SOURCE = `apiVersion: openslo/v1
kind: DataSource
metadata: { name: prometheus }
spec: { type: Prometheus }
`;
const objective = (target = '0.999') => `apiVersion: openslo/v1
kind: SLO
metadata:
  name: checkout-available
  annotations: { infra-portal.io/slo-runbook: runbooks/checkout.md }
spec:
  service: checkout
  budgetingMethod: Occurrences
  timeWindow: [{ duration: 30d, isRolling: true }]
  indicator:
    metadata: { name: sli }
    spec:
      ratioMetric:
        counter: true
        bad: { metricSource: { metricSourceRef: prometheus, spec: { query: errors } } }
        total: { metricSource: { metricSourceRef: prometheus, spec: { query: requests } } }
  objectives: [{ target: ${target} }]
  alertPolicies: [{ alertPolicyRef: mwmbr-page }]
`;
const files = (target?: string) => ({
  'slo/_shared/sources.yaml': SOURCE,
  'slo/shop/checkout/prod-available.slo.yaml': objective(target),
  // Those of golden paths have holes.
  'golden-paths/a/slo/x.slo.yaml': 'name: ${intent.service}\n',
});
const RULES = 'slo/shop/checkout/prod-available.rules.yaml';

it('compiles objectives, and says when somebody has to again', async () => {
  const cwd = folderWith(files());
  const links = ['--links', 'https://git.example.com/infra/'];
  const written = await run(cwd, 'slo', 'compile', ...links);
  expect(written).toEqual({
    code: 0,
    out: `written  ${RULES}\n1 objective, 0 errors, 0 warnings, 1 file, 0 outdated.\n`,
    err: '',
  });
  const text = readFileSync(path.join(cwd, RULES), 'utf8');
  expect(text).toContain('record: slo:sli_error:ratio_rate30d');
  expect(text).toContain(
    'runbook_url: https://git.example.com/infra/runbooks/checkout.md',
  );
  expect((await run(cwd, 'slo', 'compile', '--check', ...links)).code).toBe(0);
  writeFileSync(
    path.join(cwd, 'slo/shop/checkout/prod-available.slo.yaml'),
    objective('0.99'),
  );
  const { code, out } = await run(cwd, 'slo', 'compile', '--check', ...links);
  expect(code).toBe(1);
  expect(out).toMatch(new RegExp(`^outdated  ${RULES}$`, 'm'));
  expect(readFileSync(path.join(cwd, RULES), 'utf8')).toBe(text);
});

it('writes tests and dashboards where they are wanted, and keeps them', async () => {
  const cwd = folderWith(files());
  const more = ['--tests', '--dashboards'];
  expect((await run(cwd, 'slo', 'compile', ...more)).out).toMatch(
    /^written +\S+available\.rules\.yaml\nwritten +\S+available\.rules\.test\.yaml\nwritten +dashboards\/shop\/checkout\.json\n.* 3 files/,
  );
  writeFileSync(
    path.join(cwd, 'slo/shop/checkout/prod-available.slo.yaml'),
    objective('0.99'),
  );
  const { code, out } = await run(cwd, 'slo', 'compile', '--check');
  expect(code).toBe(1);
  expect(out.match(/^outdated/gm)).toHaveLength(3);
  // What is missing is told, and fails nothing; what is left behind does.
  expect((await run(cwd, 'slo', 'compile')).code).toBe(0);
  renameSync(
    path.join(cwd, 'slo/shop/checkout/prod-available.slo.yaml'),
    path.join(cwd, 'slo/shop/checkout/prod-works.slo.yaml'),
  );
  const moved = await run(cwd, 'slo', 'compile', '--check');
  expect(moved.code).toBe(1);
  expect(moved.out).toMatch(/^missing +\S+prod-works\.rules\.yaml$/m);
  expect(moved.out.match(/^orphaned/gm)).toHaveLength(2);
  await run(cwd, 'slo', 'compile', '--tests');
  expect((await run(cwd, 'slo', 'compile', '--check')).code).toBe(0);
  expect(() => readFileSync(path.join(cwd, RULES))).toThrow(/ENOENT/);
  // One that somebody made is not written over.
  const dashboard = path.join(cwd, 'dashboards/shop/checkout.json');
  writeFileSync(dashboard, '{}');
  expect((await run(cwd, 'slo', 'compile')).out).toContain(' 2 files');
  expect(readFileSync(dashboard, 'utf8')).toBe('{}');
});

it('writes nothing while a file is wrong, and says where', async () => {
  const cwd = folderWith(files('99.9'));
  const { code, out } = await run(cwd, 'slo', 'compile');
  expect(code).toBe(1);
  expect(out).toMatch(
    /^slo\/shop\/checkout\/prod-available\.slo\.yaml:17:18: error: 99\.9 looks like a percentage/m,
  );
  expect(() => readFileSync(path.join(cwd, RULES))).toThrow(/ENOENT/);
});

it('checks, in words and as JSON', async () => {
  const cwd = folderWith(files('0.9'));
  const { code, out } = await run(cwd, 'slo', 'check');
  expect(code).toBe(0);
  expect(out).toMatch(/:4:1: warning: The target is so low/);
  const json = JSON.parse((await run(cwd, 'slo', 'check', '--json')).out);
  expect(json.objectives).toMatchObject([
    { id: 'checkout-available', target: 0.9, budget: 0.1 },
  ]);
  expect(json.problems).toHaveLength(1);
});
