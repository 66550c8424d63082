import type {
  Objective,
  ObjectiveDetail,
  SloFreeze,
  SloSeries,
  SloStatus,
} from '@infra-portal/infra-common';
import type { SloMarks } from '../api';
import { sampleObjective } from './samples';

const DAY = 86_400;
const END = Date.parse('2026-11-22T10:00:00.000Z') / 1_000;
const REPOSITORY = 'github.com/acme/infrastructure';
const PAGES = 'https://github.com/acme/infrastructure/blob/main';

/** All of an objective, of which a test says what is special about it. */
export function sampleDetail(
  status: Partial<SloStatus> = {},
  more: Partial<Objective> = {},
): ObjectiveDetail {
  return {
    objective: sampleObjective(
      'availability',
      { counts: { bad: 410, total: 3_000_000 }, ...status },
      { description: 'Requests without a 5xx.', ...more },
    ),
    file: {
      repository: REPOSITORY,
      path: 'slo/authhub/api/prod-availability.slo.yaml',
      ...{ line: 3, commit: 'a'.repeat(40) },
      url: `${PAGES}/slo/authhub/api/prod-availability.slo.yaml#L3`,
      text: 'apiVersion: openslo/v1\nkind: SLO\n',
    },
    queries: [
      { title: 'bad', query: 'sum(rate(bad[{{.window}}]))' },
      { title: 'total', query: 'sum(rate(total[{{.window}}]))' },
    ],
    source: 'prometheus-prod',
    pairs: [
      {
        ...{ severity: 'page', long: 3_600, short: 300, factor: 14.4 },
        ...{ isCapped: false, longBurn: 15, shortBurn: 20 },
      },
      {
        ...{ severity: 'ticket', long: 3 * DAY, short: 21_600, factor: 1 },
        ...{ isCapped: true, longBurn: 0.5 },
      },
    ],
    pieces: [
      { kind: 'rules', state: 'outdated', path: 'slo/a.rules.yaml' },
      { kind: 'dashboard', state: 'missing' },
      {
        ...{ kind: 'runbook', state: 'present' },
        url: `${PAGES}/runbooks/authhub-api.md`,
      },
    ],
    runbook: {
      path: 'runbooks/authhub-api.md',
      url: `${PAGES}/runbooks/authhub-api.md`,
      text: '# authhub api\n\nLook at the [board](other.md) first. <script>alert(1)</script>',
    },
    links: [
      { title: 'Prometheus', url: 'https://prometheus.example/graph' },
      { title: 'hostile', url: 'ftp://elsewhere.example/' },
    ],
    problems: [],
  };
}

/** Thirty days of a thousand events, of which some failed. */
export function sampleSeries(bad: Record<number, number> = {}): SloSeries {
  return {
    ...{ step: DAY, start: END - 30 * DAY, end: END },
    bad: Array.from({ length: 30 }, (_, day) => bad[day] ?? 0),
    total: Array.from({ length: 30 }, () => 1_000),
    ...{ areCounts: true, source: 'recorded', warnings: [] },
    observedAt: '2026-11-22T10:00:00.000Z',
  };
}

/** What happened to stacks of the service in these thirty days. */
export const sampleMarks = (): SloMarks => ({
  items: [
    {
      ...{ kind: 'apply', at: '2026-11-10T08:00:00.000Z' },
      ...{ title: 'Apply of #12', stack: 'authhub-api-prod' },
      url: '/stacks/-/runs/abc',
    },
    {
      ...{ kind: 'drift', at: '2026-11-12T08:00:00.000Z' },
      ...{ title: 'Three resources drift', stack: 'authhub-api-prod' },
    },
    {
      ...{ kind: 'pull-request', at: '2026-11-09T08:00:00.000Z' },
      ...{
        title: '#12 <b>Make it larger</b>',
        url: 'ftp://elsewhere.example/',
      },
    },
  ],
  missing: [
    {
      kind: 'target',
      message: {
        en: 'Its history is not read.',
        ko: '이력을 읽지 않았습니다.',
      },
    },
  ],
});

/** A product whose changes are free, or wait. */
export const sampleFreeze = (more: Partial<SloFreeze> = {}): SloFreeze => ({
  ...{ product: 'authhub', gate: 'warn', isFrozen: false },
  ...{ spent: [], overrides: [] },
  ...more,
});
