import type { Draft, DraftInput } from '@infra-portal/infra-common';
import type { Knex } from 'knex';

/** Drafts live for so long after the last change. Milliseconds. */
export const DRAFT_LIFETIME = 30 * 24 * 60 * 60 * 1000;

interface DraftRow {
  owner: string;
  id: string;
  change: string;
  repository: string | null;
  title: string;
  intent: string;
  updated_at: number | string;
}

/** Drafts of people; each sees their own only. */
export interface DraftStore {
  /** Newest first. */
  list(owner: string): Promise<Draft[]>;
  get(owner: string, id: string): Promise<Draft | undefined>;
  count(owner: string): Promise<number>;
  put(owner: string, id: string, draft: DraftInput): Promise<Draft>;
  remove(owner: string, id: string): Promise<void>;
  /** Removes what has expired, of everybody. */
  sweep(): Promise<number>;
}

export class DatabaseDraftStore implements DraftStore {
  readonly #database: Knex;
  readonly #now: () => number;

  /** @param now milliseconds since 1970 */
  constructor(database: Knex, now: () => number = Date.now) {
    this.#database = database;
    this.#now = now;
  }

  async list(owner: string): Promise<Draft[]> {
    const rows = await this.#alive(owner).orderBy([
      { column: 'updated_at', order: 'desc' },
      { column: 'id' },
    ]);
    return rows.map(toDraft);
  }

  async get(owner: string, id: string): Promise<Draft | undefined> {
    const row = await this.#alive(owner).where({ id }).first();
    return row && toDraft(row);
  }

  async count(owner: string): Promise<number> {
    const [{ count }] = await this.#alive(owner).count({ count: '*' });
    return Number(count);
  }

  async put(owner: string, id: string, draft: DraftInput): Promise<Draft> {
    const row: DraftRow = {
      owner,
      id,
      change: draft.change,
      repository: draft.repository ?? null,
      title: draft.title,
      intent: JSON.stringify(draft.intent),
      updated_at: this.#now(),
    };
    await this.#database<DraftRow>('drafts')
      .insert(row)
      .onConflict(['owner', 'id'])
      .merge();
    return toDraft(row);
  }

  async remove(owner: string, id: string): Promise<void> {
    await this.#database<DraftRow>('drafts').where({ owner, id }).delete();
  }

  async sweep(): Promise<number> {
    return this.#database<DraftRow>('drafts')
      .where('updated_at', '<=', this.#now() - DRAFT_LIFETIME)
      .delete();
  }

  #alive(owner: string) {
    return this.#database<DraftRow>('drafts')
      .where({ owner })
      .where('updated_at', '>', this.#now() - DRAFT_LIFETIME);
  }
}

function toDraft(row: DraftRow): Draft {
  const { id, change, repository, title, intent } = row;
  // PostgreSQL returns big integers as text.
  const updatedAt = Number(row.updated_at);
  return {
    id,
    change,
    ...(repository && { repository }),
    title,
    intent: JSON.parse(intent),
    updatedAt: new Date(updatedAt).toISOString(),
    expiresAt: new Date(updatedAt + DRAFT_LIFETIME).toISOString(),
  };
}
