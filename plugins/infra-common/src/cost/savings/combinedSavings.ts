import { Amount, compareAmounts, ZERO } from '../amount';
import { estimateStack } from '../estimate';
import { DeclaredStack } from '../estimate/resources';
import { applyChanges, Variant } from './applyChanges';
import { differenceOf } from './difference';
import { SavingsOptions } from './savingsOf';
import { Saving, SavingChange } from './types';

/** Why a chosen saving does not count beside the others. */
export type LeftSaving =
  | { id: string; why: 'not-computable' }
  /** Another one, which saves more, changes the same. */
  | { id: string; why: 'conflict'; with: string };

/** What chosen savings come to together, in a month. */
export interface CombinedSavings {
  before: Amount;
  after: Amount;
  monthly: Amount;
  /** Ids of those that are counted, the greatest first. */
  taken: string[];
  left: LeftSaving[];
}

/** Where a change is, so that two of the same place are seen. */
const placeOf = (change: SavingChange): string[] => {
  if (change.kind === 'set') return change.path.map(String);
  return change.kind === 'usage' ? ['', change.key] : [];
};

function isConflict(one: SavingChange, other: SavingChange): boolean {
  if (one.address !== other.address) return false;
  const isSame = JSON.stringify(one) === JSON.stringify(other);
  if (isSame) return false;
  if (one.kind === 'remove' || other.kind === 'remove') return true;
  if (one.kind !== other.kind) return false;
  const [a, b] = [placeOf(one), placeOf(other)];
  const length = Math.min(a.length, b.length);
  return a.slice(0, length).join('\0') === b.slice(0, length).join('\0');
}

const conflictOf = (saving: Saving, taken: readonly Saving[]) =>
  taken.find(other =>
    other.changes.some(one =>
      saving.changes.some(each => isConflict(one, each)),
    ),
  );

function byAmount(one: Saving, other: Saving): number {
  return (
    compareAmounts(other.monthly ?? ZERO, one.monthly ?? ZERO) ||
    (one.id < other.id ? -1 : Number(one.id > other.id))
  );
}

/**
 * What chosen savings of a stack come to together: all of them are applied, and
 * the stack is estimated again, as their amounts cannot be added. Of those that
 * change the same the one that saves most counts. One whose price together with
 * the others is not known does not count. The order of `chosen` means nothing.
 */
export function combinedSavings(
  stack: DeclaredStack,
  chosen: readonly Saving[],
  { book, usage, uses = {} }: Pick<SavingsOptions, 'book' | 'usage' | 'uses'>,
): CombinedSavings {
  const estimate = (variant: Variant) =>
    estimateStack(variant.stack, { book, usage, uses: variant.uses });
  const now: Variant = { stack, uses };
  const before = estimate(now);
  const left: LeftSaving[] = [];
  const taken: Saving[] = [];
  let [variant, after] = [now, before];
  for (const saving of [...chosen].sort(byAmount)) {
    const { id } = saving;
    const other = conflictOf(saving, taken);
    if (taken.some(each => each.id === id)) continue;
    if (saving.monthly === undefined) {
      left.push({ id, why: 'not-computable' });
    } else if (other) {
      left.push({ id, why: 'conflict', with: other.id });
    } else {
      const next = applyChanges(variant, saving.changes);
      const priced = estimate(next);
      if (differenceOf(stack, before, priced).missing) {
        left.push({ id, why: 'not-computable' });
        continue;
      }
      [variant, after] = [next, priced];
      taken.push(saving);
    }
  }
  const { monthly } = differenceOf(stack, before, after);
  return {
    before: before.monthly,
    after: after.monthly,
    monthly,
    taken: taken.map(each => each.id),
    left,
  };
}
