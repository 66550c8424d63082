import type { LoggerService } from '@backstage/backend-plugin-api';
import type { DeviationReport } from '@infra-portal/infra-common';
import type {
  CommitSettings,
  Forges,
  Mirrors,
  RepositoryRef,
} from '@infra-portal/infra-node';
import type { PreviewService } from '../../previews/types';
import type { AskerOf } from '../lane/askers';
import type { MembersOf } from '../lane/members';
import type { PullRunsOf } from '../lane/PullRunsClient';
import type { RequestStore, StoredRequest } from '../store';

/** Settings that a configuration may change. */
export interface RequestSettings extends CommitSettings {
  /** Address of a request's page, given its id. */
  pageUrl: (id: string) => string;
  /** Address of the page where a pull request is reviewed. */
  reviewUrl: (repository: string, number: number) => string;
  /** Milliseconds between two looks at an open pull request. */
  poll: number;
  /** Milliseconds a submit waits for the pull request. */
  patience: number;
}

/** What the steps work with. */
export interface WorkContext {
  store: RequestStore;
  previews: Pick<PreviewService, 'prepare'>;
  mirrors: Mirrors;
  forges: Forges;
  /** Updates of mirrors that began with an order, by request, until it is worked on. */
  updates: Map<string, Promise<void>>;
  settings: RequestSettings;
  logger: LoggerService;
  now: () => Date;
  /** Tells other backends; never throws. */
  publish: (topic: string, payload: object) => Promise<void>;
  /** Tells browsers; never throws. */
  notify: (id: string) => Promise<void>;
  /** Who may approve in the name of somebody; nobody is known without it. */
  membersOf?: MembersOf;
  /** Who asked, at GitHub; without it every approval counts. */
  askerOf?: AskerOf;
  /** Runs and locks; without it the lane is what GitHub says. */
  pullRunsOf?: PullRunsOf;
  /** Compares a commit with the golden path; without it files are compared as proposed. */
  deviations?: (
    repository: RepositoryRef,
    commit: string,
    request: StoredRequest,
  ) => Promise<DeviationReport>;
}

/** `host/owner/name` taken apart. */
export function repositoryOf(name: string): RepositoryRef {
  const [host, owner, repository] = name.split('/');
  return { host, owner, name: repository };
}
