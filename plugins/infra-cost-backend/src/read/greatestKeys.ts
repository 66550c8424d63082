import type { CostDimension, CostGrouping } from '@infra-portal/infra-common';
import { groupsOfTag } from '../store/tagSplit';
import type { IndexedStack } from './CostIndex';
import { tagOf } from './filter';
import type { Changes } from './summary';

/** Keys that are told of each day: as many as a chart can show apart. */
const MOST_KEYS = 12;

/**
 * Keys that cost most now, or did when `changes` began; those of tags by what
 * they cost now. From what is in memory: nothing is read for it.
 */
export function greatestKeys(
  stacks: readonly IndexedStack[],
  grouping: CostGrouping,
  currency: string,
  { byRef }: Changes,
): string[] {
  const sums = new Map<string, { now: number; before: number }>();
  const add = (key: string, now: number, change: number) => {
    const sum = sums.get(key) ?? { now: 0, before: 0 };
    sums.set(key, {
      now: sum.now + now,
      before: sum.before + now - change,
    });
  };
  const tag = tagOf(grouping);
  for (const { stack, keys, present, micros, tags } of stacks) {
    const isOf = stack.cost?.currency === currency;
    const change = byRef.get(stack.ref) ?? 0;
    if (tag === undefined) {
      const key = keys[grouping as CostDimension];
      add(key, isOf && present ? micros : 0, change);
    } else if (isOf && present) {
      for (const [item, [monthly]] of groupsOfTag(tags, tag)) {
        add(item, monthly, 0);
      }
    }
  }
  return [...sums]
    .map(([key, { now, before }]) => ({ key, size: Math.max(now, before) }))
    .filter(({ size }) => size > 0)
    .sort((a, b) => b.size - a.size || (a.key < b.key ? -1 : 1))
    .slice(0, MOST_KEYS)
    .map(({ key }) => key);
}
