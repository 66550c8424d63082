import { EvaluationError } from './errors';
import { HclNumber } from './number';
import { makeSet } from './sets';
import {
  describeType,
  DYNAMIC,
  holdsDynamic,
  mapOf,
  isPrimitive,
  sameType,
  type Type,
} from './types';
import { unify } from './unify';
import {
  bool,
  children,
  list,
  map,
  nullOf,
  number,
  object,
  string,
  tuple,
  typeOf,
  unknown,
  type Value,
} from './values';

type SequenceType = { kind: 'list' | 'set'; element: Type };
type ObjectType = Extract<Type, { kind: 'object' }>;

const path = (step: string, run: () => Value): Value => {
  try {
    return run();
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    throw new EvaluationError(`${step}: ${error.message}`);
  }
};

const required = (type: Type) =>
  new EvaluationError(
    type.kind === 'number' || type.kind === 'bool'
      ? `a ${type.kind} is required`
      : `${describeType(type)} required`,
  );

function toPrimitive(value: Value, type: Type): Value {
  if (value.kind === type.kind) return value;
  if (type.kind === 'string') {
    if (value.kind === 'number') return string(value.value.toString());
    if (value.kind === 'bool') return string(String(value.value));
  }
  if (value.kind === 'string') {
    const text = value.value;
    if (type.kind === 'number') {
      const parsed = HclNumber.parse(text);
      if (parsed) return number(parsed);
    }
    if (type.kind === 'bool' && /^(true|1)$/.test(text)) return bool(true);
    if (type.kind === 'bool' && /^(false|0)$/.test(text)) return bool(false);
  }
  throw required(type);
}

/** Whether the type of something in it is open, as that of an unknown is. */
function hasOpenType(value: Value): boolean {
  if (value.kind === 'unknown') return holdsDynamic(value.type);
  return children(value).some(hasOpenType);
}

function elementType(
  items: readonly Value[],
  wanted: Type,
  what: string,
): Type {
  if (wanted.kind !== 'dynamic') return wanted;
  const type = unify(items.map(typeOf));
  const isUntyped = (item: Value) => typeOf(item).kind === 'dynamic';
  // Beside a null without a type, a collection leaves the type open.
  if (!type || (type.kind === 'dynamic' && !items.every(isUntyped))) {
    throw new EvaluationError(`all ${what} elements must have the same type`);
  }
  return type;
}

function toSequence(value: Value, type: SequenceType): Value {
  if (!('items' in value)) throw required(type);
  if (holdsDynamic(type.element) && hasOpenType(value)) return unknown(type);
  const own = 'element' in value ? value.element : type.element;
  const isGiven = type.element.kind === 'dynamic' && own.kind !== 'dynamic';
  const element = isGiven
    ? own
    : elementType(value.items, type.element, type.kind);
  const items = value.items.map((item, index) =>
    path(`element ${index}`, () => convert(item, element)),
  );
  return type.kind === 'list' ? list(element, items) : makeSet(element, items);
}

function toMap(value: Value, wanted: Type): Value {
  if (!('entries' in value)) throw required({ kind: 'map', element: wanted });
  if (holdsDynamic(wanted) && hasOpenType(value)) return unknown(mapOf(wanted));
  const element = elementType(children(value), wanted, 'map');
  return map(
    element,
    [...value.entries].map(([key, item]) => [
      key,
      path(`element ${JSON.stringify(key)}`, () => convert(item, element)),
    ]),
  );
}

function toObject(value: Value, type: ObjectType): Value {
  if (!('entries' in value)) throw required(type);
  const missing = [...type.attributes.keys()].filter(
    name => !value.entries.has(name) && !type.optional?.has(name),
  );
  if (missing.length > 0) {
    const names = missing.map(name => JSON.stringify(name)).join(', ');
    throw new EvaluationError(
      missing.length === 1
        ? `attribute ${names} is required`
        : `attributes ${names} are required`,
    );
  }
  return object(
    [...type.attributes].map(([name, inner]) => {
      const item = value.entries.get(name) ?? nullOf(inner);
      return [
        name,
        path(`attribute ${JSON.stringify(name)}`, () => convert(item, inner)),
      ];
    }),
  );
}

function toTuple(value: Value, types: readonly Type[]): Value {
  if (value.kind !== 'tuple' || value.items.length !== types.length) {
    throw new EvaluationError(
      `a tuple of ${types.length} elements is required`,
    );
  }
  return tuple(
    value.items.map((item, index) =>
      path(`element ${index}`, () => convert(item, types[index])),
    ),
  );
}

/** Drops the marks of optional attributes, which no value's type has. */
function plain(type: Type): Type {
  if ('element' in type)
    return { kind: type.kind, element: plain(type.element) };
  if (type.kind === 'tuple') {
    return { kind: 'tuple', elements: type.elements.map(plain) };
  }
  if (type.kind !== 'object') return type;
  const attributes = [...type.attributes].map(
    ([name, inner]) => [name, plain(inner)] as const,
  );
  return { kind: 'object', attributes: new Map(attributes) };
}

/** Whether a value of the type could be of the other one, for what is unknown. */
function mayConvert(from: Type, to: Type): boolean {
  if (from.kind === 'dynamic' || to.kind === 'dynamic') return true;
  if (isPrimitive(from) || isPrimitive(to)) {
    if (!isPrimitive(from) || !isPrimitive(to)) return false;
    return (
      from.kind === to.kind || from.kind === 'string' || to.kind === 'string'
    );
  }
  const keyed = (type: Type) => type.kind === 'map' || type.kind === 'object';
  return keyed(from) === keyed(to);
}

/**
 * The value in the type, by Terraform's rules of conversion. Surplus attributes
 * of an object are dropped; optional ones that are missing become null.
 *
 * @throws {EvaluationError} when the value has no form in the type
 */
export function convert(value: Value, type: Type): Value {
  if (type.kind === 'dynamic') return value;
  if (value.kind === 'unknown' || value.kind === 'null') {
    if (!mayConvert(value.type, type)) throw required(type);
    const target = plain(type);
    return value.kind === 'null' ? nullOf(target) : unknown(target);
  }
  switch (type.kind) {
    case 'string':
    case 'number':
    case 'bool':
      return toPrimitive(value, type);
    case 'map':
      return toMap(value, type.element);
    case 'object':
      return toObject(value, type);
    case 'tuple':
      return toTuple(value, type.elements);
    default:
      return toSequence(value, type as SequenceType);
  }
}

/** Values in the one type that fits them all; undefined when there is none. */
export function convertAll(
  values: readonly Value[],
): { type: Type; values: Value[] } | undefined {
  const open = values.some(hasOpenType);
  const type = open ? DYNAMIC : unify(values.map(typeOf));
  if (!type) return undefined;
  if (type.kind === 'dynamic') return { type: DYNAMIC, values: [...values] };
  try {
    const converted = values.map(value =>
      sameType(typeOf(value), type) ? value : convert(value, type),
    );
    return { type, values: converted };
  } catch (error) {
    if (error instanceof EvaluationError) return undefined;
    throw error;
  }
}
