import { Amount, compareAmounts } from '../amount';
import { Estimate, estimateStack, ResourceUse } from '../estimate';
import { Resources } from '../estimate/engine/Resources';
import { DeclaredStack } from '../estimate/resources';
import { PriceBook } from '../prices';
import { environmentOf, Standards } from '../../standards';
import { applyChanges, Variant } from './applyChanges';
import { Difference, differenceOf, isLess } from './difference';
import { rules } from './rules';
import { Alternative, Looking, Proposal } from './rules/Proposal';
import { silencedBy } from './silencedBy';
import { Saving, SAVING_RULES, SavingRule } from './types';

export interface SavingsOptions {
  book: PriceBook;
  /** What a person assumes instead of the usual usage, by `USAGE_KEYS`. */
  usage?: Readonly<Record<string, Amount>>;
  /** How single resources are used, by address. */
  uses?: Readonly<Record<string, ResourceUse>>;
  /** By name of `SAVING_ASSUMPTIONS`. */
  assumptions?: Readonly<Record<string, Amount>>;
  standards?: Pick<Standards, 'sizes' | 'exceptions' | 'environments'>;
  /** A word for it; that of the stack unless it is given. */
  environment?: string;
  /** Tells which exceptions have ended. */
  now: Date;
}

const estimateOf = ({ stack, uses }: Variant, options: SavingsOptions) =>
  estimateStack(stack, { book: options.book, usage: options.usage, uses });

/** A way to change a resource, and what comes of it. */
interface Tried {
  alternative: Alternative;
  difference: Difference;
}

/** The one that saves most; one that cannot be told only if all cannot. */
function bestOf(tried: readonly Tried[]): Tried | undefined {
  const known = tried.filter(({ difference }) => !difference.missing);
  return known.reduce<Tried | undefined>(
    (best, each) =>
      best &&
      compareAmounts(best.difference.monthly, each.difference.monthly) >= 0
        ? best
        : each,
    undefined,
  );
}

/** What a proposal comes to: nothing where nothing is saved. */
function toSaving(
  rule: SavingRule,
  proposal: Proposal,
  tried: readonly Tried[],
): Saving | undefined {
  const best = bestOf(tried) ?? tried[0];
  if (!best) return undefined;
  const { alternative, difference } = best;
  const { monthly, before, after } = difference;
  const missing =
    difference.missing ??
    (isLess(difference) ? undefined : proposal.unlessSaving);
  if (!missing && !isLess(difference)) return undefined;
  const { address, file, line } = proposal.resource;
  const { changes, parameters = {} } = alternative;
  return {
    id: `${rule}:${address}`,
    rule,
    addresses: [...new Set([address, ...changes.map(each => each.address)])],
    ...(file !== undefined && { file }),
    ...(line !== undefined && { line }),
    ...(missing ? { missing } : { monthly, before, after }),
    changes,
    risk: proposal.risk,
    facts: proposal.facts ?? [],
    isQuestion: proposal.isQuestion ?? false,
    parameters,
    assumed: proposal.assumed ?? {},
  };
}

function tryAll(
  proposal: Proposal,
  variant: Variant,
  now: Estimate,
  options: SavingsOptions,
): Tried[] {
  return proposal.alternatives.map(alternative => {
    const then = applyChanges(variant, alternative.changes);
    const difference = differenceOf(
      variant.stack,
      now,
      estimateOf(then, options),
    );
    return { alternative, difference };
  });
}

const environmentIn = (stack: DeclaredStack, options: SavingsOptions) => {
  const word = options.environment ?? stack.environment;
  if (word === undefined) return undefined;
  return environmentOf(word, options.standards) ?? word;
};

/** By what is saved, the greatest first; then what cannot be told. */
function inOrder(one: Saving, other: Saving): number {
  const byAmount =
    one.monthly === undefined || other.monthly === undefined
      ? Number(one.monthly === undefined) - Number(other.monthly === undefined)
      : compareAmounts(other.monthly, one.monthly);
  if (byAmount !== 0) return byAmount;
  return one.id < other.id ? -1 : Number(one.id > other.id);
}

/**
 * Ways to pay less for a stack, in USD per month of 730 hours. Each amount is the
 * difference of two estimates by `estimateStack`, so what is missing in the
 * price book is said, and never guessed. Amounts of several savings must not be
 * added: see `combinedSavings`.
 */
export function savingsOf(
  stack: DeclaredStack,
  options: SavingsOptions,
): Saving[] {
  const variant: Variant = { stack, uses: options.uses ?? {} };
  const looking: Looking = {
    ...variant,
    resources: new Resources(stack),
    environment: environmentIn(stack, options),
    standards: options.standards,
    usage: options.usage ?? {},
    assumptions: options.assumptions ?? {},
  };
  const now = estimateOf(variant, options);
  const found = SAVING_RULES.flatMap(rule =>
    rules[rule](looking).flatMap(proposal => {
      const tried = tryAll(proposal, variant, now, options);
      const saving = toSaving(rule, proposal, tried);
      if (!saving) return [];
      const silenced = silencedBy(rule, stack, options);
      return [{ ...saving, ...(silenced && { silenced }) }];
    }),
  );
  return found.sort(inOrder);
}
