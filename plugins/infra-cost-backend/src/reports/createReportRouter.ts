import {
  AuthenticationError,
  InputError,
  NotAllowedError,
  ServiceUnavailableError,
} from '@backstage/errors';
import { CostReportError } from '@infra-portal/infra-common';
import {
  checkRequest,
  repositoryKey,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import express, {
  type ErrorRequestHandler,
  type Request,
  type RequestHandler,
  type Router,
} from 'express';
import PromiseRouter from 'express-promise-router';
import { z } from 'zod';
import type { CostReports } from './CostReports';
import type { ReportTokens } from './readReportTokens';

/** Bytes after decompression. */
const LARGEST = 20 * 1024 * 1024;

export interface ReportRouterOptions {
  reports: CostReports;
  tokens: ReportTokens;
  /** The repositories of the portal. */
  repositories: readonly RepositoryRef[];
  /** Throws when a repository reports too often. */
  limit: (repository: string) => void;
}

const query = z.strictObject({
  repository: z.string().max(300),
  commit: z
    .string()
    .regex(/^[0-9a-f]{40}([0-9a-f]{24})?$/, 'must be the whole hash'),
  pullRequest: z.coerce.number().int().positive().max(2_147_483_647).optional(),
  stack: z.string().min(1).max(1_000).optional(),
});

const tooLarge = (message: string) => ({
  error: { name: 'PayloadTooLargeError', message },
});

const sayTooLarge: ErrorRequestHandler = (error, _request, response, next) => {
  const isTooLarge =
    error?.type === 'entity.too.large' ||
    (error instanceof CostReportError && error.fault === 'too-large');
  if (!isTooLarge) {
    next(
      error instanceof CostReportError ? new InputError(error.message) : error,
    );
    return;
  }
  const message =
    'The report is longer than 20 MiB. Send one report for each project, with the stack that it is of.';
  response.status(413).json(tooLarge(message));
};

/** Takes in reports of CI; nobody is signed in here, repositories have tokens. */
export function createReportRouter(options: ReportRouterOptions): Router {
  const { reports, tokens, repositories, limit } = options;
  const router = PromiseRouter();
  const names = new Map(
    repositories.map(each => [
      repositoryName(each).toLowerCase(),
      { name: repositoryName(each), key: repositoryKey(each) },
    ]),
  );

  /** @throws when nobody may say this, before the report itself is read */
  const checked = (request: Request) => {
    if (tokens.isEmpty) {
      throw new ServiceUnavailableError(
        'Reports of costs are not set up: infraCost.reports has no token.',
      );
    }
    const [, token = ''] =
      /^Bearer (\S{1,500})$/i.exec(request.get('authorization') ?? '') ?? [];
    const own = tokens.repositoriesOf(token);
    if (own.size === 0) {
      throw new AuthenticationError(
        'The header Authorization is missing or wrong. It is "Bearer " and the token of infraCost.reports of the repository.',
      );
    }
    const wanted = checkRequest(query, request.query, 'query');
    const found = names.get(wanted.repository.toLowerCase());
    if (!found || !own.has(found.key)) {
      throw new NotAllowedError(
        'This token may not report of the repository that the query names. It is written as host/owner/name.',
      );
    }
    return { ...wanted, repository: found.name };
  };

  const check: RequestHandler = (request, _response, next) => {
    limit(checked(request).repository);
    next();
  };

  router.post(
    '/reports',
    check,
    express.raw({ type: () => true, limit: LARGEST }),
    async (request, response) => {
      const bytes = Buffer.isBuffer(request.body)
        ? request.body
        : Buffer.alloc(0);
      response
        .status(202)
        .json(await reports.take({ ...checked(request), bytes }));
    },
  );
  router.use('/reports', sayTooLarge);
  return router;
}
