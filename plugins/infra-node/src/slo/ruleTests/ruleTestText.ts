import {
  burnPairs,
  burnWindows,
  prometheusDuration,
  type Slo,
} from '@infra-portal/infra-common';
import { stringify } from 'yaml';
import { ruleFileOf } from '../ruleFile';
import type { SloFile } from '../types';
import { type Scene, scenesOf } from './scenario';

const ENDING = /\.rules\.yaml$/;
/** Minutes of health before an outage, and of a run that stays healthy. */
const HEALTHY = 60;
/** How long nothing is heard until the rules tell it, and some more. */
const SILENT = '17m';
const MONTH = 30 * 86_400;

/** The tests of a rule file: beside it. */
export const ruleTestFileOf = (path: string): string =>
  ruleFileOf(path).replace(ENDING, '.rules.test.yaml');

/**
 * Tests of a rule file for `promtool test rules`, by objective: an outage after an
 * hour of health pages in time, health is silent, and silence is told. Series are
 * those that the queries read where these are sums of selectors, and recorded
 * ratios otherwise. The same objectives give the same text.
 */
export function ruleTestText(source: SloFile, slos: readonly Slo[]): string {
  const name = source.path.split('/').pop()!;
  const head = `# Made from ${name} by infra-portal slo compile --tests; do not change it by hand.\n`;
  const tests = {
    rule_files: [ruleFileOf(name)],
    evaluation_interval: '30s',
    tests: slos.flatMap(testsOf),
  };
  return `${head}${stringify(tests, {
    ...{ version: '1.1', lineWidth: 0, aliasDuplicateObjects: false },
  })}`;
}

const quote = (text: string) => JSON.stringify(text);

interface Expected {
  expr: string;
  eval_time: string;
  exp_samples: { labels: string; value: number }[];
}

/** Something there is, or there is not. */
const expects = (expr: string, at: string, isThere: boolean): Expected => ({
  ...{ expr, eval_time: at },
  exp_samples: isThere ? [{ labels: '{}', value: 1 }] : [],
});

const pairsOf = ({ window, budget, method }: Slo) =>
  burnPairs(
    window.kind === 'rolling' ? window.seconds : MONTH,
    budget,
    method.kind === 'occurrences' ? undefined : method.slice,
  );

const recorded = (seconds: number) =>
  `slo:sli_error:ratio_rate${prometheusDuration(seconds)}`;

const shortest = (slo: Slo) => recorded(burnWindows(pairsOf(slo))[0]);

function testsOf(slo: Slo) {
  const own = `sloth_id=${quote(slo.id)}`;
  const firing = (more = '') =>
    `max(ALERTS{${own},alertstate="firing"${more}})`;
  const paged = slo.alerting.page ? minutesToPage(slo) : undefined;
  const end = HEALTHY + (paged ?? 5);
  return [
    {
      name: `${slo.id}: an outage ${
        paged === undefined ? 'is seen' : `pages within ${paged} minutes`
      }`,
      interval: '1m',
      input_series: inputOf(slo, end - HEALTHY + 1),
      promql_expr_test: [
        expects(firing(), `${HEALTHY}m`, false),
        paged === undefined
          ? expects(`max(${shortest(slo)}{${own}} > bool 0.5)`, `${end}m`, true)
          : expects(firing(',sloth_severity="page"'), `${end}m`, true),
      ],
    },
    {
      name: `${slo.id}: health is silent`,
      interval: '1m',
      input_series: inputOf(slo, 0),
      promql_expr_test: [
        expects(firing(), `${HEALTHY}m`, false),
        expects(`max(${shortest(slo)}{${own}} == bool 0)`, `${HEALTHY}m`, true),
      ],
    },
    ...(slo.alerting.noData
      ? [
          {
            name: `${slo.id}: silence is told`,
            interval: '1m',
            input_series: [],
            promql_expr_test: [
              expects(firing(',sloth_severity="ticket"'), SILENT, true),
            ],
          },
        ]
      : []),
  ];
}

/**
 * Minutes in which a total outage fills the long window of the quickest pair up to
 * its factor, with three more to look; at least 5. Undefined: nothing pages.
 */
function minutesToPage(slo: Slo): number | undefined {
  const times = pairsOf(slo)
    .filter(({ severity }) => severity === 'page')
    .map(({ long, factor }) => long * factor * slo.budget);
  if (times.length === 0) return undefined;
  return Math.max(5, Math.ceil(Math.min(...times) / 60) + 3);
}

/** Series of an hour of health, and then of so many minutes of an outage. */
function inputOf(slo: Slo, outage: number) {
  const scenes = scenesOf(slo) ?? recordedScenes(slo);
  return scenes.map(({ name, labels, reads, healthy, outage: bad }) => {
    const grows = reads === 'growth';
    const first = grows ? `0+${healthy}x${HEALTHY}` : `${healthy}+0x${HEALTHY}`;
    const from = grows ? healthy * HEALTHY + bad : bad;
    const then = `${from}+${grows ? bad : 0}x${outage}`;
    return {
      series: `${name}{${Object.entries(labels)
        .map(([key, value]) => `${key}=${quote(value)}`)
        .join(',')}}`,
      values: outage === 0 ? first : `${first} ${then}`,
    };
  });
}

/** What the rules would record, where nobody can tell what they read. */
function recordedScenes(slo: Slo): Scene[] {
  const labels = {
    ...{ sloth_id: slo.id, sloth_service: slo.service, sloth_slo: slo.name },
  };
  const known =
    slo.method.kind === 'occurrences'
      ? 'slo:sli_total:rate5m'
      : 'slo:sli_slice:bad';
  const scene = (name: string, healthy: number): Scene => ({
    ...{ name, labels, reads: 'value', healthy, outage: 1 },
  });
  const ratios = burnWindows(pairsOf(slo)).map(recorded);
  return [...ratios.map(name => scene(name, 0)), scene(known, 1)];
}
