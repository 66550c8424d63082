import {
  conversationSchema,
  reviewOrderSchema,
  reviewOutcomeSchema,
} from '@infra-portal/infra-common';
import type { Operation } from '@infra-portal/infra-node';

const REVIEW = '/reviews/{host}/{owner}/{name}/{number}';

/** Routes of conversations, one row for each. */
export const CONVERSATION_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: `${REVIEW}/conversation`,
    id: 'getConversation',
    summary: 'What is said of a pull request and on its lines, at GitHub.',
    answers: { 200: conversationSchema },
    errors: [400, 403, 404, 503],
  },
  {
    method: 'post',
    path: `${REVIEW}/acts`,
    id: 'actOnPullRequest',
    summary:
      'Reviews, comments, answers, resolves or merges in the name of the signed-in person. The same key acts once.',
    body: reviewOrderSchema,
    answers: { 200: reviewOutcomeSchema },
    errors: [400, 401, 403, 404, 409, 429, 503],
  },
];
