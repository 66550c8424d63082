import { convert } from './convert';
import { EvaluationError } from './errors';
import { describeType, NUMBER, STRING, type Type } from './types';
import { list, tuple, typeOf, unknown, type Value } from './values';
import { normalise } from './text';
import { unify } from './unify';

const quoted = (text: string) => JSON.stringify(text);

/** The names that come nearest, for a message. */
function known(names: Iterable<string>): string {
  const some = [...names].slice(0, 12);
  return some.length > 0 ? `; it has ${some.map(quoted).join(', ')}` : '';
}

function typeOfAttribute(type: Type, name: string): Type {
  if (type.kind === 'dynamic') return type;
  if (type.kind === 'map') return type.element;
  const attribute = type.kind === 'object' && type.attributes.get(name);
  if (!attribute) throw noAttribute(type, name);
  return attribute;
}

function noAttribute(type: Type, name: string): EvaluationError {
  if (type.kind === 'object') {
    return new EvaluationError(
      `this object has no attribute ${quoted(name)}${known(
        type.attributes.keys(),
      )}`,
    );
  }
  return new EvaluationError(
    `a ${describeType(type)} has no attributes, so ${quoted(name)} is none`,
  );
}

/** `value.name`. @throws {EvaluationError} when there is no such attribute */
export function getAttribute(value: Value, name: string): Value {
  if (value.kind === 'null') {
    throw new EvaluationError(
      `the value is null, so it has no attribute ${quoted(name)}`,
    );
  }
  if (value.kind === 'unknown') {
    return unknown(typeOfAttribute(value.type, name));
  }
  if (!('entries' in value)) throw noAttribute(typeOf(value), name);
  const found = value.entries.get(normalise(name));
  if (found) return found;
  if (value.kind === 'object') throw noAttribute(typeOf(value), name);
  throw new EvaluationError(
    `the map has no element ${quoted(name)}${known(value.entries.keys())}`,
  );
}

function toKey(key: Value, type: Type): Value {
  if (key.kind === 'null') throw new EvaluationError('the index is null');
  try {
    return convert(key, type);
  } catch (error) {
    if (!(error instanceof EvaluationError)) throw error;
    throw new EvaluationError(`unsuitable index: ${error.message}`);
  }
}

function itemAt(items: readonly Value[], key: Value): Value {
  if (key.kind !== 'number') return unknown();
  const index = key.value.toIndex();
  const item = index !== undefined && index >= 0 ? items[index] : undefined;
  if (item) return item;
  throw new EvaluationError(
    `there is no element ${key.value}: the collection has ${items.length}`,
  );
}

function typeOfElement(type: Type, key: Value): Type {
  if (type.kind === 'list' || type.kind === 'map') return type.element;
  if (type.kind === 'object' && key.kind === 'string') {
    return typeOfAttribute(type, key.value);
  }
  if (type.kind === 'tuple' && key.kind === 'number') {
    const index = key.value.toIndex() ?? -1;
    if (type.elements[index]) return type.elements[index];
  }
  return { kind: 'dynamic' };
}

/** `value[key]`. @throws {EvaluationError} when there is no such element */
export function getIndex(value: Value, key: Value): Value {
  if (value.kind === 'null') {
    throw new EvaluationError('the value is null, so it has no elements');
  }
  if (value.kind === 'unknown') {
    return unknown(typeOfElement(value.type, key));
  }
  switch (value.kind) {
    case 'list':
    case 'tuple': {
      const item = itemAt(value.items, toKey(key, NUMBER));
      const isOpen = item.kind === 'unknown' && value.kind === 'list';
      return isOpen ? unknown(value.element) : item;
    }
    case 'map':
    case 'object': {
      const name = toKey(key, STRING);
      if (name.kind !== 'string') return unknown();
      return getAttribute(value, name.value);
    }
    case 'set':
      throw new EvaluationError(
        'the elements of a set have no index; use tolist, one or a for expression',
      );
    default:
      throw new EvaluationError(
        `a ${describeType(typeOf(value))} has no elements`,
      );
  }
}

const SEQUENCES = new Set(['list', 'set', 'tuple']);

/**
 * What a splat goes over: the elements of a sequence, no element for null, the
 * value itself for anything else; undefined while that is not known.
 */
export function splatItems(value: Value): readonly Value[] | undefined {
  if (value.kind === 'null') return [];
  if (value.kind === 'unknown') {
    const { type } = value;
    const isOpen = type.kind === 'dynamic' || SEQUENCES.has(type.kind);
    return isOpen ? undefined : [value];
  }
  return 'items' in value ? value.items : [value];
}

/**
 * The results of a splat: a list when it went over a list or a set.
 * @param typeFrom the type of a result, for an element of the type
 */
export function splatResult(
  of: Value,
  results: readonly Value[],
  typeFrom: (element: Type) => Type,
): Value {
  if (of.kind !== 'list' && of.kind !== 'set') return tuple(results);
  const type =
    results.length > 0 ? unify(results.map(typeOf)) : typeFrom(of.element);
  return type ? list(type, results) : tuple(results);
}
