import {
  COST_DIMENSIONS,
  costExceptionPreviewSchema,
  costExceptionRequestSchema,
  openCostExceptionSchema,
  openedCostExceptionSchema,
  pendingCostsSchema,
  pullCostDetailSchema,
  pullCostSchema,
  pullCostsSchema,
} from '@infra-portal/infra-common';
import type { Operation } from '@infra-portal/infra-node';

const PULL = '/pull-requests/{host}/{owner}/{name}/{number}';
const READ = [400, 403];
const keys = Object.fromEntries(
  COST_DIMENSIONS.map(each => [
    each,
    { type: 'array', items: { type: 'string' } },
  ]),
);

/** What pull requests would change, and exceptions for them. */
export const PULL_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/pull-requests',
    id: 'listPullRequestCosts',
    summary: 'Pull requests that fit, with what they would change.',
    query: { ...keys, open: { enum: ['open', 'merged', 'closed'] } },
    answers: { 200: pullCostsSchema },
    errors: READ,
  },
  {
    method: 'get',
    path: PULL,
    id: 'getPullRequestCost',
    summary: 'What a pull request would change, stack by stack.',
    answers: { 200: pullCostDetailSchema },
    errors: [...READ, 404],
  },
  {
    method: 'get',
    path: `${PULL}/brief`,
    id: 'getPullRequestCostBrief',
    summary: 'What a pull request would change, without its stacks.',
    answers: { 200: pullCostSchema },
    errors: [...READ, 404],
  },
  {
    method: 'post',
    path: `${PULL}/again`,
    id: 'priceAgain',
    summary: 'Has a pull request priced anew.',
    answers: { 202: undefined },
    errors: [...READ, 404, 429],
  },
  {
    method: 'post',
    path: `${PULL}/exception/preview`,
    id: 'previewException',
    summary: 'What an exception would change, and what would be said with it.',
    body: costExceptionRequestSchema,
    answers: { 200: costExceptionPreviewSchema },
    errors: [...READ, 404, 429, 503],
  },
  {
    method: 'post',
    path: `${PULL}/exception`,
    id: 'openException',
    summary: 'Opens the pull request of an exception, or finds it.',
    body: openCostExceptionSchema,
    answers: {
      200: openedCostExceptionSchema,
      201: openedCostExceptionSchema,
    },
    errors: [...READ, 404, 409, 429, 503],
  },
  {
    method: 'get',
    path: '/pending',
    id: 'getPendingCosts',
    summary: 'What open pull requests would make of the costs, step by step.',
    query: keys,
    answers: { 200: pendingCostsSchema },
    errors: READ,
  },
];
