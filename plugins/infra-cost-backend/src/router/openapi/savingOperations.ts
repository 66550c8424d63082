import {
  openedSavingProposalSchema,
  openSavingProposalSchema,
  savingProposalPreviewSchema,
  savingProposalRequestSchema,
  savingsAnswerSchema,
} from '@infra-portal/infra-common';
import type { Operation } from '@infra-portal/infra-node';

const PROPOSING = [400, 403, 404, 409, 429, 503];

/** Ways to pay less for one stack, and their pull requests. */
export const SAVING_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/stacks/{name}/savings',
    id: 'getStackSavings',
    summary: 'Ways to pay less for one stack.',
    answers: { 200: savingsAnswerSchema },
    errors: [400, 403, 404],
  },
  {
    method: 'post',
    path: '/stacks/{name}/savings/preview',
    id: 'previewSavings',
    summary: 'What savings of a stack would change, and save together.',
    body: savingProposalRequestSchema,
    answers: { 200: savingProposalPreviewSchema },
    errors: PROPOSING,
  },
  {
    method: 'post',
    path: '/stacks/{name}/savings/proposals',
    id: 'proposeSavings',
    summary: 'Opens the pull request of savings, or finds the one there is.',
    body: openSavingProposalSchema,
    answers: {
      200: openedSavingProposalSchema,
      201: openedSavingProposalSchema,
    },
    errors: PROPOSING,
  },
];
