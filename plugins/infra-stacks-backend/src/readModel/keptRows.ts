import type { Knex } from 'knex';
import { createHash } from 'node:crypto';

/** Rows in one statement; SQLite takes few variables. */
const CHUNK = 150;

/** A row of what a repository holds; what it says is JSON. */
export interface KeptRow {
  id: string;
  repository: string;
  summary: string;
  detail: string;
  /** Of both. */
  digest: string;
}

export const sha256 = (text: string) =>
  createHash('sha256').update(text).digest('hex');

/** @param key tells it from all others of its table */
export function keptRow(
  repository: string,
  key: string,
  parts: { summary: object; detail: object },
): KeptRow {
  const summary = JSON.stringify(parts.summary);
  const detail = JSON.stringify(parts.detail);
  const digest = sha256(`${summary}\n${detail}`);
  return { id: sha256(key), repository, summary, detail, digest };
}

/**
 * Puts rows in the place of those that a repository has; those that are the
 * same are left alone.
 * @returns whether anything changed
 */
export async function replaceRows(
  trx: Knex.Transaction,
  table: string,
  repository: string,
  rows: readonly KeptRow[],
): Promise<boolean> {
  const byId = new Map(rows.map(row => [row.id, row]));
  const before = await trx<KeptRow>(table)
    .select('id', 'digest')
    .where({ repository });
  const digests = new Map(before.map(({ id, digest }) => [id, digest]));
  const gone = [...digests.keys()].filter(id => !byId.has(id));
  const changed = [...byId.values()].filter(
    ({ id, digest }) => digests.get(id) !== digest,
  );
  for (const ids of chunks(gone)) {
    await trx(table).whereIn('id', ids).delete();
  }
  for (const some of chunks(changed)) {
    await trx(table).insert(some).onConflict('id').merge();
  }
  return gone.length > 0 || changed.length > 0;
}

function chunks<T>(all: readonly T[]): T[][] {
  return Array.from({ length: Math.ceil(all.length / CHUNK) }, (_, index) =>
    all.slice(index * CHUNK, (index + 1) * CHUNK),
  );
}
