import { fixRequestSchema, openFixSchema } from '@infra-portal/infra-common';
import { audited, checkRequest } from '@infra-portal/infra-node';
import express, { type Router } from 'express';
import type { RouterOptions } from '../createRouter';

/** A finding is named by a few short texts. */
const body = express.json({ limit: '64kb' });

/** What mends a finding: looked at first, then proposed as a pull request. */
export function addFixRoutes(
  router: Router,
  { auditor, fixes, httpAuth }: RouterOptions,
): void {
  router.post('/fixes/preview', body, async (request, response) => {
    const credentials = await httpAuth.credentials(request);
    const wanted = checkRequest(fixRequestSchema, request.body, 'body');
    response.json(await fixes.preview(credentials, wanted));
  });

  router.post('/fixes', body, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const wanted = checkRequest(openFixSchema, request.body, 'body');
    const { code, file, repository } = wanted;
    const opened = await audited(
      auditor,
      request,
      { eventId: 'fix-open', meta: { code, file, repository } },
      () => fixes.open(credentials, wanted),
    );
    response.status(opened.created ? 201 : 200).json(opened);
  });
}
