import {
  reviewChecksSchema,
  reviewDiffSchema,
  reviewDocumentSchema,
  reviewLinesSchema,
} from '@infra-portal/infra-common';
import type { Operation } from '@infra-portal/infra-node';
import { z } from 'zod';
import { diffsQuery } from './routes';

const REVIEW = '/reviews/{host}/{owner}/{name}/{number}';
const line = { type: 'integer', minimum: 1 };
const errors = [400, 403, 404, 503];

/** Routes of reviews, one row for each. */
export const REVIEW_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: REVIEW,
    id: 'getReview',
    summary:
      'All that a reviewer decides upon, of a pull request of any state. What could not be asked is named. With `texts=true` the texts that are seen first come with it.',
    query: { texts: { type: 'boolean' } },
    answers: { 200: reviewDocumentSchema },
    errors,
  },
  {
    method: 'get',
    path: `${REVIEW}/checks`,
    id: 'getReviewChecks',
    summary:
      'What the portal itself finds of an open pull request: format, arguments, simulated plans of stacks that the runner has not planned at this commit, and policies over them. Takes seconds. Refused when the pull request has another head by now.',
    query: { head: { type: 'string' } },
    answers: { 200: reviewChecksSchema },
    errors: [...errors, 409],
  },
  {
    method: 'post',
    path: `${REVIEW}/diffs`,
    id: 'getReviewDiffs',
    summary:
      'What changes in some files, with where their lines come from. Refused when the pull request has another head by now.',
    body: diffsQuery,
    answers: { 200: z.object({ items: z.array(reviewDiffSchema) }) },
    errors: [...errors, 409],
  },
  {
    method: 'get',
    path: `${REVIEW}/lines`,
    id: 'getReviewLines',
    summary: 'Lines that a diff leaves out.',
    query: {
      head: { type: 'string' },
      path: { type: 'string' },
      side: { enum: ['before', 'after'] },
      from: line,
      to: line,
    },
    answers: { 200: reviewLinesSchema },
    errors: [...errors, 409],
  },
];
