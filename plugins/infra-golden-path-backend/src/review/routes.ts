import type { HttpAuthService } from '@backstage/backend-plugin-api';
import { checkRequest, type RepositoryRef } from '@infra-portal/infra-node';
import type { Router } from 'express';
import { z } from 'zod';
import { parseRepository } from '../repository/repositoryName';
import type { AuthorizedReviews } from './AuthorizedReviews';

export interface ReviewRoutesOptions {
  httpAuth: HttpAuthService;
  reviews: AuthorizedReviews;
}

/** A page never asks for more at once. */
const MOST_PATHS = 50;
const MOST_LINES = 2_000;

const path = z.string().min(1).max(4_096);
const head = z.string().regex(/^[0-9a-f]{40,64}$/, 'is not a commit');
const line = z.coerce.number().int().min(1).max(10_000_000);
const pullNumber = z.coerce.number().int().min(1).max(1_000_000_000);

/** Query of `GET /reviews/…`. */
export const reviewQuery = z.strictObject({
  texts: z.stringbool().default(false),
});

/** Body of `POST /reviews/…/diffs`. */
export const diffsQuery = z.strictObject({
  head,
  paths: z.array(path).max(MOST_PATHS),
  whole: z.boolean().optional(),
});

/** Query of `GET /reviews/…/checks`. */
export const checksQuery = z.strictObject({ head });

/** Query of `GET /reviews/…/lines`. */
export const linesQuery = z
  .strictObject({
    head,
    path,
    side: z.enum(['before', 'after']),
    from: line,
    to: line,
  })
  .refine(({ from, to }) => to >= from && to - from < MOST_LINES, {
    path: ['to'],
    message: `must be at or after from, at most ${MOST_LINES} lines`,
  });

/** The pull request that an address names. */
export function pullAt(params: Record<string, string>): {
  repository: RepositoryRef;
  number: number;
} {
  const { host, owner, name } = params;
  return {
    repository: parseRepository(`${host}/${owner}/${name}`),
    number: checkRequest(pullNumber, params.number, 'number'),
  };
}

const REVIEW = '/reviews/:host/:owner/:name/:number';

/** What a reviewer reads. */
export function addReviewRoutes(
  router: Router,
  { httpAuth, reviews }: ReviewRoutesOptions,
): void {
  router.get(REVIEW, async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const { repository, number } = pullAt(request.params);
    const { texts } = checkRequest(reviewQuery, request.query, 'query');
    response.json(await reviews.document(user, repository, number, texts));
  });

  router.get(`${REVIEW}/checks`, async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const { repository, number } = pullAt(request.params);
    const query = checkRequest(checksQuery, request.query, 'query');
    response.json(await reviews.checks(user, repository, number, query.head));
  });

  router.post(`${REVIEW}/diffs`, async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const { repository, number } = pullAt(request.params);
    const query = checkRequest(diffsQuery, request.body, 'body');
    response.json({
      items: await reviews.diffs(user, repository, number, query),
    });
  });

  router.get(`${REVIEW}/lines`, async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const { repository, number } = pullAt(request.params);
    const query = checkRequest(linesQuery, request.query, 'query');
    response.json(await reviews.lines(user, repository, number, query));
  });
}
