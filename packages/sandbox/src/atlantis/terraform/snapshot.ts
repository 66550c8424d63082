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
  /** Arguments whose differences do not count; `all` stands for each. */
  ignored: Set<string>;
}

/** What a stack consists of, by address. */
export interface Snapshot {
  resources: Map<string, DescribedResource>;
  outputs: Map<string, Plain>;
}

export const emptySnapshot = (): Snapshot => ({
  resources: new Map(),
  outputs: new Map(),
});

export const isUnknown = (value: Plain): value is Unknown =>
  typeof value === 'object' &&
  value !== null &&
  !Array.isArray(value) &&
  value.unknown === true;

/** Why a stack cannot be planned, as Terraform says it. */
export class TerraformProblem extends Error {
  constructor(readonly output: string) {
    super(output);
    this.name = 'TerraformProblem';
  }
}
