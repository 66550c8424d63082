import { InputError } from '@backstage/errors';
import type { CostGrouping } from '@infra-portal/infra-common';
import { many } from '@infra-portal/infra-node';
import { z } from 'zod';
import type { CostFilter } from '../../read';
import { tagOf } from '../../read/filter';

const MOST_VALUES = 100;

/** A tag, and groups of it: only what is in them counts. */
export const tagFilter = {
  tag: z.string().min(1).max(128).optional(),
  tagValue: many(
    z.string().regex(/^(?:=[^]{1,300}|-|\?)$/, 'must be =value, - or ?'),
    MOST_VALUES,
  ),
};

type Asked = Omit<CostFilter, 'tag'> & {
  tag?: string;
  tagValue?: string[];
};

/**
 * The filter of a query.
 * @param by what costs are put together by
 * @throws InputError where what is kept cannot answer it
 */
export function filterOf(
  { tag, tagValue, ...rest }: Asked,
  by?: CostGrouping,
): CostFilter {
  if (tag === undefined && tagValue === undefined) return rest;
  if (tag === undefined || tagValue === undefined) {
    throw new InputError(
      'The query is not as it must be: tag and tagValue go together.',
    );
  }
  const other = by && tagOf(by);
  if (other !== undefined && other !== tag) {
    throw new InputError(
      `The query is not as it must be: costs of tag ${tag} cannot be put together by tag ${other}. Ask for one tag at a time.`,
    );
  }
  return { ...rest, tag: { key: tag, items: tagValue } };
}
