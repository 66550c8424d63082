/**
 * What a provider accepts: the arguments and blocks of its resources, data
 * sources, ephemeral resources and of its own configuration.
 */
export interface ProviderSchema {
  /** Source address without the registry's host: `hashicorp/aws`. */
  source: string;
  /** Version of the provider that this describes. */
  version: string;
  /** Every type of the provider is here, so that another one does not exist. */
  complete: boolean;
  /** The body of a `provider` block, without `alias` and other meta-arguments. */
  config: BlockSchema;
  types(kind: TypeKind): string[];
  /** Body of a type without meta-arguments; undefined when it is not here. */
  type(kind: TypeKind, name: string): BlockSchema | undefined;
  /**
   * What to write instead of an argument at the top level of a resource that
   * the provider deprecated, or dropped in the last major versions.
   */
  advice(resourceType: string, argument: string): string | undefined;
}

export type TypeKind = 'resource' | 'data' | 'ephemeral';

/** A body. Arguments and blocks share one name space. */
export interface BlockSchema {
  members: ReadonlyMap<string, MemberSchema>;
}

export type MemberSchema = AttributeSchema | NestedSchema;

/**
 * `required`: must be set. `optional`: may be set. `computed`: the provider
 * may give the value. Computed and neither of the others: must not be set.
 */
interface Settable {
  required: boolean;
  optional: boolean;
  computed: boolean;
}

/** `name = value` */
export interface AttributeSchema extends Settable {
  kind: 'attribute';
  type: ValueType;
  /** Given to the provider, and never kept in plan or state. */
  writeOnly: boolean;
}

/** A block, or an argument whose value is made of objects. */
export interface NestedSchema extends Settable {
  kind: 'nested';
  /** `single`: an object; the others: a collection of objects. */
  nesting: 'single' | 'list' | 'set' | 'map';
  /** At most one block may be written. */
  atMostOne: boolean;
  /**
   * It is an argument: `name = [{ … }]`. A list or set of these may be
   * written as blocks all the same, as Terraform allows for old resources.
   */
  argument: boolean;
  /** Undefined where the source of the schema says nothing about the body. */
  body: BlockSchema | undefined;
  /**
   * The body is a shared definition of this name, which may hold itself: WAF
   * statements nest in statements. Who walks the tree must stop by depth.
   */
  definition?: string;
}

/** Type of a value; `any` where the provider takes all, or nothing is known. */
export type ValueType =
  | { kind: 'string' | 'number' | 'bool' | 'any' }
  | { kind: 'list' | 'set' | 'map'; of: ValueType };
