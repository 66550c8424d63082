import {
  type Amount,
  applyChanges,
  compareAmounts,
  type DeclaredResource,
  type DeclaredStack,
  estimateStack,
  type SavingChange,
  subtractAmounts,
} from '@infra-portal/infra-common';
import type { Expansion } from '../terraform/expand';
import type { SavingPlace } from './types';

type Setting = Extract<SavingChange, { kind: 'set' }>;

function valueAt(resource: DeclaredResource, change: Setting): unknown {
  return change.path.reduce<unknown>((value, step) => {
    // A single block may stand there without a list around it.
    if (step === 0 && !Array.isArray(value)) return value;
    if (typeof value !== 'object' || value === null) return undefined;
    return Object.hasOwn(value, step)
      ? (value as Record<string, unknown>)[step]
      : undefined;
  }, resource.values);
}

/** Whether a stack declares what a change wants; `"512"` is as good as `512`. */
export function isDone(expansion: Expansion, change: SavingChange): boolean {
  const resource = expansion.resources.find(
    each => each.address === change.address,
  );
  if (change.kind === 'remove') return resource === undefined;
  if (change.kind !== 'set') return true;
  const value = resource && valueAt(resource, change);
  return value !== undefined && String(value) === String(change.to);
}

/** A stack as it is estimated. */
export const stackOf = ({
  resources,
  problems,
  region,
}: Expansion): DeclaredStack => ({
  stack: '',
  resources,
  problems,
  ...(region !== undefined && { region }),
});

const addressesOf = ({ resources }: Expansion, without: ReadonlySet<string>) =>
  resources
    .map(each => each.address)
    .filter(address => !without.has(address))
    .sort()
    .join('\n');

/** What is wanted of a changed stack. */
export interface Promised {
  changes: readonly SavingChange[];
  monthly: Amount;
}

/**
 * Whether a changed stack saves exactly what was promised: it declares what the
 * savings want and the same resources otherwise, has no new problem, and costs
 * less by the same amount.
 */
export function saves(
  { book, usage, uses = {} }: SavingPlace,
  { changes, monthly }: Promised,
  before: Expansion,
  after: Expansion,
): boolean {
  if (!changes.every(change => isDone(after, change))) return false;
  const gone = new Set(
    changes.flatMap(each => (each.kind === 'remove' ? [each.address] : [])),
  );
  if (addressesOf(before, gone) !== addressesOf(after, gone)) return false;
  if (after.problems.length > before.problems.length) return false;
  // What follows from use is in no file.
  const used = applyChanges(
    { stack: stackOf(after), uses },
    changes.filter(each => each.kind === 'usage' || each.kind === 'hours'),
  );
  const paid = (stack: DeclaredStack, of: typeof uses) =>
    estimateStack(stack, { book, usage, uses: of }).monthly;
  const saved = subtractAmounts(
    paid(stackOf(before), uses),
    paid(used.stack, used.uses),
  );
  return compareAmounts(saved, monthly) === 0;
}
