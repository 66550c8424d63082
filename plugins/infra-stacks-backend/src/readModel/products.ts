import {
  environmentRank,
  type ProductSummary,
  type StackSummary,
  sumFindings,
} from '@infra-portal/infra-common';

/** Products of stacks, worst first; stacks without one are left out. */
export function productsOf(stacks: Iterable<StackSummary>): ProductSummary[] {
  const byProduct = new Map<string, StackSummary[]>();
  for (const stack of stacks) {
    if (stack.product === undefined) continue;
    const own = byProduct.get(stack.product);
    if (own) own.push(stack);
    else byProduct.set(stack.product, [stack]);
  }
  return [...byProduct]
    .map(([name, own]) => summaryOf(name, own))
    .sort(worstFirst);
}

function summaryOf(name: string, stacks: StackSummary[]): ProductSummary {
  const environments = new Map<string, StackSummary[]>();
  for (const stack of stacks) {
    const own = stack.environment ?? '';
    environments.set(own, [...(environments.get(own) ?? []), stack]);
  }
  return {
    name,
    stacks: stacks.length,
    services: mostFirst(stacks.map(({ service }) => service)).sort(),
    owners: mostFirst(stacks.map(({ owner }) => owner)),
    repositories: mostFirst(stacks.map(({ repository }) => repository)),
    environments: [...environments]
      .filter(([environment]) => environment !== '')
      .sort(
        ([a], [b]) =>
          environmentRank(a) - environmentRank(b) || (a < b ? -1 : 1),
      )
      .map(([environment, own]) => ({
        name: environment,
        stacks: own.length,
        findings: sumFindings(own.map(each => each.findings)),
      })),
    findings: sumFindings(stacks.map(({ findings }) => findings)),
  };
}

/** Each value once, the most frequent first, then by itself. */
function mostFirst(values: readonly (string | undefined)[]): string[] {
  const counts = new Map<string, number>();
  for (const value of values) {
    if (value !== undefined) counts.set(value, (counts.get(value) ?? 0) + 1);
  }
  return [...counts]
    .sort(([a, many], [b, more]) => more - many || (a < b ? -1 : 1))
    .map(([value]) => value);
}

function worstFirst(a: ProductSummary, b: ProductSummary): number {
  return (
    b.findings.error - a.findings.error ||
    b.findings.warning - a.findings.warning ||
    (a.name < b.name ? -1 : 1)
  );
}
