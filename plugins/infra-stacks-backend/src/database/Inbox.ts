import type { Knex } from 'knex';

/** A message that waits to be worked in. */
export interface InboxItem {
  deliveryId: string;
  /** JSON */
  message: string;
  attempts: number;
}

/**
 * Messages of different lanes do not wait for each other: what is said of runs
 * is seen at once, though a repository is being fetched.
 */
export type Lane = 'repository' | 'runs' | 'reports';

const TABLE = 'webhook_inbox';
/** Milliseconds in which whoever took an item must be done with it. */
const LEASE = 5 * 60_000;
/** After so many attempts polling has long found what it said. */
const MOST_ATTEMPTS = 10;
const LONGEST_PAUSE = 10 * 60_000;
const MOST_ERROR = 1_000;

interface InboxRow {
  delivery_id: string;
  message: string;
  attempts: number;
  due_at: number | string;
}

/** Messages that were taken in and must not be lost. */
export class Inbox {
  readonly #knex: Knex;
  readonly #now: () => number;

  constructor(knex: Knex, now: () => number = Date.now) {
    this.#knex = knex;
    this.#now = now;
  }

  /** Keeps a message. A delivery that is known changes nothing. */
  async add(deliveryId: string, message: string, lane?: Lane): Promise<void> {
    await this.addAll([{ deliveryId, message, lane }]);
  }

  /** Keeps messages, all or none. Deliveries that are known change nothing. */
  async addAll(
    messages: readonly { deliveryId: string; message: string; lane?: Lane }[],
  ): Promise<void> {
    const at = this.#now();
    await this.#knex(TABLE)
      .insert(
        messages.map(({ deliveryId, message, lane = 'repository' }) => ({
          delivery_id: deliveryId,
          message,
          lane,
          received_at: at,
          due_at: at,
        })),
      )
      .onConflict('delivery_id')
      .ignore();
  }

  /** Takes the oldest message that is due, for this process alone. */
  async take(lane: Lane = 'repository'): Promise<InboxItem | undefined> {
    for (;;) {
      const at = this.#now();
      const row: InboxRow | undefined = await this.#knex(TABLE)
        .select('delivery_id', 'message', 'attempts', 'due_at')
        .where({ lane })
        .whereNull('done_at')
        .where('due_at', '<=', at)
        .orderBy(['received_at', 'delivery_id'])
        .first();
      if (!row) return undefined;
      // Whoever moves it on first has it; another replica looks for the next.
      const taken = await this.#knex(TABLE)
        .where({ delivery_id: row.delivery_id, due_at: row.due_at })
        .whereNull('done_at')
        .update({ due_at: at + LEASE, attempts: Number(row.attempts) + 1 });
      if (taken === 1) {
        return {
          deliveryId: row.delivery_id,
          message: row.message,
          attempts: Number(row.attempts) + 1,
        };
      }
    }
  }

  async finish(item: InboxItem): Promise<void> {
    await this.#knex(TABLE)
      .where({ delivery_id: item.deliveryId })
      .update({ done_at: this.#now(), error: null });
  }

  /** Puts a message back for later, after the last attempt for good. */
  async fail(item: InboxItem, error: string): Promise<void> {
    const at = this.#now();
    const pause = Math.min(1_000 * 2 ** item.attempts, LONGEST_PAUSE);
    await this.#knex(TABLE)
      .where({ delivery_id: item.deliveryId })
      .update({
        due_at: at + pause,
        done_at: item.attempts >= MOST_ATTEMPTS ? at : null,
        error: error.replaceAll('\0', '').slice(0, MOST_ERROR),
      });
  }

  /** Forgets messages that were done before a time, ms since 1970. */
  async clean(before: number): Promise<number> {
    return this.#knex(TABLE).where('done_at', '<', before).delete();
  }
}
