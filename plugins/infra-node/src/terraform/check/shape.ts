import type { BlockSchema, MemberSchema, ValueType } from '../schema';

/**
 * What is known of a value without running anything: its type, as far as the
 * configuration and the provider's schema tell. `any` is the honest answer to
 * everything else, and never leads to a finding.
 */
export type Shape =
  | { kind: 'any' | 'null' | 'string' | 'number' | 'bool' }
  | { kind: 'list' | 'set' | 'map'; of: Shape }
  | { kind: 'tuple'; items: Shape[] }
  | ObjectShape;

export interface ObjectShape {
  kind: 'object';
  attribute(name: string): Shape | undefined;
  names(): Iterable<string>;
  /** Names without which a value does not fit, when it is a wanted type. */
  required: ReadonlySet<string>;
}

export const ANY: Shape = { kind: 'any' };
export const STRING: Shape = { kind: 'string' };
export const NUMBER: Shape = { kind: 'number' };
export const BOOL: Shape = { kind: 'bool' };

const NONE: ReadonlySet<string> = new Set();

/** An object with these attributes. */
export function objectShape(
  attributes: ReadonlyMap<string, Shape>,
  required = NONE,
): ObjectShape {
  return {
    kind: 'object',
    attribute: name => attributes.get(name),
    names: () => attributes.keys(),
    required,
  };
}

/** The type of a schema's argument. */
export function shapeOfValueType(type: ValueType): Shape {
  return 'of' in type
    ? { kind: type.kind, of: shapeOfValueType(type.of) }
    : { kind: type.kind };
}

function shapeOfMember(member: MemberSchema): Shape {
  if (member.kind === 'attribute') return shapeOfValueType(member.type);
  const of = member.body ? shapeOfBlock(member.body) : ANY;
  return member.nesting === 'single' ? of : { kind: member.nesting, of };
}

/** What a reference to a resource or data source sees. */
export function shapeOfBlock(schema: BlockSchema): ObjectShape {
  return {
    kind: 'object',
    attribute: name => {
      const member = schema.members.get(name);
      return member && shapeOfMember(member);
    },
    names: () => schema.members.keys(),
    required: NONE,
  };
}

/** Deeper types are cut in messages. */
const DEEPEST_TEXT = 4;

/** A shape as people say it: `list of string`. */
export function shapeText(shape: Shape, depth = 0): string {
  switch (shape.kind) {
    case 'list':
    case 'set':
    case 'map':
      return depth > DEEPEST_TEXT || shape.of.kind === 'any'
        ? shape.kind
        : `${shape.kind} of ${shapeText(shape.of, depth + 1)}`;
    case 'tuple':
      return 'list';
    case 'any':
      return 'value';
    default:
      return shape.kind;
  }
}
