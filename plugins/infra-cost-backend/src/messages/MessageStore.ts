import type { NotificationPayload } from '@backstage/plugin-notifications-common';
import type { Knex } from 'knex';
import { createHash } from 'node:crypto';

export const MESSAGES = 'cost_messages';
/** How long whoever took a message may be busy with it. */
const LEASE = 10 * 60_000;
/** The first wait after a failure; each next one is twice as long. */
const FIRST_WAIT = 60_000;
const LONGEST_WAIT = 60 * 60_000;
const LONGEST_FAILURE = 500;
const TAKEN_AT_ONCE = 20;

/** Something to tell one group or person. */
export interface CostNotice {
  /** What it is about; the same is told once. */
  about: readonly string[];
  /** Entity ref. */
  recipient: string;
  payload: NotificationPayload;
  /** Milliseconds since 1970: after it nobody wants to know. */
  expiresAt: number;
}

/** A message that is taken for sending. */
export interface TakenMessage {
  id: string;
  recipient: string;
  payload: NotificationPayload;
  /** This one included. */
  attempts: number;
}

interface Row {
  id: string;
  recipient: string;
  payload: string;
  attempts: number;
  next_at: number | string | null;
  expires_at: number | string;
}

export const messageId = (about: readonly string[]): string =>
  createHash('sha256').update(JSON.stringify(about)).digest('hex');

/**
 * Writes messages down, in the transaction of what they follow from.
 * @param now milliseconds since 1970
 */
export async function keepMessages(
  trx: Knex,
  notices: readonly CostNotice[],
  now: number,
): Promise<void> {
  for (const { about, recipient, payload, expiresAt } of notices) {
    await trx(MESSAGES)
      .insert({
        ...{ id: messageId(about), recipient, attempts: 0 },
        payload: JSON.stringify(payload),
        ...{ created_at: now, next_at: now, expires_at: expiresAt },
      })
      .onConflict('id')
      .ignore();
  }
}

/** Messages that wait to be sent. Each is taken by one process at a time. */
export class MessageStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  /** Takes what is due. What its taker never ends is taken again. */
  async take(now: number): Promise<TakenMessage[]> {
    await this.#knex(MESSAGES)
      .whereNotNull('next_at')
      .where('expires_at', '<=', now)
      .update({ next_at: null });
    const due: Row[] = await this.#knex(MESSAGES)
      .where('next_at', '<=', now)
      .orderBy(['next_at', 'id'])
      .limit(TAKEN_AT_ONCE);
    const taken: TakenMessage[] = [];
    for (const { id, recipient, payload, attempts, next_at } of due) {
      const changed = await this.#knex(MESSAGES)
        .where({ id, next_at })
        .update({ next_at: now + LEASE, attempts: attempts + 1 });
      if (changed === 0) continue;
      taken.push({
        ...{ id, recipient, attempts: attempts + 1 },
        payload: JSON.parse(payload),
      });
    }
    return taken;
  }

  async sent(id: string, now: number): Promise<void> {
    await this.#knex(MESSAGES)
      .where({ id })
      .update({ next_at: null, sent_at: now, failure: null });
  }

  /** It is tried again, later each time, until it expires. */
  async failed(
    { id, attempts }: Pick<TakenMessage, 'id' | 'attempts'>,
    failure: string,
    now: number,
  ): Promise<void> {
    const wait = Math.min(LONGEST_WAIT, FIRST_WAIT * 2 ** (attempts - 1));
    await this.#knex(MESSAGES)
      .where({ id })
      .update({
        next_at: now + wait,
        failure: failure.replaceAll('\0', '').slice(0, LONGEST_FAILURE),
      });
  }
}
