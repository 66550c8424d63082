import type { CostCoverage } from '@infra-portal/infra-common';

export const USUAL_CURRENCY = 'USD';

/** That of most; of two of as many the usual one. */
export function mostCurrency(currencies: readonly string[]): string {
  const counts = new Map([[USUAL_CURRENCY, 0.5]]);
  for (const currency of currencies) {
    counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  const [[most]] = [...counts].sort(
    ([a, x], [b, y]) => y - x || (a < b ? -1 : 1),
  );
  return most;
}

/** Of several stacks together. */
export function addCoverages(all: readonly CostCoverage[]): CostCoverage {
  const types = new Map<string, number>();
  const sum = {
    ...{ detected: 0, priced: 0, free: 0, unsupported: 0 },
    ...{ missingPrices: 0, unknownUsage: 0 },
  };
  for (const coverage of all) {
    for (const key of Object.keys(sum) as (keyof typeof sum)[]) {
      sum[key] += coverage[key];
    }
    for (const [type, count] of Object.entries(coverage.unsupportedTypes)) {
      types.set(type, (types.get(type) ?? 0) + count);
    }
  }
  return { ...sum, unsupportedTypes: Object.fromEntries(types) };
}
