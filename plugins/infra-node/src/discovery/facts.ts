/**
 * What one file says, without its place: the same content says the same
 * wherever it stands, so facts are kept by content hash between runs. All of it
 * is JSON. Lines count from 1.
 */
export type FileFacts =
  | TerraformFacts
  | AtlantisFacts
  | TerragruntFacts
  | ChangelogFacts
  | IntentFacts
  | ValuesFacts
  | StandardsFacts
  | KustomizationFacts
  | ArgoFacts
  | PlaybookFacts
  | WorkflowFacts
  | ReadmeFacts
  | BrokenFacts
  | LinkFacts;

export interface BrokenFacts {
  kind: 'broken';
  line: number;
  column: number;
  /** A sentence without its place. */
  problem: string;
  /** Nobody could look into it: nothing is said about what is in it. */
  isUnread?: true;
}

export interface LinkFacts {
  kind: 'link';
  target: string;
}

export interface CallFacts {
  name: string;
  line: number;
  source?: string;
  version?: string;
  /** Its `for_each`, as written. */
  forEach?: string;
  /** Inputs as written; long ones by their names only. */
  inputs?: [string, string?][];
}

/**
 * What tells the names of SSM parameters that a block reads or writes. What the
 * file tells alone is evaluated; the rest waits for the files beside it.
 */
export interface ParameterFacts {
  line: number;
  use: 'read' | 'written';
  /** The name is that of a folder: all below it is read. */
  below?: true;
  names?: string[];
  /** Expressions as written, where `names` could not be told. */
  name?: string;
  forEach?: string;
}

/** A `terraform_remote_state`; values are expressions as written. */
export interface StateReadFacts {
  line: number;
  name: string;
  backend: string;
  settings: [string, string][];
  workspace?: string;
  /** What it says where the state says nothing, so that no output is missing. */
  hasDefaults?: true;
}

/** An output that an expression reads of a `terraform_remote_state`. */
export interface StateOutputFacts {
  /** Name of the data source. */
  state: string;
  output: string;
  line: number;
  /** Within `try`, `can` or a branch of a condition. */
  isOptional?: true;
}

/** A `provider` block. */
export interface ProviderFacts {
  name: string;
  line: number;
  alias?: true;
  /** Where its default tags are, if it has any. */
  tagsLine?: number;
  tags?: TagsFacts;
}

/** Names of tags; where the file alone does not tell them, the expression. */
export type TagsFacts = { keys: string[] } | { code: string };

/** A resource or module call that is given tags. */
export interface TaggedFacts {
  /** `aws_sqs_queue.work` or `module.api` */
  name: string;
  line: number;
  tags: TagsFacts;
}

/** A literal that is a secret; the secret itself is not in here. */
export interface SecretFacts {
  line: number;
  /** What it is given to. */
  name?: string;
  /** `password`, `AWS access key` … */
  secret: string;
}

export interface TerraformFacts {
  kind: 'terraform';
  backend?: {
    type: string;
    line: number;
    settings: [string, string][];
    /** Where it names a table of DynamoDB, and whether S3 locks it too. */
    lockTable?: { line: number; hasLockFile: boolean };
  };
  requiredVersion?: string;
  requiredProviders: {
    name: string;
    line: number;
    source?: string;
    version?: string;
  }[];
  providers: string[];
  providerBlocks?: ProviderFacts[];
  secrets?: SecretFacts[];
  tagged?: TaggedFacts[];
  calls: CallFacts[];
  /** Type and how many. */
  resources: [string, number][];
  data: [string, number][];
  variables: string[];
  outputs: string[];
  parameters?: ParameterFacts[];
  stateReads?: StateReadFacts[];
  stateOutputs?: StateOutputFacts[];
  /** Local values and defaults that names may be made of, as written. */
  locals?: [string, string][];
  defaults?: [string, string][];
  problems: { line: number; column: number; problem: string }[];
}

/** A `.tfvars` file. */
export interface ValuesFacts {
  kind: 'values';
  /** Values as written, without those that are secrets. */
  values: [string, string][];
  secrets?: SecretFacts[];
}

export interface AtlantisFacts {
  kind: 'atlantis';
  projects: {
    name?: string;
    dir: string;
    workspace: string;
    line: number;
    /** Names of projects that must be applied before. */
    dependsOn?: { name: string; line: number }[];
  }[];
}

export interface TerragruntFacts {
  kind: 'terragrunt';
  line: number;
  source?: string;
  /** It runs something itself; otherwise it is there to be included. */
  isUnit: boolean;
  /** Literal paths of what it depends on, as written. */
  dependsOn?: { path: string; line: number }[];
}

export interface ChangelogFacts {
  kind: 'changelog';
  /** The newest released version. */
  version?: string;
  /** Why the module should not be used any more. */
  deprecated?: string;
}

/** The README.md of a module. */
export interface ReadmeFacts {
  kind: 'readme';
  deprecated?: string;
}

/** What `portal.yaml` says that needs its lines. */
export interface StandardsFacts {
  kind: 'standards';
  exceptions: {
    id: string;
    rule: string;
    stacks: string[];
    /** Last day, `2027-03-31`. */
    until: string;
    line: number;
  }[];
}

export interface IntentFacts {
  kind: 'intent';
  product?: string;
  service?: string;
  /** As written, usually an entity ref. */
  owner?: string;
}

/** A `kustomization.yaml`. */
export interface KustomizationFacts {
  kind: 'kustomization';
  /** Paths of what it takes over, as written. */
  resources: string[];
  /** What its labels say: `app.kubernetes.io/part-of` and `…/name`. */
  product?: string;
  service?: string;
  environment?: string;
}

/** Applications and ApplicationSets of Argo CD in a file. */
export interface ArgoFacts {
  kind: 'argocd';
  applications: {
    line: number;
    name: string;
    project?: string;
    /** Address of the repository that it deploys. */
    repository?: string;
    /** Folder in it; of an ApplicationSet up to what is filled in, or `*`. */
    path?: string;
    /** Where it goes: names of clusters and namespaces. */
    destination: string[];
  }[];
}

/** A playbook of Ansible; other files of the kind have no plays. */
export interface PlaybookFacts {
  kind: 'playbook';
  line?: number;
  hosts: string[];
}

/** A workflow of GitHub Actions. */
export interface WorkflowFacts {
  kind: 'workflow';
  name?: string;
  /** What of the infrastructure it runs: `terraform`, `ansible` … */
  tools: string[];
  /** It runs `terraform apply`, or the like. */
  applies?: true;
  /** Folders that it works in. */
  dirs: string[];
}
