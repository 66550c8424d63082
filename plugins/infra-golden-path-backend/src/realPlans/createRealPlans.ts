import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  AtlantisClient,
  type AtlantisServerSettings,
  type CommitSettings,
  type Forges,
  type Mirrors,
  planBranch,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import type { Knex } from 'knex';
import type { PreviewService } from '../previews/types';
import { RealPlanServiceImpl } from './RealPlanServiceImpl';
import { RealPlanWorker } from './RealPlanWorker';
import { RealPlanStore } from './store';
import { sweepRealPlans } from './sweep';
import type { AskAtlantis, RealPlanService, RealPlanSettings } from './types';

export interface RealPlansOptions {
  /** With the migrations of this plugin applied. */
  database: Knex;
  previews: Pick<PreviewService, 'prepare' | 'preview'>;
  mirrors: Mirrors;
  forges: Forges;
  servers: readonly AtlantisServerSettings[];
  /** Repositories whose forgotten branches are looked for. */
  repositories: readonly RepositoryRef[];
  commits: CommitSettings;
  settings: RealPlanSettings;
  logger: LoggerService;
  /** Tells browsers that a plan came further. */
  notify: (id: string) => Promise<void>;
  /** Default: over HTTP. */
  ask?: (server: AtlantisServerSettings) => AskAtlantis;
  now?: () => Date;
  /** Milliseconds after which a silent worker is taken for dead; default 30 s. */
  lease?: number;
}

export interface RunningRealPlans extends RealPlanService {
  /** Begins to work; once the backend is up. */
  begin(): void;
  /** Ends what is under way, and takes its branches away. */
  stop(): Promise<void>;
  /** Works on all that is due now, and waits for it. */
  runDue(): Promise<void>;
  /** Deletes what others left; for one process at a time. */
  sweep(signal?: AbortSignal): Promise<void>;
}

function askOverHttp({ url }: AtlantisServerSettings): AskAtlantis {
  const client = new AtlantisClient({ url });
  return {
    locks: () => client.locks(),
    version: () => client.version(),
    plan: planBranch,
  };
}

/** Real plans of previews; several backends may share the database. */
export function createRealPlans(options: RealPlansOptions): RunningRealPlans {
  const { database, lease, logger, repositories } = options;
  const now = options.now ?? (() => new Date());
  const store = new RealPlanStore({ database, now, lease });
  const ctx = {
    ...options,
    ...{ store, now },
    ask: options.ask ?? askOverHttp,
    notify: (id: string) =>
      options.notify(id).catch(error => {
        logger.warn('Could not send a signal', error);
      }),
  };
  const worker = new RealPlanWorker(ctx, lease);
  const service = new RealPlanServiceImpl(ctx, worker);
  return {
    start: (order, userRef) => service.start(order, userRef),
    get: id => service.get(id),
    cancel: id => service.cancel(id),
    begin: () => worker.start(),
    stop: () => worker.stop(),
    runDue: () => worker.runDue(),
    sweep: signal => sweepRealPlans(ctx, repositories, signal),
  };
}
