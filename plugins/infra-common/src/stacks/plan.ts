/**
 * How much a plan can be trusted. *checked*: arguments and references against
 * the provider's schema. *simulated*: Terraform itself with a provider that
 * knows its schema only. *real*: Terraform with the real provider and state.
 */
export type PlanGrade = 'checked' | 'simulated' | 'real';

/**
 * What happens to a resource. `import` and `no-op` change nothing about it;
 * a move alone is a `no-op` with {@link PlannedResource.movedFrom}.
 */
export type PlanAction =
  | 'create'
  | 'update'
  | 'delete'
  | 'replace'
  | 'read'
  | 'import'
  | 'forget'
  | 'no-op';

/** A value in a plan; what is sensitive is not even there. */
export type PlannedValue =
  | { kind: 'known'; value: string | number | boolean | null }
  /** The first part of a long text. `length` is that of the whole, in characters. */
  | { kind: 'shortened'; value: string; length: number }
  /** Known after apply. */
  | { kind: 'unknown' }
  | { kind: 'sensitive' }
  | { kind: 'absent' };

export interface PlannedAttribute {
  /** As Terraform writes it: `tags.Name`, `rule[0].action`, `tags["a b"]`. */
  path: string;
  before: PlannedValue;
  after: PlannedValue;
  /** This change is why the resource is replaced. */
  forcesReplacement?: true;
}

export interface PlannedResource {
  /** `module.api.aws_ecs_service.this["a"]` */
  address: string;
  /** `aws_ecs_service` */
  type: string;
  mode: 'managed' | 'data';
  action: PlanAction;
  /** Only with `replace`: the new one is made before the old one goes. */
  createBeforeDestroy?: true;
  /** An object left over from a replacement that failed half-way. */
  deposed?: string;
  /** Why, in Terraform's word: `replace_because_tainted`. */
  reason?: string;
  /** Its address until now. */
  movedFrom?: string;
  /** The identifier of what is imported. */
  importing?: { id?: string };
  attributes: PlannedAttribute[];
  /** Further attributes that change and are not listed. */
  moreAttributes: number;
}

export interface PlannedOutput {
  name: string;
  action: 'create' | 'update' | 'delete';
  attributes: PlannedAttribute[];
  moreAttributes: number;
}

/** As Terraform counts: a replacement adds one and destroys one. */
export interface PlanCounts {
  add: number;
  change: number;
  destroy: number;
  import: number;
  forget: number;
  move: number;
  /** Managed resources that stay as they are. */
  unchanged: number;
}

/** A plan reduced to what people decide upon. */
export interface PlanSummary {
  counts: PlanCounts;
  /** What changes, and data sources read during apply, by address. */
  resources: PlannedResource[];
  outputs: PlannedOutput[];
  /** What was found changed outside Terraform since the last apply. */
  drift: PlannedResource[];
  /** Terraform could not finish the plan; this is the part it has. */
  errored: boolean;
  terraformVersion: string;
}

export interface PlanDiagnostic {
  severity: 'error' | 'warning';
  /** One line. */
  summary: string;
  detail: string;
  /** Path in the repository, or `<module source>//path` in a module from elsewhere. */
  file?: string;
  /** From 1. */
  line?: number;
  /** From 1. */
  column?: number;
  /** The resource it is about. */
  address?: string;
}

/** Why there is no plan. */
export type PlanFailure =
  /** Terraform found errors: see the diagnostics. */
  | 'errors'
  /** The configuration asks for what is not allowed here: see the diagnostics. */
  | 'refused'
  /** No program that plans, or no way to keep a repository that is not trusted apart. */
  | 'unavailable'
  | 'timeout'
  | 'cancelled'
  /** Too many files, modules or bytes, going in or coming out. */
  | 'too-large';

/** Outcome of planning one stack. */
export type PlanResult = {
  grade: PlanGrade;
  diagnostics: PlanDiagnostic[];
  /** What the plan takes for granted, in sentences. */
  assumptions: string[];
  /** What planned: Terraform 1.11.4. */
  program?: { name: 'terraform' | 'tofu'; version: string };
  /** Milliseconds. */
  took: number;
} & (
  | { status: 'planned'; summary: PlanSummary }
  | { status: 'failed'; reason: PlanFailure; message: string }
);
