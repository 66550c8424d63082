import type { ModulePin, ModuleSource } from './moduleSource';
import type { StackRunner } from './runner';
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
  /** `dev`, `stg`, `prod`, `shared`, or another word of the organisation. */
  environment?: string;
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

/** State of another stack that a `terraform_remote_state` data source reads. */
export interface StateRead extends FileLine {
  name: string;
  /** `s3`, `gcs`, `remote` … */
  backend: string;
  /** What tells the state, such as `bucket` and `key`; see {@link ParameterUse} for unknown pieces. */
  settings: Record<string, string>;
  workspace?: string;
  /** Outputs that are read of it by name, each once, where it is read first. */
  outputs?: OutputRead[];
}

/** An output of another stack that is read from its state. */
export interface OutputRead extends FileLine {
  name: string;
  /** Nothing fails without it: `try`, `defaults`, a branch of a condition. */
  isOptional?: true;
}

/** How Atlantis applies a stack, by names of projects of its repository. */
export interface ApplyOrder {
  /** Projects that run it. */
  as: string[];
  /** Projects that must be applied before: `depends_on` of those. */
  after: (FileLine & { project: string })[];
}

/**
 * An SSM parameter by its name, or all below one when it ends with `/`. A name
 * is what literals, local values, defaults of variables and the inputs of a
 * module call give; a piece that they do not give stands there as it is
 * written, `${var.name}`. Who compares names may let such a piece stand for any
 * text without `/`, when all else is equal; and as a name is one of an account,
 * the stacks of one environment come first, those of `shared` next. Parameters that AWS publishes
 * itself are none: no stack writes them.
 */
export interface ParameterUse extends FileLine {
  name: string;
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
  /**
   * States that its own files read, and those of modules of this repository
   * that it calls, however deep. A module called by its git address counts as
   * it is in this commit, whatever version the call names.
   */
  reads: StateRead[];
  /** From the same files as {@link reads}. */
  parametersRead: ParameterUse[];
  /** From the same files as {@link reads}. */
  parametersWritten: ParameterUse[];
  /** Names of the Atlantis projects that run it. */
  atlantisProjects: string[];
  /** Where projects of Atlantis that run it have names. */
  order?: ApplyOrder;
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
  /** Why it should not be used any more, as its README or CHANGELOG says. */
  deprecated?: string;
  incomplete: boolean;
}

/** A folder that Terragrunt runs. */
export interface TerragruntUnit extends FileLine, Omit<Placement, 'owner'> {
  dir: string;
  source?: string;
  /** Folders of units that run before it, of its `dependency` blocks and paths. */
  dependsOn?: (FileLine & { dir: string })[];
}

/** An overlay of Kustomize, or an Application or ApplicationSet of Argo CD. */
export interface KubernetesApplication extends FileLine {
  name: string;
  kind: 'kustomize' | 'argocd';
  /** Folder of the overlay, or of the file. */
  dir: string;
  product?: string;
  service?: string;
  environment?: string;
  /** What an Application deploys: `host/owner/name//path`. */
  source?: string;
}

/** A thing of another layer than Terraform's. */
export interface LayerThing extends FileLine {
  layer: 'ansible' | 'argocd' | 'kustomize' | 'ci';
  name: string;
  product?: string;
  service?: string;
  environment?: string;
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
  'missing-output',
  'missing-atlantis-dependency',
  'circular-atlantis-dependency',
  'missing-terragrunt-dependency',
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
  /** What plans and applies the stacks; undefined: nothing says it. */
  runner?: StackRunner;
  stacks: DiscoveredStack[];
  modules: DiscoveredModule[];
  terragrunt: TerragruntUnit[];
  applications: KubernetesApplication[];
  /** All things of other layers, those of `applications` too. */
  layers: LayerThing[];
  findings: DiscoveryFinding[];
}
