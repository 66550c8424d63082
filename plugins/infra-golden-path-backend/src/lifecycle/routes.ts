import type {
  AuditorService,
  HttpAuthService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  retirementOpenedSchema,
  retirementOrderSchema,
  retirementSchema,
  retirementWishSchema,
  serviceCreatePermission,
  serviceReadPermission,
} from '@infra-portal/infra-common';
import {
  type Actor,
  audited,
  checkRequest,
  type Operation,
  requirePermission,
} from '@infra-portal/infra-node';
import type { Router } from 'express';
import { repositoryFrom } from '../router/repositoryFrom';
import type { Retirements } from './Retirements';

export interface RetirementRoutesOptions {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  permissions: PermissionsService;
  retirements: Retirements;
  actorOf: (userRef: string) => Promise<Actor>;
  /** Throws when a person asks too often. */
  limit: (userRef: string) => void;
}

/** How services end. */
export function addRetirementRoutes(
  router: Router,
  options: RetirementRoutesOptions,
): void {
  const { actorOf, auditor, httpAuth, limit, permissions } = options;
  router.post('/retirements/preview', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    await requirePermission(permissions, user, serviceReadPermission);
    const body = checkRequest(retirementWishSchema, request.body, 'body');
    limit(user.principal.userEntityRef);
    const repository = repositoryFrom(body.repository);
    response.json(await options.retirements.preview({ ...body, repository }));
  });

  router.post('/retirements', async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const body = checkRequest(retirementOrderSchema, request.body, 'body');
    const { product, service } = body;
    const meta = { actionType: 'retire', product, service };
    const opened = await audited(
      ...([auditor, request, { eventId: 'service-retire', meta }] as const),
      async () => {
        await requirePermission(permissions, user, serviceCreatePermission);
        const repository = repositoryFrom(body.repository);
        const actor = await actorOf(user.principal.userEntityRef);
        return options.retirements.propose({ ...body, repository }, actor);
      },
    );
    response.status(opened.created ? 201 : 200).json(opened);
  });
}

/** As the description of the HTTP API has them. */
export const RETIREMENT_OPERATIONS: readonly Operation[] = [
  {
    method: 'post',
    path: '/retirements/preview',
    id: 'previewRetirement',
    summary:
      'What retiring a service would destroy, who depends on it, and what its next pull request changes.',
    body: retirementWishSchema,
    answers: { 200: retirementSchema },
    errors: [400, 403, 404, 409, 429, 503],
  },
  {
    method: 'post',
    path: '/retirements',
    id: 'retire',
    summary:
      'Opens the next pull request of a retirement that was seen. The name of the service is typed to confirm it.',
    body: retirementOrderSchema,
    answers: { 200: retirementOpenedSchema, 201: retirementOpenedSchema },
    errors: [400, 403, 404, 409, 503],
  },
];
