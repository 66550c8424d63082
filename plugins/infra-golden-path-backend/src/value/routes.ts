import type {
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  readingSchema,
  reviewReadPermission,
  valueSchema,
} from '@infra-portal/infra-common';
import {
  checkRequest,
  type Operation,
  requirePermission,
} from '@infra-portal/infra-node';
import type { Router } from 'express';
import { z } from 'zod';
import type { ValueReader } from './ValueReader';

const query = z.strictObject({
  days: z.coerce.number().int().min(1).max(366).default(90),
});

export interface ValueRoutesOptions {
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  reader: ValueReader;
  /** Throws when a person tells too often. */
  limit: (userRef: string) => void;
}

/** What is measured of pull requests. */
export function addValueRoutes(
  router: Router,
  { httpAuth, permissions, reader, limit }: ValueRoutesOptions,
): void {
  router.get('/value', async (request, response) => {
    const credentials = await httpAuth.credentials(request);
    await requirePermission(permissions, credentials, reviewReadPermission);
    const { days } = checkRequest(query, request.query, 'query');
    response.json(await reader.value(days));
  });

  router.post('/value/reading', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    await requirePermission(permissions, user, reviewReadPermission);
    const read = checkRequest(readingSchema, request.body, 'body');
    limit(user.principal.userEntityRef);
    await reader.read(read.repository, read.number, read.seconds);
    response.status(204).end();
  });
}

/** As the description of the HTTP API has them. */
export const VALUE_OPERATIONS: readonly Operation[] = [
  {
    method: 'get',
    path: '/value',
    id: 'getValue',
    summary:
      'How long finished pull requests took and how they went, those of the portal beside those written by hand.',
    query: { days: { type: 'integer', minimum: 1, maximum: 366 } },
    answers: { 200: valueSchema },
    errors: [400, 403],
  },
  {
    method: 'post',
    path: '/value/reading',
    id: 'tellReading',
    summary:
      'Says that the page of a review was seen for a while; by whom is not kept.',
    body: readingSchema,
    answers: { 204: undefined },
    errors: [400, 403, 404, 429],
  },
];
