import {
  COST_DIMENSIONS,
  type CostDimension,
  type CostGrouping,
} from '@infra-portal/infra-common';
import type { IndexedStack } from './CostIndex';

/** Groups of a tag, as `tagGroup` names them; of each stack only they count. */
export interface TagFilter {
  key: string;
  items: readonly string[];
}

/** Keys of each dimension, of which one has to fit; empty: all fit. */
export type CostFilter = Partial<Record<CostDimension, readonly string[]>> & {
  tag?: TagFilter;
  /** Words that all have to be in it. */
  text?: string;
};

const TAG = 'tag:';

/** The tag that costs are put together by; undefined: it is no tag. */
export const tagOf = (grouping: CostGrouping): string | undefined =>
  grouping.startsWith(TAG) ? grouping.slice(TAG.length) : undefined;

/** Dimensions that a filter speaks of. */
export const filtered = (filter: CostFilter): CostDimension[] =>
  COST_DIMENSIONS.filter(dimension => filter[dimension]?.length);

/** Whether a stack fits, whatever its tags are. */
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
