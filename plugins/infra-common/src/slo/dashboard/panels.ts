import type { Slo } from '../model/types';
import { sloDecimals, sloTargetText } from '../text/numbers';
import {
  budgetQuery,
  burnQueries,
  keptQuery,
  sloPairs,
  type SloQuery,
  volumeQueries,
} from './expressions';

/** Columns of Grafana's grid. */
const WIDE = 24;
const STAT_HEIGHT = 4;
const CHART_HEIGHT = 8;

/** Rows that an objective takes. */
export const SLO_ROWS = 1 + STAT_HEIGHT + CHART_HEIGHT;

/** What the dashboard lets people choose. */
export const SOURCE = { type: 'prometheus', uid: '${source}' };

/** Where a panel is; named by the type of the dashboard. */
export interface Place {
  x: number;
  y: number;
  w: number;
  h: number;
}

/** From which value on a colour is shown. */
export interface Step {
  color: string;
  value: number | null;
}

const steps = (...all: [value: number | null, color: string][]): Step[] =>
  all.map(([value, color]) => ({ color, value }));

const targets = (queries: readonly SloQuery[]) =>
  queries.map(({ expr, legend }, index) => ({
    datasource: SOURCE,
    expr,
    legendFormat: legend,
    refId: String.fromCharCode('A'.charCodeAt(0) + index),
  }));

/** Where somebody who looks at it reads more. */
const linksOf = ({ id, runbook }: Slo) => {
  const page = `\${portal}/slos/objectives/${encodeURIComponent(id)}`;
  const isAddress = /^https?:\/\//.test(runbook ?? '');
  return [
    { title: 'Objective in the portal', url: page, targetBlank: true },
    ...(runbook === undefined
      ? []
      : [
          {
            title: 'Runbook',
            url: isAddress ? runbook : page,
            targetBlank: true,
          },
        ]),
  ];
};

interface Chosen {
  title: string;
  description: string;
  gridPos: Place;
  queries: SloQuery[];
  unit: string;
  decimals?: number;
  thresholds: Step[];
}

const panel = (type: string, slo: Slo, id: number, chosen: Chosen) => ({
  id,
  type,
  title: chosen.title,
  description: chosen.description,
  datasource: SOURCE,
  gridPos: chosen.gridPos,
  links: linksOf(slo),
  targets: targets(chosen.queries),
  fieldConfig: {
    defaults: {
      unit: chosen.unit,
      ...(chosen.decimals !== undefined && { decimals: chosen.decimals }),
      color: { mode: type === 'stat' ? 'thresholds' : 'palette-classic' },
      ...(type === 'timeseries' && {
        custom: { thresholdsStyle: { mode: 'line' } },
      }),
      thresholds: { mode: 'absolute', steps: chosen.thresholds },
    },
    overrides: [],
  },
  options:
    type === 'stat'
      ? {
          colorMode: 'value',
          graphMode: 'none',
          reduceOptions: { calcs: ['lastNotNull'], fields: '', values: false },
        }
      : {
          legend: {
            displayMode: 'list',
            placement: 'bottom',
            showLegend: true,
          },
          tooltip: { mode: 'multi', sort: 'none' },
        },
});

/** Panels of one objective, from a row of the grid on. */
export function panelsOf(slo: Slo, id: number, y: number) {
  const isRolling = slo.window.kind === 'rolling';
  const when = isRolling ? 'over its window' : 'in the time shown';
  const stat = (x: number): Place => ({
    ...{ x, y: y + 1, w: WIDE / 3, h: STAT_HEIGHT },
  });
  const chart = (x: number): Place => ({
    ...{ x, y: y + 1 + STAT_HEIGHT, w: WIDE / 2, h: CHART_HEIGHT },
  });
  const burn = burnQueries(slo);
  const factors = sloPairs(slo).map(({ factor }) => factor);
  return [
    {
      id,
      type: 'row',
      title: `${slo.displayName ?? slo.name}: ${sloTargetText(slo.target)}`,
      collapsed: false,
      gridPos: { x: 0, y, w: WIDE, h: 1 },
      panels: [],
    },
    panel('stat', slo, id + 1, {
      title: 'Kept',
      description: `Good part of all ${when}.`,
      ...{ gridPos: stat(0), queries: [keptQuery(slo)], unit: 'percentunit' },
      decimals: sloDecimals(slo.target),
      thresholds: steps([null, 'red'], [slo.target, 'green']),
    }),
    panel('stat', slo, id + 2, {
      title: 'Budget left',
      description: `Part of what may fail that is left ${when}; below 0 it is overspent.`,
      ...{ gridPos: stat(WIDE / 3), queries: [budgetQuery(slo)] },
      ...{ unit: 'percentunit', decimals: 1 },
      thresholds: steps([null, 'red'], [0, 'orange'], [0.25, 'green']),
    }),
    panel('stat', slo, id + 3, {
      title: 'Burn rate now',
      description: 'At 1 the budget is spent exactly at the end of the window.',
      ...{ gridPos: stat((WIDE / 3) * 2), queries: burn.slice(0, 1) },
      ...{ unit: 'none', decimals: 2 },
      thresholds: steps([null, 'green'], [1, 'orange'], [factors[0], 'red']),
    }),
    panel('timeseries', slo, id + 4, {
      title: 'Burn rates',
      description: 'Lines are the factors at which pairs of windows alert.',
      ...{ gridPos: chart(0), queries: burn, unit: 'none' },
      thresholds: steps(
        [null, 'transparent'],
        ...[...new Set(factors)]
          .sort((a, b) => a - b)
          .map((factor): [number, string] => [factor, 'red']),
      ),
    }),
    panel('timeseries', slo, id + 5, {
      title: 'Volume',
      description: 'What happens, as the objective counts it.',
      ...{ gridPos: chart(WIDE / 2), queries: volumeQueries(slo) },
      ...{ unit: 'short', thresholds: steps([null, 'green']) },
    }),
  ];
}

/** Ids that an objective's panels take. */
export const SLO_PANELS = 6;
