import type { LoggerService } from '@backstage/backend-plugin-api';
import type {
  AtlantisLock,
  LockChoice,
  RealPlan,
} from '@infra-portal/infra-common';
import type {
  AtlantisServerSettings,
  CommitSettings,
  Forges,
  Mirrors,
  planBranch,
  RepositoryRef,
} from '@infra-portal/infra-node';
import type { PreviewService } from '../previews/types';
import type { RealPlanStore } from './store';

/** Settings of real plans. */
export interface RealPlanSettings {
  /** Milliseconds that Atlantis is given for all plans of a preview together. */
  timeout: number;
  /** Previews that one server plans at the same time. */
  atOnce: number;
}

/** Asks one server. */
export interface AskAtlantis {
  locks(): Promise<AtlantisLock[]>;
  version(): Promise<string | undefined>;
  plan: typeof planBranch;
}

/** What the steps work with. */
export interface RealPlanContext {
  store: RealPlanStore;
  previews: Pick<PreviewService, 'prepare' | 'preview'>;
  mirrors: Mirrors;
  forges: Forges;
  servers: readonly AtlantisServerSettings[];
  ask: (server: AtlantisServerSettings) => AskAtlantis;
  commits: CommitSettings;
  settings: RealPlanSettings;
  logger: LoggerService;
  now: () => Date;
  /** Tells browsers; never throws. */
  notify: (id: string) => Promise<void>;
}

/** Asks for the real plan of a preview that was seen. */
export interface RealPlanOrder {
  /** Default: the configured infrastructure repository. */
  repository?: RepositoryRef;
  intent: unknown;
  change: string;
  digest: string;
  locks: LockChoice;
  again: boolean;
}

export interface RealPlanService {
  /**
   * Begins, or finds the one that is under way or was made a moment ago.
   * @throws InputError when gates of the preview fail
   * @throws OutdatedPreviewError when it is no longer what was seen
   * @throws TooManyPlansError when this person, or everybody, asked for many
   */
  start(
    order: RealPlanOrder,
    userRef: string,
  ): Promise<{ plan: RealPlan; created: boolean }>;
  /** @throws NotFoundError */
  get(id: string): Promise<RealPlan>;
  /** Stops waiting, and deletes the branch. One that is over stays as it is. */
  cancel(id: string): Promise<RealPlan>;
}
