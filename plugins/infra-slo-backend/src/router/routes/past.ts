import { checkRequest } from '@infra-portal/infra-node';
import type { Request, Router } from 'express';
import { z } from 'zod';
import type { RouterOptions } from '../createRouter';
import { objectiveId } from './objectives';

const time = z.coerce.number().int().nonnegative().optional();
const rangeQuery = z.strictObject({ start: time, end: time });

/** Aborted when whoever asked is gone. */
function goneOf(request: Request): AbortSignal {
  const gone = new AbortController();
  request.socket.once('close', () => gone.abort());
  return gone.signal;
}

/** What happened to an objective, and meanwhile to its service. */
export function addPastRoutes(
  router: Router,
  { slos, httpAuth }: RouterOptions,
): void {
  router.get('/objectives/:id/series', async (request, response) => {
    const { reader, series } = await slos.for(
      await httpAuth.credentials(request),
    );
    const id = checkRequest(objectiveId, request.params.id, 'id');
    const range = checkRequest(rangeQuery, request.query, 'query');
    const found = await reader.found(id);
    response.json(await series.series(found, range, goneOf(request)));
  });

  router.get('/objectives/:id/marks', async (request, response) => {
    const credentials = await httpAuth.credentials(request);
    const { reader, series, marks } = await slos.for(credentials);
    const id = checkRequest(objectiveId, request.params.id, 'id');
    const asked = checkRequest(rangeQuery, request.query, 'query');
    const found = await reader.found(id);
    const range = series.rangeOf(found, asked);
    const { service, status } = await reader.standing(id);
    response.json(
      await marks.marks({ found, service, status, range, credentials }),
    );
  });
}
