import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { folderWith, run } from '../__testUtils__/run';

const sloth = (objective = '99.9') => `version: prometheus/v1
service: orders
slos:
  - name: placed
    objective: ${objective}
    sli:
      events:
        error_query: sum(rate(orders_total{result!="ok"}[{{.window}}]))
        total_query: sum(rate(orders_total[{{.window}}]))
    alerting: {}
`;
const SOURCE = `apiVersion: openslo/v1
kind: DataSource
metadata: { name: prometheus-prod }
spec: { type: Prometheus }
`;
const TARGET = 'slo/orders/placed.slo.yaml';

it('writes files that check takes, and never replaces one unasked', async () => {
  const cwd = folderWith({
    'old/orders.yaml': sloth(),
    'old/other.yaml': 'apiVersion: v1\nkind: ConfigMap\n',
    'slo/_shared/sources.yaml': SOURCE,
  });
  const first = await run(cwd, 'slo', 'import', 'old', '--window', '28d');
  expect(first).toEqual({
    code: 0,
    out: `old/orders.yaml:3:1: warning: Sloth gets the window on its command line: 28d is assumed, for the option --window says so.
written  ${TARGET}
1 objective, 0 errors, 1 warning, 0 kept as they were.
`,
    err: '',
  });
  expect((await run(cwd, 'slo', 'check')).out).toBe(
    '1 objective, 0 errors, 0 warnings.\n',
  );
  const file = path.join(cwd, TARGET);
  const text = readFileSync(file, 'utf8');
  expect(text).toContain('duration: 28d');
  expect(
    (await run(cwd, 'slo', 'import', 'old', '--window', '28d')).out,
  ).toContain(`current  ${TARGET}`);
  writeFileSync(file, '# changed\n');
  const kept = await run(cwd, 'slo', 'import', 'old', '--window', '28d');
  expect(kept.code).toBe(1);
  expect(kept.out).toMatch(/^kept {2}slo\/orders\/placed\.slo\.yaml$/m);
  expect(readFileSync(file, 'utf8')).toBe('# changed\n');
  await run(cwd, 'slo', 'import', 'old', '--window', '28d', '--force');
  expect(readFileSync(file, 'utf8')).toBe(text);
});

it('tells what it could not take, in words and as JSON', async () => {
  const cwd = folderWith({ 'a.yaml': sloth('100'), 'b.yaml': 'a: 1\n' });
  const { code, out } = await run(cwd, 'slo', 'import', 'a.yaml', '--json');
  expect(code).toBe(1);
  expect(JSON.parse(out)).toMatchObject({
    files: [],
    problems: [{ file: 'a.yaml', line: 5, severity: 'error' }],
  });
  expect(existsSync(path.join(cwd, 'slo'))).toBe(false);
  const none = await run(cwd, 'slo', 'import', 'b.yaml');
  expect(none).toMatchObject({ code: 3 });
  expect(none.err).toContain('b.yaml has no objectives of Sloth');
  const forced = await run(
    cwd,
    ...['slo', 'import', 'b.yaml'],
    '--format=pyrra',
  );
  expect(forced.code).toBe(1);
  expect(forced.out).toContain(
    'b.yaml:1:1: error: This is no document of pyrra.',
  );
});

it.each([
  [['--out', '../x'], '--out must be a folder below'],
  [['--source', 'a b'], '--source must be lower-case letters'],
  [['--environment', '../x'], '--environment must be lower-case letters'],
])('refuses %j', async (options, message) => {
  const cwd = folderWith({ 'a.yaml': sloth() });
  const { code, err } = await run(cwd, 'slo', 'import', 'a.yaml', ...options);
  expect(code).toBe(2);
  expect(err).toContain(message);
});
