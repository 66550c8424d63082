import {
  addAmounts,
  type Amount,
  type Estimate,
  splitByTag,
  ZERO,
} from '@infra-portal/infra-common';
import { microsOf } from './micros';

/** Characters of a group's key that are kept: AWS takes values of 256. */
const LONGEST = 257;

/** Millionths of a month, and of the part that follows from usage. */
export type TaggedMicros = [monthly: number, usage: number];

/** What an estimate costs by the groups of tags, as `splitByTag` names them. */
export interface TagSplit {
  /** Tags that it was split by. */
  keys: string[];
  by: Record<string, Record<string, TaggedMicros>>;
}

/** Databases take no NUL in a text, and no text of any length. */
const kept = (group: string) => group.replaceAll('\0', '').slice(0, LONGEST);

/** Rounds so that what is rounded adds up to the sum, rounded. */
function rounding() {
  let sum: Amount = ZERO;
  return (amount: Amount): number => {
    const before = microsOf(sum);
    sum = addAmounts(sum, amount);
    return microsOf(sum) - before;
  };
}

/** By each tag, so that the groups add up to the whole in millionths. */
export function tagSplit(
  estimate: Pick<Estimate, 'monthly' | 'usage' | 'resources'>,
  keys: readonly string[],
): TagSplit {
  const by = keys.map(key => {
    const [monthly, usage] = [rounding(), rounding()];
    const groups = new Map<string, TaggedMicros>();
    for (const [group, amount] of splitByTag(estimate, key)) {
      const item = kept(group);
      const before = groups.get(item) ?? [0, 0];
      groups.set(item, [
        before[0] + monthly(amount.monthly),
        before[1] + usage(amount.usage),
      ]);
    }
    return [key, Object.fromEntries(groups)] as const;
  });
  return { keys: [...keys], by: Object.fromEntries(by) };
}

/** Groups of a tag; none where it was not split by it. */
export const groupsOfTag = (
  by: TagSplit['by'],
  key: string,
): [string, TaggedMicros][] =>
  Object.hasOwn(by, key) ? Object.entries(by[key]) : [];
