import { addAmounts, type Amount, subtractAmounts, ZERO } from '../amount';
import type { CostResource, Estimate } from '../estimate';

/** Keys of a tag's groups: no resource there has the tag, or nobody knows. */
export const WITHOUT_TAG = '-';
export const UNKNOWN_TAG = '?';

/** The key of the group that has a value. */
export const tagGroup = (value: string): string => `=${value}`;

/** The value that a group has; undefined of those that have none. */
export const tagValueOf = (group: string): string | undefined =>
  group.startsWith('=') ? group.slice(1) : undefined;

/** An amount, and the part of it that follows from usage. */
export interface TaggedAmount {
  monthly: Amount;
  usage: Amount;
}

/** The group of a resource: an empty value is none. */
function groupOf({ tags, openTags, tagging }: CostResource, name: string) {
  const value = tags && Object.hasOwn(tags, name) ? tags[name] : undefined;
  if (value) return tagGroup(value);
  if (value === undefined && openTags?.includes(name)) return UNKNOWN_TAG;
  return value === '' || tagging === 'whole' ? WITHOUT_TAG : UNKNOWN_TAG;
}

/**
 * What an estimate costs by the value of a tag. Exact: the groups add up to the
 * whole. What no resource accounts for is in the group of which nobody knows.
 */
export function splitByTag(
  estimate: Pick<Estimate, 'monthly' | 'usage' | 'resources'>,
  name: string,
): Map<string, TaggedAmount> {
  const groups = new Map<string, TaggedAmount>();
  const add = (group: string, { monthly, usage }: TaggedAmount) => {
    const sum = groups.get(group) ?? { monthly: ZERO, usage: ZERO };
    groups.set(group, {
      monthly: addAmounts(sum.monthly, monthly),
      usage: addAmounts(sum.usage, usage),
    });
  };
  let [monthly, usage]: Amount[] = [estimate.monthly, estimate.usage];
  for (const each of estimate.resources) {
    add(groupOf(each, name), each);
    monthly = subtractAmounts(monthly, each.monthly);
    usage = subtractAmounts(usage, each.usage);
  }
  if (monthly !== ZERO || usage !== ZERO) add(UNKNOWN_TAG, { monthly, usage });
  return groups;
}
