import type {
  DiscoveredModule,
  DiscoveredStack,
  LayerThing,
  StackFinding,
  StackRunner,
  StackSummary,
  TiedModule,
  Ties,
} from '@infra-portal/infra-common';

/** What is kept of a stack beside what lists show and what ties it to others. */
export type StackDetail = Pick<
  DiscoveredStack,
  | 'reason'
  | 'files'
  | 'backend'
  | 'requiredVersion'
  | 'requiredProviders'
  | 'resources'
  | 'data'
  | 'variables'
  | 'outputs'
  | 'atlantisProjects'
> & { runner?: StackRunner; problems: StackFinding[] };

/** A stack as it is kept; its name depends on the stacks of all repositories. */
export interface KeptStack {
  summary: Omit<StackSummary, 'name'>;
  /** Codes of what was found in it, each once. */
  codes: string[];
  ties: Ties;
  detail: StackDetail;
}

/** What is kept of a module beside what is resolved over all repositories. */
export type ModuleDetail = Pick<
  DiscoveredModule,
  'files' | 'requiredVersion' | 'requiredProviders' | 'resources'
>;

/** A module as it is kept; its name depends on the modules of all repositories. */
export interface KeptModule {
  summary: TiedModule & { owner?: string };
  detail: ModuleDetail;
}

/** What was read of a repository at one commit. */
export interface RepositoryContents {
  /** `host/owner/name` */
  repository: string;
  url: string;
  branch: string;
  commit: string;
  /** Where its `portal.yaml` says that modules are: `host/owner/name`. */
  modulesAt?: string;
  stacks: KeptStack[];
  modules: KeptModule[];
  /** Of Kustomize, Argo CD, Ansible and CI. */
  things: LayerThing[];
  /** Findings that belong to no stack. */
  problems: StackFinding[];
}
