import { realPlanRequestSchema } from '@infra-portal/infra-common';
import { audited, checkRequest } from '@infra-portal/infra-node';
import type { Router } from 'express';
import { z } from 'zod';
import type { RouterOptions } from '../createRouter';
import { repositoryFrom } from '../repositoryFrom';

const planId = z.uuid('is not an id');
const PATH = '/previews/real-plan';

/** Plans by Atlantis of what is not proposed yet. */
export function addRealPlanRoutes(
  router: Router,
  { auditor, httpAuth, limits, realPlans }: RouterOptions,
): void {
  router.post(PATH, async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const { repository, ...order } = checkRequest(
      realPlanRequestSchema,
      request.body,
      'body',
    );
    limits.plans(user.principal.userEntityRef);
    const { change, digest, locks } = order;
    const meta = { actionType: 'create', change, digest, locks };
    const { plan } = await audited(
      auditor,
      request,
      { eventId: 'real-plan-mutate', meta },
      () =>
        realPlans.start(user, {
          ...order,
          repository: repositoryFrom(repository),
        }),
    );
    response.status(202).json(plan);
  });

  router.get(`${PATH}/:id`, async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const id = checkRequest(planId, request.params.id, 'id of the plan');
    response.json(await realPlans.get(user, id));
  });

  router.delete(`${PATH}/:id`, async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const id = checkRequest(planId, request.params.id, 'id of the plan');
    const meta = { actionType: 'cancel', id };
    const plan = await audited(
      auditor,
      request,
      { eventId: 'real-plan-mutate', meta },
      () => realPlans.cancel(user, id),
    );
    response.json(plan);
  });
}
