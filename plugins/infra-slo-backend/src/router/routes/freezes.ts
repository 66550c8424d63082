import { audited, checkRequest } from '@infra-portal/infra-node';
import express, { type Router } from 'express';
import { z } from 'zod';
import type { RouterOptions } from '../createRouter';

const product = z.string().min(1).max(300);

export const overrideSchema = z.strictObject({
  /** `host/owner/name` */
  repository: z.string().min(1).max(500),
  number: z.number().int().positive().max(2_147_483_647),
  reason: z
    .string()
    .trim()
    .min(10, 'must say why in at least ten characters')
    .max(1_000),
});

/** Whether changes should wait, and who goes on all the same. */
export function addFreezeRoutes(
  router: Router,
  { auditor, httpAuth, slos }: RouterOptions,
): void {
  router.get('/freezes/:product', async (request, response) => {
    const { freezes } = await slos.for(await httpAuth.credentials(request));
    const wanted = checkRequest(product, request.params.product, 'product');
    response.json(await freezes.freeze(wanted));
  });

  router.post(
    '/freezes/:product/overrides',
    express.json({ limit: '64kb' }),
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['user'],
      });
      const freezes = await slos.overriding(credentials);
      const wanted = checkRequest(product, request.params.product, 'product');
      const body = checkRequest(overrideSchema, request.body, 'body');
      const { repository, number } = body;
      const answer = await audited(
        auditor,
        request,
        {
          eventId: 'slo-freeze-override',
          meta: {
            ...{ product: wanted, pullRequest: `${repository}#${number}` },
            reason: body.reason,
          },
        },
        () =>
          freezes.override(wanted, body, credentials.principal.userEntityRef),
      );
      response.status(201).json(answer);
    },
  );
}
