import {
  type FoldedRun,
  type ReportFact,
  reportKey,
} from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import { runId, type RunMessage } from '../runs';

/** GitHub stops its own jobs after six hours. ms */
const LONGEST = 12 * 60 * 60_000;
const MOST = 500;

export interface LostJobsOptions {
  knex: Knex;
  runs: { take(message: RunMessage): Promise<void> };
  /** Milliseconds since 1970. */
  now?: () => number;
}

/**
 * Gives up waiting for the end of jobs that began long ago: their runner died, or
 * could not reach the portal. What one says later is believed all the same.
 */
export class LostJobs {
  readonly #options: LostJobsOptions;
  readonly #now: () => number;

  constructor(options: LostJobsOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async giveUp(): Promise<void> {
    const { knex, runs } = this.#options;
    const rows: { id: string; repository: string; run: string }[] = await knex(
      'runs',
    )
      .select('id', 'repository', 'run')
      .where({ state: 'running' })
      .where('at', '<', this.#now() - LONGEST)
      .orderBy(['at', 'id'])
      .limit(MOST);
    for (const { id, repository, run } of rows) {
      const { runner, commit }: FoldedRun = JSON.parse(run);
      // Of those of Atlantis others say when they are over.
      if (runner === undefined || commit === undefined) continue;
      const begun = await this.#begun(id, repository, commit);
      if (begun) await runs.take({ repository, facts: [lostFact(begun)] });
    }
  }

  async #begun(
    id: string,
    repository: string,
    commit: string,
  ): Promise<ReportFact | undefined> {
    const rows: { fact: string }[] = await this.#options
      .knex('run_facts')
      .select('fact')
      .where({ repository, commit_id: commit, kind: 'report' });
    return rows
      .map(({ fact }): ReportFact => JSON.parse(fact))
      .find(fact => runId(repository, reportKey(fact)) === id);
  }
}

/** That the portal waits no more; the same however often it is said. */
function lostFact({ output: _, ...begun }: ReportFact): ReportFact {
  return {
    ...begun,
    key: `lost:${reportKey(begun)}`,
    at: begun.startedAt + LONGEST,
    state: 'lost',
  };
}
