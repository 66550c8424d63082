import type { DriftLook } from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import type { StackPlace } from './DriftStore';
import { CHECKED, dayOf, DAYS } from './rows';

const daysOf = (looks: readonly DriftLook[]) =>
  new Set(
    looks
      .filter(({ result }) => ['clean', 'drifted'].includes(result.kind))
      .map(({ at }) => dayOf(at)),
  );

/** Keeps the numbers of each day in step with the looks at a stack. */
export async function countDays(
  trx: Knex.Transaction,
  { ref, product = '', owner = '' }: StackPlace,
  before: readonly DriftLook[],
  after: readonly DriftLook[],
): Promise<void> {
  const [old, now] = [daysOf(before), daysOf(after)];
  for (const day of now) {
    if (old.has(day)) continue;
    const [known] = await trx(CHECKED).where({ day, stack_ref: ref }).limit(1);
    if (known) continue;
    await trx(CHECKED).insert({ day, stack_ref: ref });
    await add(trx, { day, product, owner }, 1);
  }
  for (const day of old) {
    if (now.has(day)) continue;
    const gone = await trx(CHECKED).where({ day, stack_ref: ref }).delete();
    if (gone > 0) await add(trx, { day, product, owner }, -1);
  }
}

async function add(
  trx: Knex.Transaction,
  key: { day: string; product: string; owner: string },
  by: number,
) {
  await trx(DAYS)
    .insert({ ...key, checked: by })
    .onConflict(['day', 'product', 'owner'])
    .merge({ checked: trx.raw('?? + ?', [`${DAYS}.checked`, by]) });
}
