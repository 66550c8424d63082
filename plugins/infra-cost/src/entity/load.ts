import type { StackCost } from '@infra-portal/infra-common';
import type { CostApi } from '../api';

/** The most stacks that one answer has. */
const PAGE = 200;

/** All stacks of a product with what they cost. */
export async function stacksOfProduct(
  api: CostApi,
  product: string,
  signal: AbortSignal,
): Promise<StackCost[]> {
  const stacks: StackCost[] = [];
  let cursor: string | undefined;
  do {
    const of = { product: [product] };
    const page = await api.stacks(
      { of, order: 'name', limit: PAGE, cursor },
      signal,
    );
    stacks.push(...page.items);
    cursor = page.nextCursor;
  } while (cursor);
  return stacks;
}
