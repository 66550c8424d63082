import { costBadgeLinkSchema } from '@infra-portal/infra-common';
import type { Operation } from '@infra-portal/infra-node';
import { z } from 'zod';

const text = { type: 'string' };

const operationsOf = (kind: 'stacks' | 'products'): Operation[] => {
  const name = kind === 'stacks' ? 'Stack' : 'Product';
  return [
    {
      method: 'get',
      path: `/badge-links/${kind}/{name}`,
      id: `get${name}BadgeLink`,
      summary: 'The address of a badge.',
      answers: { 200: costBadgeLinkSchema },
      errors: [400, 403, 404],
    },
    {
      method: 'get',
      path: `/badges/${kind}/{name}.svg`,
      id: `get${name}Badge`,
      summary: 'What it costs, as an image.',
      query: { token: text },
      answers: { 200: z.string() },
      type: 'image/svg+xml',
      errors: [400, 401, 404, 429],
      open: true,
    },
  ];
};

/** Images of costs, and where they are. */
export const BADGE_OPERATIONS: readonly Operation[] = [
  ...operationsOf('stacks'),
  ...operationsOf('products'),
];
