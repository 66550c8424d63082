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
export type Lane = 'repository' | 'runs' | 'reports' | 'drift';

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
  attempts: number | string;
}

/** Messages that are kept in one statement, at most. */
const AT_ONCE = 100;

/** A message to be kept. */
export interface NewMessage {
  deliveryId: string;
  /** JSON */
  message: string;
  lane?: Lane;
}

/** Somebody who waits until messages are kept. */
interface Waiting {
  messages: readonly NewMessage[];
  kept: () => void;
  failed: (error: unknown) => void;
}

/** Messages that were taken in and must not be lost. */
export class Inbox {
  readonly #knex: Knex;
  readonly #now: () => number;
  readonly #waiting: Waiting[] = [];
  #writing = false;

  constructor(knex: Knex, now: () => number = Date.now) {
    this.#knex = knex;
    this.#now = now;
  }

  /** Keeps a message. A delivery that is known changes nothing. */
  async add(deliveryId: string, message: string, lane?: Lane): Promise<void> {
    await this.addAll([{ deliveryId, message, lane }]);
  }

  /**
   * Keeps messages, all or none. Deliveries that are known change nothing. Those
   * that come while others are being written share the next write.
   */
  addAll(messages: readonly NewMessage[]): Promise<void> {
    return new Promise((kept, failed) => {
      this.#waiting.push({ messages, kept, failed });
      if (!this.#writing) this.#writeAll();
    });
  }

  async #writeAll(): Promise<void> {
    this.#writing = true;
    while (this.#waiting.length > 0) {
      // All that came during the last write join the next: SQLite blocks, and
      // what a write takes is the wait for the disk.
      await new Promise(resolve => setImmediate(resolve));
      const together = this.#waiting.splice(0, AT_ONCE / 2);
      try {
        await this.#insert(together.flatMap(({ messages }) => messages));
        together.forEach(({ kept }) => kept());
      } catch {
        // One that cannot be kept keeps no other away.
        for (const { messages, kept, failed } of together) {
          await this.#insert(messages).then(kept, failed);
        }
      }
    }
    this.#writing = false;
  }

  async #insert(messages: readonly NewMessage[]): Promise<void> {
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
    return (await this.takeSome(1, lane))[0];
  }

  /** Takes the oldest messages that are due, so many at most. */
  async takeSome(
    most: number,
    lane: Lane = 'repository',
  ): Promise<InboxItem[]> {
    for (;;) {
      const at = this.#now();
      const due: { delivery_id: string }[] = await this.#knex(TABLE)
        .select('delivery_id')
        .where({ lane })
        .whereNull('done_at')
        .where('due_at', '<=', at)
        .orderBy(['received_at', 'delivery_id'])
        .limit(most);
      if (due.length === 0) return [];
      // Whoever moves one on first has it; another replica looks for others.
      const taken: InboxRow[] = await this.#knex(TABLE)
        .whereIn(
          'delivery_id',
          due.map(({ delivery_id }) => delivery_id),
        )
        .whereNull('done_at')
        .where('due_at', '<=', at)
        .update({
          due_at: at + LEASE,
          attempts: this.#knex.raw('?? + 1', ['attempts']),
        })
        .returning(['delivery_id', 'message', 'attempts']);
      if (taken.length === 0) continue;
      return taken.map(({ delivery_id, message, attempts }) => ({
        ...{ deliveryId: delivery_id, message },
        attempts: Number(attempts),
      }));
    }
  }

  /** Notes that messages were worked in. */
  async finish(...items: readonly InboxItem[]): Promise<void> {
    await this.#knex(TABLE)
      .whereIn(
        'delivery_id',
        items.map(({ deliveryId }) => deliveryId),
      )
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
