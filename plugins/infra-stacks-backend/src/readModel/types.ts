import type {
  DiscoveredStack,
  NamedStack,
  StackFinding,
  StackSummary,
} from '@infra-portal/infra-common';

/** What is kept of a stack beside what lists show. */
export type StackDetail = Pick<
  DiscoveredStack,
  | 'reason'
  | 'files'
  | 'backend'
  | 'requiredVersion'
  | 'requiredProviders'
  | 'calls'
  | 'resources'
  | 'data'
  | 'variables'
  | 'outputs'
  | 'atlantisProjects'
> & { problems: StackFinding[] };

/** A stack as it is kept; its name depends on the stacks of all repositories. */
export interface KeptStack {
  summary: Omit<StackSummary, 'name'>;
  named: NamedStack;
  /** Names of the modules it calls, each once. */
  modules: string[];
  /** Codes of what was found in it, each once. */
  codes: string[];
  detail: StackDetail;
}

/** What was read of a repository at one commit. */
export interface RepositoryContents {
  /** `host/owner/name` */
  repository: string;
  url: string;
  branch: string;
  commit: string;
  stacks: KeptStack[];
  /** How many modules it has. */
  modules: number;
  /** Findings that belong to no stack. */
  problems: StackFinding[];
}
