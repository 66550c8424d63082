import { checkRequest, isSloFile } from '@infra-portal/infra-node';
import express, { type Router } from 'express';
import { z } from 'zod';
import type { RouterOptions } from '../createRouter';

/** Fifty files of a service have less than a tenth of it. */
const LARGEST_BODY = '2mb';

export const backtestRequestSchema = z.strictObject({
  /** `host/owner/name`, whose shared documents count. */
  repository: z.string().min(1).max(500),
  files: z
    .array(
      z.strictObject({
        path: z
          .string()
          .max(500)
          .refine(isSloFile, { error: 'must end in .slo.yaml' }),
        text: z.string(),
      }),
    )
    .min(1)
    .max(50),
});

/** Other plugins ask for people, who cannot send queries themselves. */
export function addBacktestRoutes(
  router: Router,
  { slos, httpAuth }: RouterOptions,
): void {
  router.post(
    '/backtests',
    express.json({ limit: LARGEST_BODY }),
    async (request, response) => {
      const credentials = await httpAuth.credentials(request, {
        allow: ['service'],
      });
      const { backtests } = await slos.for(credentials);
      const asked = checkRequest(backtestRequestSchema, request.body, 'body');
      response.json(await backtests.run(asked));
    },
  );
}
