import type { Knex } from 'knex';
import { ofPull, type PullRow, PULLS } from './rows';
import type { PullClaim } from './types';

/** Milliseconds for which a claim holds unless it is renewed. */
const HOLDS = 2 * 60_000;

/** Who works on which pull request: one at a time, in all processes. */
export class PullClaims {
  readonly #knex: Knex;
  readonly #by: string;
  readonly #now: () => number;

  /**
   * @param by tells this process from all others
   * @param now milliseconds since 1970
   */
  constructor(knex: Knex, by: string, now: () => number) {
    this.#knex = knex;
    this.#by = by;
    this.#now = now;
  }

  /** One that has to be worked on and that nobody works on. */
  async claim(): Promise<PullClaim | undefined> {
    for (;;) {
      const row: PullRow | undefined = await this.#due(
        this.#knex(PULLS),
      ).first();
      if (!row) return undefined;
      const { repository, number, wanted, done, attempts } = row;
      const claimed = await this.#due(ofPull(this.#knex(PULLS), row)).update({
        claimed_by: this.#by,
        claimed_until: this.#now() + HOLDS,
      });
      // Somebody else was quicker.
      if (claimed === 0) continue;
      return {
        ...{ repository, number, by: this.#by, wanted, attempts },
        look: row.look > done,
        again: row.again > done,
      };
    }
  }

  #due(query: Knex.QueryBuilder): Knex.QueryBuilder {
    const now = this.#now();
    return query
      .where(each =>
        each
          .where(own => own.whereRaw('wanted > done').whereNull('retry_at'))
          .orWhere('retry_at', '<=', now),
      )
      .where(each =>
        each.whereNull('claimed_until').orWhere('claimed_until', '<=', now),
      );
  }

  /** @returns false when it has passed to somebody else */
  async renew(claim: PullClaim): Promise<boolean> {
    const changed = await ofPull(this.#knex(PULLS), claim)
      .where({ claimed_by: claim.by })
      .update({ claimed_until: this.#now() + HOLDS });
    return changed > 0;
  }

  /** @param retryAt milliseconds since 1970, when not all could be done */
  async end(claim: PullClaim, retryAt?: number): Promise<void> {
    await ofPull(this.#knex(PULLS), claim)
      .where({ claimed_by: claim.by })
      .update({
        ...(retryAt === undefined
          ? { done: claim.wanted, retry_at: null, attempts: 0 }
          : { retry_at: retryAt, attempts: claim.attempts + 1 }),
        claimed_by: null,
        claimed_until: null,
      });
  }
}
