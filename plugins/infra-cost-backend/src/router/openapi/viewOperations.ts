import {
  COST_DIMENSIONS,
  costTagsSchema,
  estimateChangeSchema,
} from '@infra-portal/infra-common';
import type { Operation } from '@infra-portal/infra-node';

const text = { type: 'string' };
const point = { type: 'string', pattern: '^[0-9a-f]{64}$' };
const list = { type: 'array', items: text };

/** Only what is in groups of a tag. */
export const tagQuery = {
  tag: text,
  tagValue: { ...list, description: '=value, - without it, ? not known' },
};

/** Costs by tags, and between two points of a history. */
export const VIEW_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/tags',
    id: 'getCostTags',
    summary: 'What costs come to without tags, and by the values of one.',
    query: {
      ...Object.fromEntries(COST_DIMENSIONS.map(each => [each, list])),
      ...tagQuery,
      by: { ...text, description: 'The tag whose groups are told.' },
    },
    answers: { 200: costTagsSchema },
    errors: [400, 403],
  },
  {
    method: 'get',
    path: '/stacks/{name}/compare',
    id: 'compareStackCosts',
    summary: 'What differs between two points of a history.',
    query: { from: point, to: point },
    answers: { 200: estimateChangeSchema },
    errors: [400, 403, 404],
  },
];
