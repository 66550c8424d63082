import { InputError } from '@backstage/errors';
import {
  MOST_VIEWS,
  type View,
  type ViewInput,
} from '@infra-portal/infra-common';
import type { Knex } from 'knex';

const TABLE = 'views';

interface ViewRow {
  owner: string;
  id: string;
  title: string;
  query: string;
  updated_at: number | string;
}

/** Lists of stacks that people saved; each sees their own only. */
export class ViewStore {
  readonly #knex: Knex;
  readonly #now: () => number;

  /** @param now milliseconds since 1970 */
  constructor(knex: Knex, now: () => number = Date.now) {
    this.#knex = knex;
    this.#now = now;
  }

  /** By title. */
  async list(owner: string): Promise<View[]> {
    const rows = await this.#knex<ViewRow>(TABLE).where({ owner });
    return rows
      .map(toView)
      .sort((a, b) => a.title.localeCompare(b.title) || (a.id < b.id ? -1 : 1));
  }

  /**
   * Saves a view, or saves it again.
   * @throws InputError when somebody has too many
   */
  async put(owner: string, id: string, input: ViewInput): Promise<View> {
    const row: ViewRow = {
      owner,
      id: id.toLowerCase(),
      // No database takes it in a text.
      title: input.title.replaceAll('\0', ''),
      query: input.query.replaceAll('\0', ''),
      updated_at: this.#now(),
    };
    await this.#knex.transaction(async trx => {
      await oneAtATime(trx, owner);
      await trx<ViewRow>(TABLE)
        .insert(row)
        .onConflict(['owner', 'id'])
        .merge(['title', 'query', 'updated_at']);
      const [{ count }] = await trx(TABLE)
        .where({ owner })
        .count({ count: '*' });
      if (Number(count) > MOST_VIEWS) {
        throw new InputError(
          `You have ${MOST_VIEWS} views already. Delete one of them first.`,
        );
      }
    });
    return toView(row);
  }

  /** Forgets a view; one that is gone is fine. */
  async remove(owner: string, id: string): Promise<void> {
    await this.#knex<ViewRow>(TABLE)
      .where({ owner, id: id.toLowerCase() })
      .delete();
  }
}

/**
 * Waits until no other transaction saves views of somebody, so that what is
 * counted is what will be there. SQLite has one transaction at a time anyway.
 */
async function oneAtATime(trx: Knex.Transaction, owner: string) {
  if (trx.client.config.client !== 'pg') return;
  await trx.raw('select pg_advisory_xact_lock(hashtext(?), hashtext(?))', [
    'infra-stacks views',
    owner,
  ]);
}

function toView({ id, title, query, updated_at }: ViewRow): View {
  const updatedAt = new Date(Number(updated_at)).toISOString();
  return { id, title, query, updatedAt };
}
