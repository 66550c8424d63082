import { ServiceUnavailableError } from '@backstage/errors';
import {
  type ReportAnswer,
  type ReportFact,
  reportedDrift,
  reportFacts,
  reportKey,
} from '@infra-portal/infra-common';
import express, { type ErrorRequestHandler, type Router } from 'express';
import PromiseRouter from 'express-promise-router';
import { runId } from '../runs';
import type { ReportMessage } from './ReportIntake';
import { ReportLimit } from './ReportLimit';
import type { ReportReader } from './ReportReader';

/** Bytes after decompression: the longest output, with each line's escapes. */
const LARGEST = 4 * 1024 * 1024;

export interface ReportRouterOptions {
  /** Undefined: no repository has a secret. */
  reader: ReportReader | undefined;
  /** Keeps a message durably before the sender gets its answer. */
  keep: (deliveryId: string, message: ReportMessage) => Promise<void>;
  /** Web addresses of a run, and of the stack in a folder. */
  urls: {
    run: (id: string) => string;
    stack: (
      repository: string,
      dir: string,
      workspace: string,
    ) => Promise<string>;
  };
  limit?: ReportLimit;
}

const sayTooLarge: ErrorRequestHandler = (error, _request, response, next) => {
  if (error?.type !== 'entity.too.large') {
    next(error);
    return;
  }
  response.status(413).json({
    error: {
      name: 'PayloadTooLargeError',
      message:
        'The report is longer than 4 MiB. Send the beginning and the end of the output: 1 MiB at most.',
    },
  });
};

/** Takes in what runners of CI report; nobody is signed in here, reports are. */
export function createReportRouter(options: ReportRouterOptions): Router {
  const { reader, keep, urls, limit = new ReportLimit() } = options;
  const router = PromiseRouter();
  router.post(
    '/reports',
    express.raw({ type: () => true, limit: LARGEST }),
    async (request, response) => {
      if (!reader) {
        throw new ServiceUnavailableError(
          'Reports are not set up: infraPortal.reports has no secret.',
        );
      }
      const body = Buffer.isBuffer(request.body)
        ? request.body
        : Buffer.alloc(0);
      const { repository, report, digest } = reader.read(
        body,
        request.get('x-infra-portal-signature-256'),
      );
      const wait = limit.take(repository);
      if (wait > 0) {
        const message = `Too many reports of ${repository} in this minute. Try again in ${wait} seconds.`;
        response
          .status(429)
          .set('retry-after', String(wait))
          .json({ error: { name: 'TooManyRequestsError', message } });
        return;
      }
      const facts = reportFacts(report, digest);
      const observation = reportedDrift(report, repository);
      await keep(`report-${digest}`, {
        repository,
        facts,
        observations: observation ? [observation] : [],
      });
      const run = facts.find(
        (fact): fact is ReportFact => fact.kind === 'report',
      );
      const id = run && runId(repository, reportKey(run));
      const answer: ReportAnswer = {
        accepted: true,
        ...(id !== undefined && { runId: id }),
        url: id
          ? urls.run(id)
          : await urls.stack(repository, report.dir, report.workspace),
      };
      response.status(202).json(answer);
    },
  );
  router.use('/reports', sayTooLarge);
  return router;
}
