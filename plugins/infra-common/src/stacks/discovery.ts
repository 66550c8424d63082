import type { EnvironmentName } from '../standards';
import type { ModulePin, ModuleSource } from './moduleSource';
import type { StackRef } from './stackRef';

/** A line of a file; lines count from 1. */
export interface FileLine {
  file: string;
  line: number;
}

/** Why a folder was taken for a stack, the strongest reason first. */
export type StackReason =
  | 'backend'
  | 'cloud'
  | 'atlantis'
  | 'provider'
  | 'layout';

/** What a folder's place says about it. */
export interface Placement {
  layer: 'product' | 'shared';
  environment?: EnvironmentName;
  product?: string;
  service?: string;
  region?: string;
  /** What the service's intent says of it: an entity ref. */
  owner?: string;
}

export interface ModuleCall extends FileLine {
  name: string;
  /** As it may be shown; undefined where it is no literal. */
  source?: string;
  version?: string;
  target?: ModuleSource;
  /** Folder of the module when it is in the same repository. */
  dir?: string;
  pin: ModulePin;
  /** The version that the ref or the constraint names exactly. */
  exactVersion?: string;
}

export interface BackendFacts extends FileLine {
  type: string;
  /** Arguments with literal strings, such as `bucket` and `key`. */
  settings: Record<string, string>;
}

export interface RequiredProvider extends FileLine {
  name: string;
  source?: string;
  version?: string;
}

export interface DiscoveredStack extends Placement {
  ref: StackRef;
  reason: StackReason;
  files: string[];
  backend?: BackendFacts;
  requiredVersion?: string;
  requiredProviders: RequiredProvider[];
  /** Names of configured providers, `aws`, `aws.usa`. */
  providers: string[];
  calls: ModuleCall[];
  /** Number of resources by type. */
  resources: Record<string, number>;
  /** Number of data sources by type. */
  data: Record<string, number>;
  variables: string[];
  outputs: string[];
  /** Names of the Atlantis projects that run it. */
  atlantisProjects: string[];
  /** A file could not be read: what is missing here may still exist. */
  incomplete: boolean;
}

export interface DiscoveredModule {
  name: string;
  dir: string;
  files: string[];
  /** From tags `<name>/vX.Y.Z`, newest first; else the newest of CHANGELOG.md. */
  versions: string[];
  variables: string[];
  outputs: string[];
  requiredVersion?: string;
  requiredProviders: RequiredProvider[];
  calls: ModuleCall[];
  resources: Record<string, number>;
  incomplete: boolean;
}

/** A folder that Terragrunt runs. */
export interface TerragruntUnit extends FileLine {
  dir: string;
  source?: string;
}

export type FindingSeverity = 'error' | 'warning' | 'info';

/** Everything that reading repositories may find; each has its texts in both languages. */
export const FINDING_CODES = [
  'syntax-error',
  'unreadable-file',
  'unreadable-atlantis',
  'link-leaves-repository',
  'missing-link-target',
  'missing-atlantis-directory',
  'stack-without-atlantis',
  'moving-module-ref',
  'unpinned-module',
  'unknown-module-source',
  'missing-local-module',
  'local-state',
  'duplicate-state-key',
  'tag-without-version',
  'outdated-module',
  'deprecated-module',
  'orphan-module',
  'unpinned-provider',
  'missing-required-tag',
  'deprecated-lock-table',
  'plaintext-secret',
  'expired-exception',
] as const;

export type FindingCode = (typeof FINDING_CODES)[number];

export interface DiscoveryFinding extends FileLine {
  code: FindingCode;
  severity: FindingSeverity;
  message: string;
  remedy?: string;
  /** Folder of the stack or module it belongs to. */
  dir?: string;
}

/** What a repository holds, at one commit. */
export interface Discovery {
  stacks: DiscoveredStack[];
  modules: DiscoveredModule[];
  terragrunt: TerragruntUnit[];
  findings: DiscoveryFinding[];
}
