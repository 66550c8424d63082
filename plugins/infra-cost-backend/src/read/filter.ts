import {
  COST_DIMENSIONS,
  type CostDimension,
} from '@infra-portal/infra-common';
import type { IndexedStack } from './CostIndex';

/** Keys of each dimension, of which one has to fit; empty: all fit. */
export type CostFilter = Partial<Record<CostDimension, readonly string[]>> & {
  /** Words that all have to be in it. */
  text?: string;
};

/** Dimensions that a filter speaks of. */
export const filtered = (filter: CostFilter): CostDimension[] =>
  COST_DIMENSIONS.filter(dimension => filter[dimension]?.length);

/** Whether a stack fits. */
export function fitting(
  filter: CostFilter,
): (stack: Pick<IndexedStack, 'keys' | 'text'>) => boolean {
  const wanted = filtered(filter).map(
    dimension => [dimension, new Set(filter[dimension])] as const,
  );
  const words = (filter.text ?? '').toLowerCase().split(/\s+/).filter(Boolean);
  return ({ keys, text }) =>
    wanted.every(([dimension, values]) => values.has(keys[dimension])) &&
    words.every(word => text.includes(word));
}
