import {
  exceptionListSchema,
  exceptionOrderSchema,
  exceptionPreviewOrderSchema,
  exceptionPreviewSchema,
  openedExceptionSchema,
} from '@infra-portal/infra-common';
import type { Operation } from '@infra-portal/infra-node';

/** As the description of the HTTP API has them. */
export const EXCEPTION_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/exceptions',
    id: 'listExceptions',
    summary:
      'Exceptions of the standards of all repositories, those that need somebody first.',
    answers: { 200: exceptionListSchema },
    errors: [403],
  },
  {
    method: 'post',
    path: '/exceptions/preview',
    id: 'previewException',
    summary: 'What a pull request about an exception would change.',
    body: exceptionPreviewOrderSchema,
    answers: { 200: exceptionPreviewSchema },
    errors: [400, 403, 404, 409, 429, 503],
  },
  {
    method: 'post',
    path: '/exceptions',
    id: 'proposeException',
    summary:
      'Opens a pull request that adds an exception or has one last longer; asked for twice, it is the same one.',
    body: exceptionOrderSchema,
    answers: { 200: openedExceptionSchema, 201: openedExceptionSchema },
    errors: [400, 403, 404, 409, 429, 503],
  },
  {
    method: 'post',
    path: '/exceptions/{id}/removal',
    id: 'removeException',
    summary:
      'Opens a pull request that takes an exception out; asked for twice, it is the same one.',
    answers: { 200: openedExceptionSchema, 201: openedExceptionSchema },
    errors: [400, 403, 404, 409, 429, 503],
  },
];
