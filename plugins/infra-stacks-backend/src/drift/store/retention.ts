import { thinLooks } from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import { EPISODES, type LookRow, LOOKS, plain, PLANS, readLook } from './rows';

const DAY = 24 * 60 * 60_000;
/** Looks that are older are put together. */
const EXACT = 30 * DAY;
/** What was put together before is not looked at again. */
const WINDOW = 60 * DAY;
/** Plans that no episode shows, and nobody told for so long. */
const PLANS_KEPT = 180 * DAY;
const CHUNK = 80;

/**
 * Puts old looks together, so that a stack has about one for each day; episodes
 * stay what they are. Forgets plans that nothing shows.
 * @param now milliseconds since 1970
 */
export async function keepLittle(knex: Knex, now: number): Promise<void> {
  const refs: { stack_ref: string }[] = await knex(LOOKS)
    .distinct('stack_ref')
    .where('at', '<', now - EXACT)
    .where('at', '>=', now - WINDOW);
  for (const { stack_ref } of refs) {
    await knex.transaction(async trx => {
      const rows: LookRow[] = await trx(LOOKS)
        .where({ stack_ref })
        .where('at', '>=', now - WINDOW);
      const ids = new Map(rows.map(row => [readLook(row).id, row.id]));
      const { kept, gone } = thinLooks(rows.map(readLook), now - EXACT);
      for (const look of kept) {
        await trx(LOOKS)
          .where({ id: ids.get(look.id) })
          .update({ look: plain(JSON.stringify(look)) });
      }
      for (let at = 0; at < gone.length; at += CHUNK) {
        const some = gone.slice(at, at + CHUNK);
        await trx(LOOKS)
          .whereIn(
            'id',
            some.map(({ id }) => ids.get(id)!),
          )
          .delete();
      }
    });
  }
  await knex(PLANS)
    .where('at', '<', now - PLANS_KEPT)
    .whereNotIn('id', knex(EPISODES).select('plan_id').whereNotNull('plan_id'))
    .delete();
}
