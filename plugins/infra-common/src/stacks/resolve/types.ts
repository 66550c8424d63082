import type {
  ApplyOrder,
  BackendFacts,
  DiscoveredModule,
  FileLine,
  ParameterUse,
  StateRead,
} from '../discovery';
import type { ModulePin } from '../moduleSource';
import type { StackSummary } from '../api';

/** A module call as it is kept. */
export interface TiedCall extends FileLine {
  name: string;
  pin: ModulePin;
  /** `version` as written, of modules of a registry. */
  constraint?: string;
  /** The version that it names exactly. */
  version?: string;
  /** See `moduleKey`; undefined where it cannot be told what is called. */
  key?: string;
  /** As it may be shown; undefined where it is no literal. */
  source?: string;
}

/** What ties a stack to modules and to other stacks. */
export interface Ties {
  calls: TiedCall[];
  backend?: Pick<BackendFacts, 'type' | 'settings'>;
  reads: StateRead[];
  parametersRead: ParameterUse[];
  parametersWritten: ParameterUse[];
  order?: ApplyOrder;
  /** Names of its outputs, if it has any. */
  outputs?: string[];
}

/** A stack with its ties. */
export interface TiedStack {
  summary: Omit<StackSummary, 'name'>;
  ties: Ties;
}

/** A module of a repository, with its calls. */
export type TiedModule = Pick<
  DiscoveredModule,
  'name' | 'dir' | 'versions' | 'deprecated'
> & { calls: TiedCall[] };

/** What of a repository tells which modules it has and calls. */
export type CallingRepository = Omit<TiedRepository, 'stacks'> & {
  stacks: readonly {
    summary: Pick<StackSummary, 'ref'>;
    ties: Pick<Ties, 'calls'>;
  }[];
};

/** What is known of a repository. */
export interface TiedRepository {
  /** `host/owner/name` */
  repository: string;
  /** Where its `portal.yaml` says that modules are: `host/owner/name`. */
  modulesAt?: string;
  stacks: readonly TiedStack[];
  modules: readonly TiedModule[];
}
