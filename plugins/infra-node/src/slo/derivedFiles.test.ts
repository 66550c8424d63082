import fs from 'node:fs';
import path from 'node:path';
import { parse } from 'yaml';
import { type SloFile, sloDashboardPlace, sloDerivedFiles } from '.';
import { promqlProblem } from './promql/promqlProblem';

const starter = path.join(__dirname, '../../../../templates/infrastructure');

/** Objectives of the starter: counted and sliced, rolling and by the calendar. */
function starterFiles(): SloFile[] {
  const names = fs.readdirSync(path.join(starter, 'slo'), { recursive: true });
  return (names as string[])
    .filter(name => /(\.slo|_shared\/.*)\.yaml$/.test(name))
    .sort()
    .map(name => ({
      path: `slo/${name}`,
      text: fs.readFileSync(path.join(starter, 'slo', name), 'utf8'),
    }));
}

interface Panel {
  id: number;
  gridPos: { x: number; y: number; w: number; h: number };
  targets?: { expr: string }[];
}

interface Dashboard {
  uid: string;
  panels: Panel[];
}

const { files, slos, problems } = sloDerivedFiles(starterFiles());
const ofKind = (kind: string) => files.filter(each => each.kind === kind);
const dashboards = ofKind('dashboard').map(({ path: file, text }) => ({
  ...{ file, dashboard: JSON.parse(text) as Dashboard },
}));

const overlap = ({ gridPos: a }: Panel, { gridPos: b }: Panel) =>
  a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;

it('has all shapes of objectives to try', () => {
  expect(problems).toEqual([]);
  expect(slos.map(({ slo }) => slo.window.kind)).toContain('calendar');
  expect(new Set(slos.map(({ slo }) => slo.method.kind)).size).toBe(2);
});

it('makes one dashboard for each folder, at its place', () => {
  expect(dashboards.map(({ file }) => file)).toEqual(
    expect.arrayContaining(['dashboards/dts/billing-api.json']),
  );
  const folders = new Set(slos.map(({ file }) => path.posix.dirname(file)));
  expect(dashboards).toHaveLength(folders.size);
  expect(sloDashboardPlace('x.slo.yaml').path).toBe(
    'dashboards/objectives.json',
  );
  expect(sloDashboardPlace('ops/slo/a/x.slo.yaml').path).toBe(
    'ops/dashboards/a.json',
  );
});

it.each(dashboards)('$file fits the grid, and its ids are its own', each => {
  const { uid, panels } = each.dashboard;
  expect(uid).toMatch(/^[a-z0-9-]{1,40}$/);
  expect(new Set(panels.map(({ id }) => id)).size).toBe(panels.length);
  for (const panel of panels) {
    expect(panel.gridPos.x + panel.gridPos.w).toBeLessThanOrEqual(24);
    expect(panels.filter(other => overlap(panel, other))).toEqual([panel]);
  }
});

it('asks in dashboards only for what rules record', () => {
  const recorded = new Set(
    ofKind('rules').flatMap(({ text }) =>
      (
        parse(text) as {
          groups: {
            rules: { record?: string; labels: { sloth_id: string } }[];
          }[];
        }
      ).groups.flatMap(({ rules }) =>
        rules.map(({ record, labels }) => `${record} ${labels.sloth_id}`),
      ),
    ),
  );
  const asked = dashboards.flatMap(({ dashboard }) =>
    dashboard.panels.flatMap(({ targets = [] }) =>
      targets.map(({ expr }) => expr),
    ),
  );
  for (const expr of asked) {
    const query = expr.replaceAll('$__range', '7d');
    expect([expr, promqlProblem(query)]).toEqual([expr, undefined]);
    const series = [...expr.matchAll(/(slo:[\w:]+)\{sloth_id="([^"]+)"\}/g)];
    expect(series.length).toBeGreaterThan(0);
    for (const [, name, id] of series)
      expect(recorded).toContain(`${name} ${id}`);
  }
});
