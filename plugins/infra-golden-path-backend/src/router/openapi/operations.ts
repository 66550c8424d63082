import {
  commandOrderSchema,
  commandOutcomeSchema,
  declaredRequestSchema,
  declaredServiceSchema,
  draftInputSchema,
  draftListSchema,
  draftSchema,
  existingServiceSchema,
  formSchema,
  previewRequestSchema,
  previewSchema,
  realPlanRequestSchema,
  realPlanSchema,
  requestListSchema,
  resumeSchema,
  REQUEST_STATES,
  serviceRequestSchema,
  sloBacktestSchema,
  submitSchema,
} from '@infra-portal/infra-common';
import { type Operation, OWN_OPERATIONS } from '@infra-portal/infra-node';
import { PULL_OPERATIONS } from '../../pulls/operations';
import { CONVERSATION_OPERATIONS } from '../../conversation/operations';
import { EXCEPTION_OPERATIONS } from '../../exceptions/operations';
import { RETIREMENT_OPERATIONS } from '../../lifecycle';
import { REVIEW_OPERATIONS } from '../../review/operations';
import { UPGRADE_OPERATIONS } from '../../upgrades/operations';
import { VALUE_OPERATIONS } from '../../value';
import { STANDARDS_EFFECT_OPERATIONS } from '../../standardsEffect';
import { TAKE_OVER_OPERATIONS } from '../../takeOver';

const text = { type: 'string' };
const repository = {
  ...text,
  description: 'host/owner/name; default: the configured one.',
};

/** The HTTP API, one row for each route. */
export const OPERATIONS: readonly Operation[] = [
  ...OWN_OPERATIONS,
  {
    method: 'get',
    path: '/form',
    id: 'getForm',
    summary: 'What the form asks: products, environments, golden paths.',
    query: { repository },
    answers: { 200: formSchema },
    errors: [400, 403, 404, 503],
  },
  {
    method: 'get',
    path: '/services/{product}/{service}',
    id: 'getService',
    summary: 'The intent of a service that exists.',
    query: { repository },
    answers: { 200: existingServiceSchema },
    errors: [400, 403, 404, 503],
  },
  {
    method: 'post',
    path: '/preview',
    id: 'preview',
    summary:
      'What would be proposed for answers, with all gates. Failed gates are no error.',
    body: previewRequestSchema,
    answers: { 200: previewSchema },
    errors: [400, 403, 404, 429, 503],
  },
  {
    method: 'post',
    path: '/declared',
    id: 'declared',
    summary:
      'What the stacks of a service would declare for answers, of which an estimate can be made. Nothing is told of answers that give no files.',
    body: declaredRequestSchema,
    answers: { 200: declaredServiceSchema },
    errors: [400, 403, 404, 429, 503],
  },
  {
    method: 'post',
    path: '/backtest',
    id: 'backtest',
    summary:
      'Whether the objectives that follow from answers would have been kept. Nothing is told of answers that promise nothing.',
    body: declaredRequestSchema,
    answers: { 200: sloBacktestSchema },
    errors: [400, 403, 404, 429, 503],
  },
  {
    method: 'post',
    path: '/previews/real-plan',
    id: 'startRealPlan',
    summary:
      'Has Atlantis plan a preview on a temporary branch. Asking twice finds the same plan; it goes on by itself.',
    body: realPlanRequestSchema,
    answers: { 202: realPlanSchema },
    errors: [400, 403, 404, 409, 429, 503],
  },
  {
    method: 'get',
    path: '/previews/real-plan/{id}',
    id: 'getRealPlan',
    summary: 'A real plan, and how far it is.',
    answers: { 200: realPlanSchema },
    errors: [400, 403, 404],
  },
  {
    method: 'delete',
    path: '/previews/real-plan/{id}',
    id: 'cancelRealPlan',
    summary:
      'Stops waiting for a real plan and deletes its branch. Atlantis may go on for a while.',
    answers: { 200: realPlanSchema },
    errors: [400, 403, 404],
  },
  {
    method: 'post',
    path: '/requests',
    id: 'submit',
    summary:
      'Opens or updates the pull request of a preview that was seen. With the header Prefer: respond-async the answer does not wait for it.',
    body: submitSchema,
    answers: { 200: serviceRequestSchema, 201: serviceRequestSchema },
    errors: [400, 403, 404, 409, 503],
  },
  {
    method: 'get',
    path: '/requests',
    id: 'listRequests',
    summary: 'Requests, newest first.',
    query: {
      mine: { enum: ['true', 'false'] },
      state: { type: 'array', items: { enum: [...REQUEST_STATES] } },
      product: text,
      cursor: text,
      limit: { type: 'integer', minimum: 1, maximum: 100 },
    },
    answers: { 200: requestListSchema },
    errors: [400, 403],
  },
  {
    method: 'get',
    path: '/requests/{id}',
    id: 'getRequest',
    summary: 'A request, and how far it is.',
    answers: { 200: serviceRequestSchema },
    errors: [400, 403, 404],
  },
  {
    method: 'post',
    path: '/requests/{id}/resume',
    id: 'resumeRequest',
    summary: 'Goes on where a request stopped.',
    body: resumeSchema,
    answers: { 200: serviceRequestSchema },
    errors: [400, 403, 404, 409, 503],
  },
  {
    method: 'post',
    path: '/requests/{id}/cancel',
    id: 'cancelRequest',
    summary: 'Closes the pull request and deletes its branch.',
    answers: { 200: serviceRequestSchema },
    errors: [400, 403, 404, 409, 503],
  },
  {
    method: 'post',
    path: '/requests/{id}/atlantis',
    id: 'commandAtlantis',
    summary:
      'Asks Atlantis for a plan, an apply or an unlock by a comment of the signed-in person. The same key comments once.',
    body: commandOrderSchema,
    answers: { 200: commandOutcomeSchema },
    errors: [400, 403, 404, 409, 429, 503],
  },
  {
    method: 'get',
    path: '/drafts',
    id: 'listDrafts',
    summary: 'One’s own drafts, newest first.',
    answers: { 200: draftListSchema },
    errors: [],
  },
  {
    method: 'get',
    path: '/drafts/{id}',
    id: 'getDraft',
    summary: 'One of one’s own drafts.',
    answers: { 200: draftSchema },
    errors: [400, 403, 404],
  },
  {
    method: 'put',
    path: '/drafts/{id}',
    id: 'saveDraft',
    summary: 'Keeps a draft for 30 days. Secrets are refused.',
    body: draftInputSchema,
    answers: { 200: draftSchema },
    errors: [400, 403],
  },
  {
    method: 'delete',
    path: '/drafts/{id}',
    id: 'deleteDraft',
    summary: 'Forgets a draft; one that is gone is fine.',
    answers: { 204: undefined },
    errors: [400, 403],
  },
  ...PULL_OPERATIONS,
  ...REVIEW_OPERATIONS,
  ...RETIREMENT_OPERATIONS,
  ...CONVERSATION_OPERATIONS,
  ...VALUE_OPERATIONS,
  ...EXCEPTION_OPERATIONS,
  ...UPGRADE_OPERATIONS,
  ...TAKE_OVER_OPERATIONS,
  ...STANDARDS_EFFECT_OPERATIONS,
];
