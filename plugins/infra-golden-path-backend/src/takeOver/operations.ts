import {
  openedTakeOverSchema,
  openTakeOverSchema,
  takeOverListSchema,
  takeOverPreviewSchema,
  takeOverRequestSchema,
} from '@infra-portal/infra-common';
import type { Operation } from '@infra-portal/infra-node';

/** Routes of taking over, one row for each. */
export const TAKE_OVER_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/take-over',
    id: 'listTakeOver',
    summary:
      'Stacks that people wrote by hand, and those with blocks that can go.',
    answers: { 200: takeOverListSchema },
    errors: [403],
  },
  {
    method: 'post',
    path: '/take-over/preview',
    id: 'previewTakeOver',
    summary:
      'What a stack would become: modules in place of resources, what stays and why, and its plan.',
    body: takeOverRequestSchema,
    answers: { 200: takeOverPreviewSchema },
    errors: [400, 403, 404, 429, 503],
  },
  {
    method: 'post',
    path: '/take-over',
    id: 'openTakeOver',
    summary: 'Opens the pull request of a preview, or finds it.',
    body: openTakeOverSchema,
    answers: { 200: openedTakeOverSchema, 201: openedTakeOverSchema },
    errors: [400, 403, 404, 409, 429, 503],
  },
];
