import type { Knex } from 'knex';
import type { StackIndex } from '../../readModel';
import type { DriftStore } from '../store/DriftStore';
import { EPISODES, type StackRow, STACKS } from '../store/rows';
import type { DriftIntake } from './DriftIntake';

const DAY = 24 * 60 * 60_000;
const NOTHING = { applies: [], code: [], merged: [] };

export interface GoneOptions {
  knex: Knex;
  index: Pick<StackIndex, 'current'>;
  store: DriftStore;
  intake: DriftIntake;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Sees which stacks are no more, and what new code says of recent drifts. */
export class Gone {
  readonly #options: GoneOptions;
  readonly #now: () => number;

  constructor(options: GoneOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Ends drifts of stacks that are gone; takes it back where one is there again. */
  async look(): Promise<void> {
    const { knex, index, store, intake } = this.#options;
    const { stacks, states } = await index.current();
    // A repository that was never read may have any stack.
    const read = new Set(
      states.flatMap(({ commit, repository }) => (commit ? repository : [])),
    );
    const refs = new Set(stacks.map(({ summary }) => summary.ref));
    const rows: StackRow[] = await knex(STACKS)
      .select('stack_ref', 'repository', 'gone_at', 'product', 'owner')
      .whereNotNull('standing');
    const changed: string[] = [];
    for (const row of rows) {
      const isThere = refs.has(row.stack_ref) || !read.has(row.repository);
      if (isThere === (row.gone_at === null)) continue;
      await store.fold(
        {
          ref: row.stack_ref,
          repository: row.repository,
          ...(row.product !== null && { product: row.product }),
          ...(row.owner !== null && { owner: row.owner }),
        },
        [],
        NOTHING,
        { gone_at: isThere ? null : this.#now() },
      );
      changed.push(row.stack_ref);
    }
    await intake.refold(changed);
  }

  /** Makes recent drifts of a repository anew: its code is other than before. */
  async codeChanged(repository: string): Promise<void> {
    const { knex, intake } = this.#options;
    const rows = await knex(EPISODES)
      .distinct('stack_ref')
      .where({ repository })
      .where(each =>
        each.whereNull('ended_at').orWhere('ended_at', '>', this.#now() - DAY),
      );
    await intake.refold(rows.map(row => row.stack_ref));
  }
}
