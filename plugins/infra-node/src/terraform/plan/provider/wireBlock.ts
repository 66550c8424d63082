import type {
  AttributeSchema,
  BlockSchema,
  NestedSchema,
  ValueType,
} from '../../schema';

/** A type as Terraform writes it in JSON: `["list", "string"]`. */
export type WireType =
  | 'string'
  | 'number'
  | 'bool'
  | 'dynamic'
  | ['list' | 'set' | 'map', WireType]
  | ['object', { [name: string]: WireType }];

export interface WireAttribute {
  type: WireType;
  required: boolean;
  optional: boolean;
  computed: boolean;
  writeOnly: boolean;
}

export interface WireNested {
  nesting: 'single' | 'list' | 'set' | 'map';
  required: boolean;
  atMostOne: boolean;
  block: WireBlock;
}

/** The body of a type in the shape of the protocol: finite, and without gaps. */
export interface WireBlock {
  attributes: Map<string, WireAttribute>;
  blocks: Map<string, WireNested>;
}

/**
 * WAF statements nest in statements without end, a schema must have one. The
 * provider stops at four; each level costs Terraform three times the time.
 */
export const STATEMENTS = ['statement', 'scope_down_statement'];
export const DEEPEST_STATEMENT = 4;

/** WAF statements that the provider takes only outside other statements. */
const OUTERMOST_ONLY = ['managed_rule_group_statement', 'rate_based_statement'];

/**
 * Terraform refuses a set whose items have a part of unknown type; such a set
 * is served as a list.
 */
function hasDynamic(type: WireType): boolean {
  if (typeof type === 'string') return type === 'dynamic';
  return type[0] === 'object'
    ? Object.values(type[1]).some(hasDynamic)
    : hasDynamic(type[1]);
}

function wireType(type: ValueType): WireType {
  if (type.kind === 'any') return 'dynamic';
  if (!('of' in type)) return type.kind;
  const of = wireType(type.of);
  return [type.kind === 'set' && hasDynamic(of) ? 'list' : type.kind, of];
}

/** The object type that values of a body have. */
export function objectType(block: WireBlock): WireType {
  const fields = Object.create(null);
  for (const [name, attribute] of block.attributes) {
    fields[name] = attribute.type;
  }
  for (const [name, nested] of block.blocks) {
    const object = objectType(nested.block);
    fields[name] =
      nested.nesting === 'single' ? object : [nested.nesting, object];
  }
  return ['object', fields];
}

function ofAttribute(schema: AttributeSchema): WireAttribute {
  const { required, optional, computed, writeOnly } = schema;
  return {
    type: wireType(schema.type),
    required,
    optional,
    computed,
    writeOnly,
  };
}

function argumentType(schema: NestedSchema, block: WireBlock | undefined) {
  if (!block) return 'dynamic';
  const object = objectType(block);
  if (schema.nesting === 'single') return object;
  return [
    schema.nesting === 'set' && hasDynamic(object) ? 'list' : schema.nesting,
    object,
  ] as WireType;
}

/** An argument made of objects; what says nothing about itself takes any value. */
function ofArgument(
  schema: NestedSchema,
  block: WireBlock | undefined,
): WireAttribute {
  const { required } = schema;
  return {
    type: argumentType(schema, block),
    required,
    optional: !required && (schema.optional || !schema.computed),
    computed: schema.computed,
    writeOnly: false,
  };
}

/** Where a body stands. */
interface Around {
  /** Names of the blocks around it. */
  path: readonly string[];
  /** How deep WAF statements go. */
  statements: number;
}

function isTooDeep(
  name: string,
  schema: NestedSchema,
  { path, statements }: Around,
): boolean {
  const depth = path.filter(each => STATEMENTS.includes(each)).length;
  if (OUTERMOST_ONLY.includes(name)) return depth > 1;
  return schema.definition !== undefined && depth >= statements;
}

/**
 * Brings a body into the shape of the protocol.
 * @param statements how deep WAF statements may nest
 */
export function wireBlock(
  schema: BlockSchema,
  statements = DEEPEST_STATEMENT,
): WireBlock {
  return blockAt(schema, { path: [], statements });
}

function blockAt(schema: BlockSchema, around: Around): WireBlock {
  const result: WireBlock = { attributes: new Map(), blocks: new Map() };
  for (const [name, member] of schema.members) {
    if (member.kind === 'attribute') {
      result.attributes.set(name, ofAttribute(member));
    } else if (!isTooDeep(name, member, around)) {
      addNested(result, name, member, around);
    }
  }
  return result;
}

function addNested(
  result: WireBlock,
  name: string,
  schema: NestedSchema,
  around: Around,
) {
  const inner = { ...around, path: [...around.path, name] };
  const block = schema.body && blockAt(schema.body, inner);
  if (schema.argument || !block) {
    result.attributes.set(name, ofArgument(schema, block));
    return;
  }
  const asList = schema.nesting === 'set' && hasDynamic(objectType(block));
  result.blocks.set(name, {
    nesting: asList ? 'list' : schema.nesting,
    required: schema.required,
    atMostOne: schema.atMostOne,
    block,
  });
}
