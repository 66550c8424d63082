import { convertAll } from '../convert';
import { equal } from '../equality';
import { EvaluationError } from '../errors';
import { compareCodePoints } from '../text';
import { DYNAMIC, listOf, sameType, STRING } from '../types';
import {
  children,
  list,
  map,
  object,
  string,
  tuple,
  typeOf,
  unknown,
  type Value,
} from '../values';
import {
  ANY,
  COUNT,
  type FunctionTable,
  itemsAt,
  listAt,
  OPEN,
  TEXTS,
  textsAt,
  wholeAt,
} from './specification';

/** Like the given list: a list where it was one, else a tuple. */
function alike(of: Value, items: readonly Value[]): Value {
  if (of.kind === 'list') return list(of.element, items);
  return tuple(items);
}

function flatten(items: readonly Value[]): Value[] | undefined {
  const flat: Value[] = [];
  for (const item of items) {
    const open = item.kind === 'unknown';
    const mayBeList =
      open &&
      !['string', 'number', 'bool', 'map', 'object'].includes(item.type.kind);
    if (mayBeList) return undefined;
    if ('items' in item) {
      const inner = flatten(item.items);
      if (!inner) return undefined;
      flat.push(...inner);
    } else {
      flat.push(item);
    }
  }
  return flat;
}

function distinct(items: readonly Value[]): Value[] {
  const kept: Value[] = [];
  for (const item of items) {
    if (!kept.some(other => equal(other, item))) kept.push(item);
  }
  return kept;
}

function concat(args: readonly Value[]): Value {
  const items = args.flatMap((_, index) => listAt(args, index));
  if (args.some(({ kind }) => kind !== 'list')) return tuple(items);
  const unified = convertAll(args);
  if (!unified || unified.type.kind !== 'list') return tuple(items);
  const { element } = unified.type;
  return list(element, unified.values.flatMap(children));
}

/** A null of such a type is passed over. */
const MERGED = new Set(['map', 'object', 'dynamic']);

function merge(args: readonly Value[]): Value {
  const given = args.filter(
    ({ kind, ...value }) =>
      !(kind === 'null' && 'type' in value && MERGED.has(value.type.kind)),
  );
  const entries = given.flatMap(value => {
    if ('entries' in value) return [...value.entries];
    throw new EvaluationError(
      'maps or objects are required',
      args.indexOf(value),
    );
  });
  const [type, ...others] = args.map(typeOf);
  if (type?.kind === 'map' && others.every(other => sameType(type, other))) {
    return map(type.element, entries);
  }
  return object(entries);
}

function slice(value: Value, from: number, to: number): Value {
  const items = children(value);
  if (from < 0 || from > items.length) {
    throw new EvaluationError(`the list has ${items.length} elements`, 1);
  }
  if (to < from || to > items.length) {
    throw new EvaluationError(`the list has ${items.length} elements`, 2);
  }
  return alike(value, items.slice(from, to));
}

const isEmptyText = (value: Value) =>
  value.kind === 'string' && value.value === '';

const isUntypedNull = (value: Value) =>
  value.kind === 'null' && value.type.kind === 'dynamic';

/** The first that is neither null nor an empty text. */
function coalesce(args: readonly Value[]): Value {
  // A null without a type is passed over, and leaves the others theirs.
  const typed = args.filter(value => !isUntypedNull(value));
  const unified = convertAll(typed);
  if (!unified) {
    throw new EvaluationError('all arguments must have the same type');
  }
  const isOpen = typed.length > 0 && unified.type.kind === 'dynamic';
  if (isOpen) return unknown();
  for (const value of unified.values) {
    if (value.kind === 'unknown') return unknown(unified.type);
    if (value.kind !== 'null' && !isEmptyText(value)) return value;
  }
  throw new EvaluationError('all arguments are null or empty');
}

function compact(value: Value): Value {
  const items = itemsAt([value], 0);
  return list(
    STRING,
    items.filter(item => item.kind !== 'null' && !isEmptyText(item)),
  );
}

/** Functions that make one collection of others. */
export const COLLECTION_FUNCTIONS: FunctionTable = {
  slice: {
    parameters: [OPEN, COUNT, COUNT],
    run: args => {
      listAt(args, 0);
      return slice(args[0], wholeAt(args, 1), wholeAt(args, 2));
    },
  },
  reverse: {
    parameters: [OPEN],
    run: args => {
      const items = [...itemsAt(args, 0)].reverse();
      const [of] = args;
      return of.kind === 'set' ? list(of.element, items) : alike(of, items);
    },
  },
  concat: {
    parameters: [OPEN],
    rest: OPEN,
    run: concat,
  },
  merge: {
    parameters: [],
    rest: { open: true, nullable: true },
    run: merge,
  },
  flatten: {
    parameters: [OPEN],
    run: args => {
      const items = flatten(itemsAt(args, 0));
      return items ? tuple(items) : unknown();
    },
  },
  distinct: {
    parameters: [{ type: listOf(DYNAMIC) }],
    run: ([value], budget) => {
      const items = children(value);
      budget.step(items.length * Math.ceil(items.length / 50));
      return alike(value, distinct(items));
    },
  },
  compact: {
    parameters: [TEXTS],
    returns: listOf(STRING),
    run: ([v]) => compact(v),
  },
  coalesce: {
    parameters: [{ nullable: true, undecided: true }],
    rest: { nullable: true, undecided: true },
    run: coalesce,
  },
  coalescelist: {
    parameters: [ANY],
    rest: ANY,
    run: args => {
      const found = args.find(v => children(v).length > 0);
      if (found) return found;
      throw new EvaluationError('all lists are empty');
    },
  },
  sort: {
    parameters: [TEXTS],
    returns: listOf(STRING),
    run: args => {
      const sorted = textsAt(args, 0).sort(compareCodePoints);
      return list(STRING, sorted.map(string));
    },
  },
};
