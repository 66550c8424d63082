import {
  locksSchema,
  pullRunsSchema,
  RUN_COMMANDS,
  RUN_STATES,
  runActivitySchema,
  runDetailSchema,
  runPageSchema,
} from '@infra-portal/infra-common';
import type { Operation } from '@infra-portal/infra-node';

const text = { type: 'string' };
const texts = { type: 'array', items: text };

/** Runs and locks. */
export const RUN_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/runs',
    id: 'listRuns',
    summary: 'A page of runs that fit, the newest first.',
    query: {
      stack: { ...texts, description: 'Refs or names of stacks.' },
      product: texts,
      repository: { ...texts, description: '`host/owner/name`' },
      pullRequest: { type: 'integer', minimum: 1 },
      state: { type: 'array', items: { enum: [...RUN_STATES] } },
      command: { type: 'array', items: { enum: [...RUN_COMMANDS] } },
      q: {
        ...text,
        description:
          'Words that all have to be in it; looked for among the newest 20,000 runs that fit otherwise.',
      },
      cursor: { ...text, description: '`nextCursor` of the page before.' },
      limit: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
    },
    answers: { 200: runPageSchema },
    errors: [400, 403],
  },
  {
    method: 'get',
    path: '/runs/activity',
    id: 'getRunActivity',
    summary: 'What ran on each of the last days, and what runs now.',
    query: {
      days: { type: 'integer', minimum: 1, maximum: 366, default: 90 },
    },
    answers: { 200: runActivitySchema },
    errors: [400, 403],
  },
  {
    method: 'get',
    path: '/runs/{id}',
    id: 'getRun',
    summary: 'A run with what it printed, and what its plan would change.',
    answers: { 200: runDetailSchema },
    errors: [400, 403, 404],
  },
  {
    method: 'get',
    path: '/pulls/{number}/lane',
    id: 'getPullRequestRuns',
    summary:
      'How far the stacks of a pull request are: the newest run of each command, who holds them, and usual times.',
    query: { repository: { ...text, description: '`host/owner/name`' } },
    answers: { 200: pullRunsSchema },
    errors: [400, 403, 404],
  },
  {
    method: 'get',
    path: '/locks',
    id: 'listLocks',
    summary: 'Who holds which stack, who waits for it, and what would free it.',
    answers: { 200: locksSchema },
    errors: [403],
  },
];
