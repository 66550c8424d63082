import type { DriftObservation, DriftSignal } from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import type { StackIndex } from '../../readModel';
import { DriftIntake } from '../intake/DriftIntake';
import { DriftStacks } from '../intake/DriftStacks';
import { FactReader } from '../intake/FactReader';
import { DriftIndex } from '../read/DriftIndex';
import { DriftReader } from '../read/DriftReader';
import { Snoozes } from '../read/Snoozes';
import { DriftQueries } from '../store/DriftQueries';
import { DriftStore } from '../store/DriftStore';
import { ProposalStore } from '../store/ProposalStore';

export const REPOSITORY = 'github.example/acme/infra';
export const HOUR = 60 * 60_000;
export const BEGIN = Date.parse('2026-11-02T09:00:00Z');
export const TABLES = [
  ...['drift_stacks', 'drift_looks', 'drift_plans', 'drift_episodes'],
  ...['drift_checked', 'drift_days', 'drift_proposals', 'drift_sources'],
];

const PLAN = `  # aws_ecs_service.api will be updated in-place
  ~ resource "aws_ecs_service" "api" {
      ~ desired_count = 4 -> 2
    }

Plan: 0 to add, 1 to change, 0 to destroy.`;

/** A list of stacks in which there are some folders of one repository. */
export function indexOf(dirs: readonly string[]): Pick<StackIndex, 'current'> {
  const stacks = dirs.map(dir => ({
    summary: {
      name: dir.replaceAll('/', '-'),
      ref: `${REPOSITORY}//${dir}#default`,
      ...{ repository: REPOSITORY, dir, workspace: 'default' },
      ...{ product: dir.split('/')[0], owner: 'group:default/team' },
      environment: 'dev',
    },
    ties: { calls: [] },
  }));
  const current = {
    stacks,
    byName: new Map(stacks.map(each => [each.summary.name, each])),
    states: [
      { repository: REPOSITORY, branch: 'main', commit: '1'.repeat(40) },
    ],
    version: '1',
  };
  return { current: async () => current as never };
}

/** A look of Atlantis at one folder, as its API tells it. */
export function seen(
  hours: number,
  kind: 'clean' | 'drifted' | 'locked' | 'failed',
  dir = 'api/dev',
): DriftObservation {
  const counts = { add: 0, change: 1, destroy: 0, import: 0, forget: 0 };
  const results = {
    clean: { kind: 'clean' },
    drifted: { kind: 'drifted', counts, plan: PLAN },
    locked: { kind: 'locked', pull: 7, message: 'locked' },
    failed: { kind: 'failed', message: 'Error: no credentials' },
  } as const;
  return {
    id: `${hours}-${dir}`,
    ...{ repository: REPOSITORY, dir, workspace: 'default', ref: 'main' },
    at: BEGIN + hours * HOUR,
    source: 'atlantis-api',
    result: results[kind],
  };
}

/** The same look as the webhook tells it, later and without the plan. */
export function told(look: DriftObservation): DriftObservation {
  const { result } = look;
  return {
    ...look,
    at: look.at + 1_000,
    source: 'atlantis-webhook',
    result: result.kind === 'drifted' ? { ...result, plan: undefined } : result,
  };
}

/** A ledger over a database, and what it tells browsers. */
export function ledger(
  knex: Knex,
  {
    dirs = ['api/dev', 'api/prod'],
    now = () => BEGIN + 24 * HOUR,
  }: { dirs?: string[]; now?: () => number } = {},
) {
  const signals: DriftSignal[] = [];
  const index = indexOf(dirs);
  const proposals = new ProposalStore(knex, now);
  const queries = new DriftQueries(knex);
  const store = new DriftStore(knex);
  const intake = new DriftIntake({
    store,
    now,
    stacks: new DriftStacks({
      index,
      facts: new FactReader({ knex, proposals, mirrorOf: () => undefined }),
    }),
    async changed(signal) {
      signals.push(signal);
    },
  });
  const reader = new DriftReader({
    stacks: index,
    index: new DriftIndex(queries),
    ...{ queries, proposals, now },
    snoozes: new Snoozes(() => undefined),
    lookedAt: () => true,
    staleAfter: 48 * HOUR,
    pullUrl: (repository, number) => `https://${repository}/pull/${number}`,
  });
  return { index, intake, proposals, queries, reader, signals, store };
}
