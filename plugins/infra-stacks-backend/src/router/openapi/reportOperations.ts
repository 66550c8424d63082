import { reportAnswerSchema, reportSchema } from '@infra-portal/infra-common';
import type { Operation } from '@infra-portal/infra-node';

/** What runners of CI tell; they are signed in by their signature. */
export const REPORT_OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/reports',
    id: 'report',
    summary:
      'Takes in how a plan, an apply or a look for drift went. The header X-Infra-Portal-Signature-256 signs the body.',
    body: reportSchema,
    answers: { 202: reportAnswerSchema },
    errors: [400, 401, 403, 413, 429, 503],
    open: true,
  },
];
