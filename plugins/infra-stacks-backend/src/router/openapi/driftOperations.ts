import {
  DRIFT_CAUSES,
  DRIFT_STATES,
  driftEpisodeDetailSchema,
  driftPageSchema,
  driftProposalPreviewSchema,
  driftProposalRequestSchema,
  driftTrendSchema,
  openDriftProposalSchema,
  openedDriftProposalSchema,
  stackDriftDetailSchema,
} from '@infra-portal/infra-common';
import type { Operation } from '@infra-portal/infra-node';
import { z } from 'zod';

const text = { type: 'string' };
const texts = { type: 'array', items: text };

/** Drift: what is not as the code says. */
export const DRIFT_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/drift',
    id: 'listDrift',
    summary: 'Stacks that fit, the worst first, and how all of them stand.',
    query: {
      product: texts,
      owner: { ...texts, description: 'As the list of stacks writes them.' },
      environment: texts,
      repository: { ...texts, description: '`host/owner/name`' },
      stack: { ...texts, description: 'Refs or names of stacks.' },
      state: { type: 'array', items: { enum: [...DRIFT_STATES] } },
      cause: { type: 'array', items: { enum: [...DRIFT_CAUSES] } },
      q: { ...text, description: 'Words that all have to be in it.' },
      cursor: { ...text, description: '`nextCursor` of the page before.' },
      limit: { type: 'integer', minimum: 1, maximum: 200, default: 50 },
    },
    answers: { 200: driftPageSchema },
    errors: [400, 403],
  },
  {
    method: 'get',
    path: '/drift/trend',
    id: 'getDriftTrend',
    summary: 'Drifts on each of the last days, and how long they lasted.',
    query: {
      days: { type: 'integer', minimum: 1, maximum: 366, default: 90 },
      product: texts,
      owner: texts,
    },
    answers: { 200: driftTrendSchema },
    errors: [400, 403],
  },
  {
    method: 'get',
    path: '/drift/stacks/{name}',
    id: 'getStackDrift',
    summary: 'How one stack stands, and all that was seen of it.',
    answers: { 200: stackDriftDetailSchema },
    errors: [400, 403, 404],
  },
  {
    method: 'get',
    path: '/drift/episodes/{id}',
    id: 'getDriftEpisode',
    summary: 'One drift, with the plan that showed it last.',
    answers: { 200: driftEpisodeDetailSchema },
    errors: [400, 403, 404],
  },
  {
    method: 'post',
    path: '/drift/stacks/{name}/check',
    id: 'checkStackDrift',
    summary: 'Has a stack looked at now, before all that are due.',
    answers: { 202: z.object({ queued: z.literal(true) }) },
    errors: [400, 403, 404, 409],
  },
  {
    method: 'post',
    path: '/drift/episodes/{id}/proposals/preview',
    id: 'previewDriftProposal',
    summary: 'What a pull request would change to end or silence a drift.',
    body: driftProposalRequestSchema,
    answers: { 200: driftProposalPreviewSchema },
    errors: [400, 403, 404, 409, 503],
  },
  {
    method: 'post',
    path: '/drift/episodes/{id}/proposals',
    id: 'openDriftProposal',
    summary: 'Opens that pull request, or finds it.',
    body: openDriftProposalSchema,
    answers: {
      200: openedDriftProposalSchema,
      201: openedDriftProposalSchema,
    },
    errors: [400, 403, 404, 409, 503],
  },
];
