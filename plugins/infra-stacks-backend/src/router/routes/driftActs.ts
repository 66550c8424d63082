import {
  driftProposalRequestSchema,
  openDriftProposalSchema,
} from '@infra-portal/infra-common';
import { audited, checkRequest } from '@infra-portal/infra-node';
import express, { type Router } from 'express';
import type { RouterOptions } from '../createRouter';
import { episodeId } from './drift';

/** Two hundred addresses of resources. */
const body = express.json({ limit: '256kb' });
const ID = 'id of the episode';

/** What ends a drift: looked at first, then proposed as a pull request. */
export function addDriftActRoutes(
  router: Router,
  { auditor, driftActs, httpAuth }: RouterOptions,
): void {
  const proposals = '/drift/episodes/:id/proposals';
  router.post(`${proposals}/preview`, body, async (request, response) => {
    const credentials = await httpAuth.credentials(request);
    const id = checkRequest(episodeId, request.params.id, ID);
    const wanted = checkRequest(
      driftProposalRequestSchema,
      request.body,
      'body',
    );
    response.json(await driftActs.preview(credentials, id, wanted));
  });

  router.post(proposals, body, async (request, response) => {
    const credentials = await httpAuth.credentials(request, {
      allow: ['user'],
    });
    const id = checkRequest(episodeId, request.params.id, ID);
    const { digest, ...wanted } = checkRequest(
      openDriftProposalSchema,
      request.body,
      'body',
    );
    const opened = await audited(
      auditor,
      request,
      { eventId: 'drift-propose', meta: { episode: id, act: wanted.act } },
      () => driftActs.open(credentials, id, wanted, digest),
    );
    response.status(opened.created ? 201 : 200).json(opened);
  });
}
