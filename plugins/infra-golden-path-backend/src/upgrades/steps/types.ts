import type { LoggerService } from '@backstage/backend-plugin-api';
import type { UpgradeSubject } from '@infra-portal/infra-common';
import type { CommitSettings, Forges, Mirrors } from '@infra-portal/infra-node';
import type { PullRunsOf } from '../../requests/lane/PullRunsClient';
import type { UpgradeSource } from '../source';
import type { UpgradeStore } from '../store';

/** Settings that a configuration may change. */
export interface UpgradeSettings extends CommitSettings {
  /** Address of an upgrade's page, given its id. */
  pageUrl: (id: string) => string;
  /** Milliseconds between two looks at open pull requests. */
  poll: number;
}

/** What upgrades work with. */
export interface UpgradeContext {
  store: UpgradeStore;
  sources: Partial<Record<UpgradeSubject['kind'], UpgradeSource>>;
  mirrors: Mirrors;
  forges: Forges;
  settings: UpgradeSettings;
  logger: LoggerService;
  now: () => Date;
  /** Runs of pull requests; undefined where nobody follows them. */
  pullRunsOf: PullRunsOf;
  /** Whether all that a plan destroys is built again; false where it is not known. */
  isReplacement: (plan: string) => Promise<boolean>;
  /**
   * Objectives of a product that burn their budget or have spent it, by name;
   * none where nobody knows objectives.
   */
  burning: (
    product: string,
    environment: string | undefined,
  ) => Promise<string[]>;
  /** Whether the standards that count for a repository let the portal merge there. */
  mayMerge: (
    repository: string,
    environment: string | undefined,
  ) => Promise<boolean>;
  /** Tells other backends; never throws. */
  publish: (topic: string, payload: object) => Promise<void>;
  /** Tells browsers; never throws. */
  notify: (id: string) => Promise<void>;
}
