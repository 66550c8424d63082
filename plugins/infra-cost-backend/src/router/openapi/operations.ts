import {
  COST_DIMENSIONS,
  COST_ORDERS,
  costDaysSchema,
  costHistorySchema,
  costReportAnswerSchema,
  costSummarySchema,
  estimateAnswerSchema,
  estimateRequestSchema,
  matchCostSchema,
  priceBookInfoSchema,
  savingsAnswerSchema,
  sendWeeklySchema,
  stackCostDetailSchema,
  stackCostPageSchema,
  unmatchedCostsSchema,
  weeklyAnswerSchema,
  weeklyListSchema,
} from '@infra-portal/infra-common';
import { type Operation, OWN_OPERATIONS } from '@infra-portal/infra-node';
import { z } from 'zod';
import { PULL_OPERATIONS } from './pullOperations';
import { SAVING_OPERATIONS } from './savingOperations';
import { tagQuery, VIEW_OPERATIONS } from './viewOperations';

const text = { type: 'string' };
const keys = Object.fromEntries(
  COST_DIMENSIONS.map(each => [each, { type: 'array', items: text }]),
);
const filter = {
  ...keys,
  ...tagQuery,
  text: { ...text, description: 'Words that all have to be in it.' },
};
const list = {
  order: { enum: [...COST_ORDERS] },
  descending: { enum: ['true', 'false'] },
};
const READ = [400, 403];

/** The HTTP API, one row for each route. */
export const OPERATIONS: readonly Operation[] = [
  ...OWN_OPERATIONS,
  ...VIEW_OPERATIONS,
  ...PULL_OPERATIONS,
  {
    method: 'post',
    path: '/estimate',
    id: 'estimateStacks',
    summary: 'What declared stacks would cost in a month.',
    body: estimateRequestSchema,
    answers: { 200: estimateAnswerSchema },
    errors: [400, 403, 413, 429],
  },
  {
    method: 'get',
    path: '/price-book',
    id: 'getPriceBook',
    summary: 'Which prices the portal has itself, and from where.',
    answers: { 200: priceBookInfoSchema },
    errors: [403],
  },
  {
    method: 'get',
    path: '/summary',
    id: 'getCostSummary',
    summary: 'What all stacks that fit cost together, and by each dimension.',
    query: filter,
    answers: { 200: costSummarySchema },
    errors: READ,
  },
  {
    method: 'get',
    path: '/days',
    id: 'listCostDays',
    summary:
      'Totals at the end of each day, and by the greatest keys of a dimension.',
    query: {
      ...keys,
      ...tagQuery,
      dimension: {
        anyOf: [
          { enum: [...COST_DIMENSIONS] },
          { type: 'string', pattern: '^tag:' },
        ],
      },
      days: { type: 'integer', minimum: 1, maximum: 366 },
    },
    answers: { 200: costDaysSchema },
    errors: READ,
  },
  {
    method: 'get',
    path: '/savings',
    id: 'listSavings',
    summary:
      'Ways to pay less for stacks that fit: the 200 with the greatest savings.',
    query: keys,
    answers: { 200: savingsAnswerSchema },
    errors: READ,
  },
  {
    method: 'get',
    path: '/stacks',
    id: 'listStackCosts',
    summary: 'A page of stacks that fit, with what they cost.',
    query: {
      ...filter,
      ...list,
      cursor: text,
      limit: { type: 'integer', minimum: 1, maximum: 500 },
    },
    answers: { 200: stackCostPageSchema },
    errors: READ,
  },
  {
    method: 'get',
    path: '/stacks.csv',
    id: 'exportStackCosts',
    summary: 'All stacks that fit as CSV.',
    query: { ...filter, ...list },
    answers: { 200: z.string() },
    type: 'text/csv',
    errors: READ,
  },
  {
    method: 'get',
    path: '/stacks/{name}',
    id: 'getStackCost',
    summary: 'What a stack costs, resource by resource.',
    answers: { 200: stackCostDetailSchema },
    errors: [...READ, 404],
  },
  {
    method: 'get',
    path: '/stacks/{name}/history',
    id: 'getStackCostHistory',
    summary: 'What a stack cost at which commit.',
    answers: { 200: costHistorySchema },
    errors: [...READ, 404],
  },
  {
    method: 'get',
    path: '/unmatched',
    id: 'listUnmatchedCosts',
    summary: 'Projects of reports that are no stack that is known.',
    answers: { 200: unmatchedCostsSchema },
    errors: [403],
  },
  {
    method: 'post',
    path: '/unmatched/{id}/match',
    id: 'matchCost',
    summary: 'Says which stack a project is, now and from now on.',
    body: matchCostSchema,
    answers: { 204: undefined },
    errors: [...READ, 404],
  },
  {
    method: 'get',
    path: '/weekly',
    id: 'listWeeklyReports',
    summary: 'The newest 200 weekly reports, and when more come.',
    query: { owner: text },
    answers: { 200: weeklyListSchema },
    errors: READ,
  },
  {
    method: 'get',
    path: '/weekly/next',
    id: 'previewWeeklyReport',
    summary: 'What there would be to tell an owner now.',
    query: { owner: text },
    answers: { 200: weeklyAnswerSchema },
    errors: READ,
  },
  {
    method: 'get',
    path: '/weekly/{week}',
    id: 'getWeeklyReport',
    summary: 'What an owner was told in a week.',
    query: { owner: text },
    answers: { 200: weeklyAnswerSchema },
    errors: [...READ, 404],
  },
  {
    method: 'post',
    path: '/weekly/send',
    id: 'sendWeeklyReport',
    summary: 'Sends what there is to tell an owner now to whoever asks.',
    body: sendWeeklySchema,
    answers: { 204: undefined },
    errors: [...READ, 429, 503],
  },
  ...SAVING_OPERATIONS,
];

/** The route for CI, which has a token instead of somebody signed in. */
export const REPORT_OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/reports',
    id: 'sendCostReport',
    summary: 'Takes in what Infracost wrote as JSON.',
    query: {
      repository: { ...text, description: 'host/owner/name' },
      commit: text,
      pullRequest: { type: 'integer', minimum: 1 },
      stack: { ...text, description: 'Ref or folder, where it is one.' },
    },
    answers: { 202: costReportAnswerSchema },
    errors: [400, 401, 403, 413, 429, 503],
    open: true,
  },
];
