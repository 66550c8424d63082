import type { Knex } from 'knex';
import { GENERATION } from './rows';

/**
 * Begins a change of stacks. Whoever changes them waits here for who does it
 * already, so that a reader never misses a generation that comes late.
 */
export async function rise(trx: Knex.Transaction): Promise<number> {
  await trx(GENERATION).where({ id: 1 }).increment('generation', 1);
  const row = await trx(GENERATION).select('generation').where({ id: 1 });
  return Number(row[0].generation);
}
