import type { LoggerService } from '@backstage/backend-plugin-api';
import type { EventsService } from '@backstage/plugin-events-node';
import type { DeviationReport } from '@infra-portal/infra-common';
import type { Forges, Mirrors, RepositoryRef } from '@infra-portal/infra-node';
import type { Knex } from 'knex';
import type { PreviewService } from '../previews/types';
import { listen } from './listen';
import type { AskerOf } from './lane/askers';
import type { MembersOf } from './lane/members';
import type { PullRunsOf } from './lane/PullRunsClient';
import { RequestServiceImpl } from './RequestServiceImpl';
import { RequestWorker } from './RequestWorker';
import { RequestStore } from './store';
import type { RequestService } from './types';
import type { RequestSettings, WorkContext } from './steps/types';

export interface RequestServiceOptions {
  /** With the migrations of this plugin applied. */
  database: Knex;
  previews: Pick<PreviewService, 'prepare'>;
  mirrors: Mirrors;
  forges: Forges;
  events: EventsService;
  logger: LoggerService;
  /** As {@link readRequestSettings} reads them. */
  settings: RequestSettings;
  /** Tells browsers that a request has changed. */
  notify: (id: string) => Promise<void>;
  /** Who belongs to owners and approvers, for the lane. */
  membersOf?: MembersOf;
  /** Who asked for requests, at GitHub, for the lane. */
  askerOf?: AskerOf;
  /** Runs and locks of pull requests, for the lane. */
  pullRunsOf?: PullRunsOf;
  clock?: () => Date;
  /** Milliseconds after which a silent worker is taken for dead; default 30 s. */
  lease?: number;
  /**
   * Compares a commit with the golden path, for the check on the pull request.
   * Without it, files are compared with what was proposed.
   */
  deviations?: (
    repository: RepositoryRef,
    commit: string,
    service: { product: string; service: string },
  ) => Promise<DeviationReport>;
}

export interface RunningRequestService extends RequestService {
  /** Begins to work on what is due, and listens to events; once the backend is up. */
  start(): Promise<void>;
  /** Ends after what is under way; the rest is gone on with at the next start. */
  stop(): Promise<void>;
  /** Works on all that is due now, and waits for it. */
  runDue(): Promise<void>;
}

/** Requests in a database; several backends may share it. */
export function createRequestService(
  options: RequestServiceOptions,
): RunningRequestService {
  const { database, previews, mirrors, forges, events, logger } = options;
  const now = options.clock ?? (() => new Date());
  const store = new RequestStore({ database, now, lease: options.lease });
  const quietly = (work: Promise<unknown>, what: string) =>
    work.then(
      () => {},
      error => logger.warn(`Could not ${what}`, error),
    );
  const ctx: WorkContext = {
    store,
    previews,
    mirrors,
    forges,
    updates: new Map(),
    settings: options.settings,
    logger,
    now,
    membersOf: options.membersOf,
    askerOf: options.askerOf,
    pullRunsOf: options.pullRunsOf,
    deviations: options.deviations,
    publish: (topic, payload) =>
      quietly(
        events.publish({ topic, eventPayload: payload }),
        `publish ${topic}`,
      ),
    notify: id => quietly(options.notify(id), 'send a signal'),
  };
  const worker = new RequestWorker(ctx, options.lease);
  const service = new RequestServiceImpl(ctx, worker);
  return Object.assign(service, {
    async start() {
      await listen(events, store, () => worker.tick());
      worker.start();
    },
    stop: () => worker.stop(),
    runDue: () => worker.runDue(),
  });
}
