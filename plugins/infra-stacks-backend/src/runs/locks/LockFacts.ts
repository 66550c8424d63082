import {
  type FoldedRun,
  latestPull,
  medianOf,
  type PullFact,
  type Run,
} from '@infra-portal/infra-common';
import type { Knex } from 'knex';

const holdKey = (row: any) =>
  JSON.stringify([row.repository, Number(row.pull), row.stack_ref]);

/** Runs of a stack that are looked at: who waits is among the newest. */
const NEWEST = 50;
/** Finished holds that a usual time is taken from. */
const SAMPLE = 500;
/** Fewer holds tell nothing. */
const LEAST = 3;

/** A run as locks look at it. */
export type LockRun = Pick<
  FoldedRun & Run,
  'command' | 'state' | 'at' | 'finishedAt' | 'actor' | 'blockedBy'
> & { pullRequest?: Run['pullRequest'] };

/** What is known of stacks and pull requests that locks are about. */
export class LockFacts {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** The newest runs of a stack, the newest first. */
  async runsOf(ref: string): Promise<LockRun[]> {
    const rows = await this.#knex('runs')
      .select('run')
      .where({ stack_ref: ref })
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(NEWEST);
    return rows.map(({ run }) => JSON.parse(run));
  }

  /** A pull request as it was last said. */
  async pullRequest(
    repository: string,
    pull: number,
  ): Promise<PullFact | undefined> {
    const rows = await this.#knex('run_facts')
      .select('fact')
      .where({ repository, pull, kind: 'pull' });
    return latestPull(rows.map(({ fact }) => JSON.parse(fact)));
  }

  /**
   * For how many seconds stacks are usually held: from the first plan of a pull
   * request to the end of its apply. Undefined while too few are known.
   */
  async usualWait(): Promise<{ median: number; count: number } | undefined> {
    const applies = await this.#knex('runs')
      .select('repository', 'pull', 'stack_ref', 'run')
      .where({ state: 'succeeded', command: 'apply' })
      .whereNotNull('pull')
      .whereNotNull('stack_ref')
      .orderBy('at', 'desc')
      .orderBy('id', 'desc')
      .limit(SAMPLE);
    const pulls = [...new Set(applies.map(row => Number(row.pull)))];
    const firsts = new Map<string, number>();
    for (let at = 0; at < pulls.length; at += 100) {
      const rows = await this.#knex('runs')
        .select('repository', 'pull', 'stack_ref')
        .min({ first: 'at' })
        .where({ command: 'plan' })
        .whereIn('pull', pulls.slice(at, at + 100))
        .whereIn('repository', [
          ...new Set(applies.map(({ repository }) => repository)),
        ])
        .groupBy('repository', 'pull', 'stack_ref');
      for (const row of rows as any[]) {
        firsts.set(holdKey(row), Number(row.first));
      }
    }
    const holds = applies.flatMap(row => {
      const first = firsts.get(holdKey(row));
      const { finishedAt } = JSON.parse(row.run) as LockRun;
      return first === undefined || finishedAt === undefined
        ? []
        : Math.max(0, (Date.parse(finishedAt) - first) / 1_000);
    });
    return holds.length < LEAST
      ? undefined
      : { median: medianOf(holds), count: holds.length };
  }
}
