import {
  draftInputSchema,
  draftListSchema,
  draftSchema,
  existingServiceSchema,
  formSchema,
  previewRequestSchema,
  previewSchema,
  requestListSchema,
  resumeSchema,
  REQUEST_STATES,
  serviceRequestSchema,
  submitSchema,
} from '@infra-portal/infra-common';
import { z } from 'zod';

export interface Operation {
  method: 'get' | 'post' | 'put' | 'delete';
  /** As OpenAPI writes it: `/drafts/{id}`. */
  path: string;
  id: string;
  summary: string;
  query?: Record<string, object>;
  body?: z.ZodType;
  /** Answers by status, with their schema; none for no content. */
  answers: Record<number, z.ZodType | undefined>;
  /** Statuses of errors, beside 401. */
  errors: number[];
  /** Anybody may ask. */
  open?: true;
}

const text = { type: 'string' };
const repository = {
  ...text,
  description: 'host/owner/name; default: the configured one.',
};

/** The HTTP API, one row for each route. */
export const OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/health',
    id: 'getHealth',
    summary: 'Says that the plugin answers.',
    answers: { 200: z.object({ status: z.string() }) },
    errors: [],
    open: true,
  },
  {
    method: 'get',
    path: '/openapi.json',
    id: 'getOpenApi',
    summary: 'This description.',
    answers: { 200: z.object({ openapi: z.string() }) },
    errors: [],
  },
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
];
