import {
  PULL_PAGE,
  pullListSchema,
  PULL_VIEWS,
  RISK_LEVELS,
} from '@infra-portal/infra-common';
import type { Operation } from '@infra-portal/infra-node';

const texts = { type: 'array', items: { type: 'string' } };

/** The HTTP API of the list of pull requests. */
export const PULL_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/pulls',
    id: 'listPulls',
    summary:
      'Open pull requests of the infrastructure repositories, with what they change, risk and wait for, a page of them as the caller sees them.',
    query: {
      view: { enum: [...PULL_VIEWS] },
      ...{ product: texts, environment: texts, repository: texts },
      risk: { type: 'array', items: { enum: [...RISK_LEVELS] } },
      text: { type: 'string', maxLength: 200 },
      generated: { enum: ['true', 'false'] },
      cursor: { type: 'string', maxLength: 1_000 },
      limit: { type: 'integer', minimum: 1, maximum: PULL_PAGE.most },
    },
    answers: { 200: pullListSchema },
    errors: [400, 403],
  },
];
