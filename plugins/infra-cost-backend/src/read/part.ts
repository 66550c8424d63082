import type { Knex } from 'knex';
import { dayOf } from '../store/foldCosts';
import { amountOf } from '../store/micros';
import { TAG_STEPS } from '../store/rows';
import { groupsOfTag } from '../store/tagSplit';
import type { IndexedStack } from './CostIndex';
import { type CostFilter, fitting, type TagFilter } from './filter';
import type { Changes } from './summary';

/** Stacks, those that went away among them, and how they changed. */
export interface Costs {
  currency: string;
  stacks: readonly IndexedStack[];
  changes: Changes;
}

/** A stack as far as it is in groups of a tag; the rest of it does not count. */
function inGroups(each: IndexedStack, { key, items }: TagFilter): IndexedStack {
  const groups = groupsOfTag(each.tags, key).filter(([item]) =>
    items.includes(item),
  );
  let [micros, usage] = [0, 0];
  for (const [, [monthly, used]] of groups) {
    micros += monthly;
    usage += used;
  }
  const { cost } = each.stack;
  const amounts = { monthly: amountOf(micros), usage: amountOf(usage) };
  return {
    ...each,
    ...{ micros, usage },
    // By other tags nobody knows this part.
    tags: Object.fromEntries([[key, Object.fromEntries(groups)]]),
    stack: { ...each.stack, ...(cost && { cost: { ...cost, ...amounts } }) },
  };
}

async function changesIn(
  knex: Knex,
  currency: string,
  since: number,
  { key, items }: TagFilter,
): Promise<Map<string, number>> {
  const rows: { stack_ref: string; change: number | string }[] = await knex(
    TAG_STEPS,
  )
    .where({ currency, tag: key })
    .whereIn('item', [...items])
    .where('day', '>', dayOf(since))
    .select('stack_ref')
    .sum({ change: 'change' })
    .groupBy('stack_ref');
  return new Map(rows.map(row => [row.stack_ref, Number(row.change)]));
}

/** What of all costs fits. */
export async function partOf(
  knex: Knex,
  { currency, stacks, changes }: Costs,
  filter: CostFilter,
): Promise<Costs> {
  const own = stacks.filter(fitting(filter));
  const { tag } = filter;
  if (!tag) return { currency, stacks: own, changes };
  const byRef = await changesIn(knex, currency, changes.since, tag);
  const parts = own
    .filter(
      ({ stack, tags }) =>
        byRef.has(stack.ref) ||
        groupsOfTag(tags, tag.key).some(([item]) => tag.items.includes(item)),
    )
    .map(each => inGroups(each, tag));
  return { currency, stacks: parts, changes: { ...changes, byRef } };
}
