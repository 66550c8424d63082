import type { CostGrade, Estimate } from '@infra-portal/infra-common';
import { addCoverages, mostCurrency } from '../read';
import type { PricedPull, PulledEstimates, PulledStack } from './types';

/** A stack with its amounts, and the estimates that they are of. */
export interface PricedSides {
  stack: PulledStack;
  estimates: PulledEstimates;
}

export interface PriceFrame {
  commit: string;
  base: string;
  /** Said where no stack has an estimate. */
  source: string;
  pricedAt: string;
}

/** Of all stacks together; one in another currency than most has no amount. */
export function pricedPull(
  all: readonly PricedSides[],
  frame: PriceFrame,
): PricedPull {
  const estimates = all.flatMap(({ estimates: { after, before } }) => {
    const said = after ?? before;
    return said ? [said] : [];
  });
  const currency = mostCurrency(estimates.map(each => each.currency));
  const own = estimates.filter(each => each.currency === currency);
  const sources = [...new Set(own.map(({ source }) => source))].sort();
  const [oldest = frame.pricedAt] = own.map(each => each.pricedAt).sort();
  return {
    ...{ commit: frame.commit, base: frame.base, currency },
    grade: gradeOf(own),
    source: sources.length > 0 ? sources.join(', ') : frame.source,
    pricedAt: oldest,
    coverage: addCoverages(
      all.flatMap(each => each.estimates.after?.coverage ?? []),
    ),
    stacks: all.map(({ stack, estimates: { after, before } }) =>
      inCurrency(stack, (after ?? before)?.currency ?? currency, currency),
    ),
  };
}

function inCurrency(
  stack: PulledStack,
  own: string,
  currency: string,
): PulledStack {
  if (own === currency) return stack;
  const { before: _before, after: _after, gaps: _gaps, ...rest } = stack;
  return rest;
}

/** It is Infracost's only when all of it is. */
function gradeOf(estimates: readonly Estimate[]): CostGrade {
  const isReported =
    estimates.length > 0 &&
    estimates.every(({ grade }) => grade === 'infracost');
  return isReported ? 'infracost' : 'price-book';
}
