import fc from 'fast-check';
import { readSlos } from '..';
import { promqlProblem } from './promqlProblem';

it.each([
  ['sum(rate(http_requests_total{job="a"}[{{.window}}])) or vector(0)'],
  ['max(seconds{quantile="0.99"} >= 0)'],
  ['sum by (path) (rate({__name__=~"a|b",x!~"}"}[{{ .window }}]))'],
])('takes %s', query => {
  expect(promqlProblem(query)).toBeUndefined();
});

it.each([
  ['sum(rate(a[5m])', 3, '( is not closed; close it, or take it away.'],
  ['sum(rate(a[5m])))', 16, ') is not closed; close it, or take it away.'],
  ['sum(rate(a[5m])) +', 18, 'The query ends before it is complete.'],
  ['', 0, 'The query ends before it is complete.'],
  ['summe(a)', 5, 'PromQL has no function summe.'],
  ['a b', 2, 'PromQL does not expect "b" here.'],
  [
    'sum(rate(http_requests_total{code="500"}))',
    9,
    'rate needs a time that it looks back: write [{{.window}}] behind http_requests_total{code="500"}.',
  ],
])('says what is wrong with %j', (query, offset, message) => {
  expect(promqlProblem(query)).toEqual({ offset, message });
});

it('never fails, and points into the query', () => {
  const parts = fc.constantFrom(
    ...['sum(', ')', '[{{.window}}]', 'a', '{', '}', '"', ' + ', '5m', '\\'],
  );
  const queries = fc
    .array(fc.oneof(parts, fc.string({ maxLength: 5 })), { maxLength: 12 })
    .map(each => each.join(''));
  fc.assert(
    fc.property(queries, query => {
      const { offset = 0 } = promqlProblem(query) ?? {};
      expect(offset).toBeGreaterThanOrEqual(0);
      expect(offset).toBeLessThanOrEqual(query.length);
    }),
    { numRuns: 300 },
  );
});

const indicator = (query: string) => `ratioMetric:
  counter: true
  bad: { metricSource: { metricSourceRef: p, spec: { query: errors } } }
  total:
    metricSource:
      metricSourceRef: p
      spec:
        query: ${query}
`;
const indented = (text: string, by: number) =>
  text.replace(/^(?=.)/gm, ' '.repeat(by));
const SOURCE = `apiVersion: openslo/v1
kind: DataSource
metadata: { name: p }
spec: { type: Prometheus }
---
apiVersion: openslo/v1
kind: SLI
metadata: { name: shared }
spec:
`;
const slo = (sli: string) => `apiVersion: openslo/v1
kind: SLO
metadata: { name: a }
spec:
  service: shop
  budgetingMethod: Occurrences
  timeWindow: [{ duration: 30d, isRolling: true }]
  objectives: [{ target: 0.999 }]
${sli}`;

it('refuses objectives of such queries, at the line of the query', () => {
  const inline = slo(
    `  indicator:\n    metadata: { name: sli }\n    spec:\n${indented(
      indicator("'rate(requests[5m]'"),
      6,
    )}`,
  );
  const { slos, problems } = readSlos([
    {
      path: 'slo/_shared/all.yaml',
      text: SOURCE + indented(indicator('requests{'), 2),
    },
    { path: 'slo/a.slo.yaml', text: inline },
    { path: 'slo/b.slo.yaml', text: slo('  indicatorRef: shared\n') },
  ]);
  expect(slos).toEqual([]);
  const lines = problems.map(each => `${each.file}:${each.line}`);
  expect(lines).toContain('slo/a.slo.yaml:19');
  expect(lines).toContain('slo/_shared/all.yaml:17');
  expect(problems.map(({ message }) => message)).toContain(
    'The query of total, character 5: ( is not closed; close it, or take it away.',
  );
});
