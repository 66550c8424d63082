import {
  objectiveDetailSchema,
  objectivePageSchema,
  SLO_ORDERS,
  SLO_STATES,
  sloBacktestSchema,
  sloFreezeSchema,
  sloMarksSchema,
  sloSeriesSchema,
} from '@infra-portal/infra-common';
import { type Operation, OWN_OPERATIONS } from '@infra-portal/infra-node';
import { backtestRequestSchema } from '../routes/backtests';
import { overrideSchema } from '../routes/freezes';

const text = { type: 'string' };
const texts = { type: 'array', items: text };

const seconds = { type: 'integer', minimum: 0 };
const range = {
  start: { ...seconds, description: 'Epoch seconds.' },
  end: { ...seconds, description: 'Epoch seconds.' },
};

/** The HTTP API, one row for each route. */
export const OPERATIONS: readonly Operation[] = [
  ...OWN_OPERATIONS,
  {
    method: 'get',
    path: '/objectives',
    id: 'listObjectives',
    summary: 'A page of objectives that fit, and how all of them stand.',
    query: {
      ...{ product: texts, owner: texts, environment: texts },
      state: { type: 'array', items: { enum: [...SLO_STATES] } },
      entityRef: { ...text, description: 'Of the service.' },
      text: { ...text, description: 'Words that all have to be in it.' },
      order: { enum: [...SLO_ORDERS] },
      cursor: { ...text, description: '`nextCursor` of the page before.' },
      limit: { type: 'integer', minimum: 1, maximum: 500, default: 50 },
    },
    answers: { 200: objectivePageSchema },
    errors: [400, 403],
  },
  {
    method: 'get',
    path: '/objectives/{id}',
    id: 'getObjective',
    summary: 'An objective with its file, queries, alerts and runbook.',
    answers: { 200: objectiveDetailSchema },
    errors: [403, 404],
  },
  {
    method: 'get',
    path: '/objectives/{id}/series',
    id: 'getObjectiveSeries',
    summary: 'What happened in equal pieces of a time.',
    query: range,
    answers: { 200: sloSeriesSchema },
    errors: [400, 403, 404, 503],
  },
  {
    method: 'get',
    path: '/objectives/{id}/marks',
    id: 'getObjectiveMarks',
    summary: 'What happened to the stacks of the service meanwhile.',
    query: range,
    answers: { 200: sloMarksSchema },
    errors: [400, 403, 404],
  },
  {
    method: 'post',
    path: '/backtests',
    id: 'backtestObjectives',
    summary:
      'What objectives would have been in the past; for other plugins only.',
    body: backtestRequestSchema,
    answers: { 200: sloBacktestSchema },
    errors: [400, 403, 404],
  },
  {
    method: 'get',
    path: '/freezes/{product}',
    id: 'getFreeze',
    summary: 'Whether changes of a product should wait, and for which budget.',
    answers: { 200: sloFreezeSchema },
    errors: [400, 403, 404],
  },
  {
    method: 'post',
    path: '/freezes/{product}/overrides',
    id: 'overrideFreeze',
    summary: 'Lets a pull request through, with a reason that is told in it.',
    body: overrideSchema,
    answers: { 201: sloFreezeSchema },
    errors: [400, 403, 404],
  },
];
