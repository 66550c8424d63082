/** A value that only an apply tells; `text` is how the files write it. */
export interface Unknown {
  unknown: true;
  text: string;
  /** Resources of the same module that it is read from, as `type.name`. */
  references: string[];
}

/** What an argument of a resource has. */
export type Plain =
  | null
  | string
  | number
  | boolean
  | Unknown
  | Plain[]
  | PlainObject;
export interface PlainObject {
  [name: string]: Plain;
}

/** One resource of a stack as its files describe it. */
export interface DescribedResource {
  /** `module.queue["a"].aws_sqs_queue.this[0]` */
  address: string;
  /** Address of its module with a dot at the end, or `''`. */
  module: string;
  type: string;
  name: string;
  arguments: Map<string, Plain>;
  /** What the provider sets where nothing is said. */
  usual?: Readonly<Record<string, Plain>>;
  /**
   * Arguments whose differences do not count, each with the keys of which they
   * do not; none means the whole argument, and `all` every argument.
   */
  ignored: Map<string, Set<string> | undefined>;
}

/** What a stack consists of, by address. */
export interface Snapshot {
  resources: Map<string, DescribedResource>;
  outputs: Map<string, Plain>;
  /** The `moved` blocks of the stack itself. */
  moved: { from: string; to: string }[];
  /** The `import` blocks of the stack itself. */
  imports: { to: string; id: string }[];
  /** Outputs of modules that are an attribute of a resource, by `module.a.b`. */
  aliases: Map<string, string>;
}

export const emptySnapshot = (): Snapshot => ({
  resources: new Map(),
  outputs: new Map(),
  moved: [],
  imports: [],
  aliases: new Map(),
});

export const isUnknown = (value: Plain): value is Unknown =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  value.unknown === true;

/** Whether a value is a map or an object with what is known of it. */
export const isObject = (value: Plain | undefined): value is PlainObject =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  !isUnknown(value);

/** Why a stack cannot be planned, as Terraform says it. */
export class TerraformProblem extends Error {
  constructor(readonly output: string) {
    super(output);
    this.name = 'TerraformProblem';
  }
}
