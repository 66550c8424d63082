import { equal } from '../equality';
import { EvaluationError } from '../errors';
import { HclNumber } from '../number';
import { makeSet } from '../sets';
import { compareCodePoints } from '../text';
import {
  DYNAMIC,
  listOf,
  mapOf,
  NUMBER,
  setOf,
  STRING,
  type Type,
} from '../types';
import { convert } from '../convert';
import { unify } from '../unify';
import {
  children,
  list,
  map,
  number,
  object,
  string,
  tuple,
  typeOf,
  type Value,
} from '../values';
import {
  ANY,
  COUNT,
  entriesAt,
  type FunctionTable,
  itemsAt,
  numberAt,
  OPEN,
  TEXTS,
  textsAt,
  wholeAt,
} from './specification';

/** Terraform makes no longer one. */
const LONGEST_RANGE = 1024;
const MOST_COMBINATIONS = 50_000;

function transpose(args: readonly Value[]): Value {
  const turned = new Map<string, string[]>();
  for (const [key, items] of entriesAt(args, 0)) {
    for (const value of textsAt([items], 0)) {
      turned.set(value, [...(turned.get(value) ?? []), key]);
    }
  }
  const entries = [...turned].map(
    ([key, names]) =>
      [key, list(STRING, names.sort(compareCodePoints).map(string))] as const,
  );
  return map(listOf(STRING), entries);
}

function zipmap(args: readonly Value[]): Value {
  const keys = textsAt(args, 0);
  const [, of] = args;
  const values = itemsAt(args, 1);
  if (keys.length !== values.length) {
    throw new EvaluationError(
      `there are ${keys.length} keys and ${values.length} values`,
      1,
    );
  }
  const entries = keys.map((key, index) => [key, values[index]] as const);
  return of.kind === 'list' ? map(of.element, entries) : object(entries);
}

function range(args: readonly Value[]): Value {
  if (args.length < 1 || args.length > 3) {
    throw new EvaluationError('it takes 1 to 3 arguments');
  }
  const numbers = args.map((_, index) => numberAt(args, index));
  const zero = HclNumber.count(0);
  const start = args.length > 1 ? numbers[0] : zero;
  const end = args.length > 1 ? numbers[1] : numbers[0];
  const isDown = end.compare(start) < 0;
  const step = numbers[2] ?? HclNumber.count(isDown ? -1 : 1);
  const direction = step.compare(zero);
  const ahead = end.compare(start);
  if (direction === 0) throw new EvaluationError('the step is 0', 2);
  if (ahead !== 0 && ahead < 0 !== direction < 0) {
    throw new EvaluationError('the step leads away from the end', 2);
  }
  const items: Value[] = [];
  for (let at = start; at.compare(end) * direction < 0; at = at.add(step)) {
    if (items.length >= LONGEST_RANGE) {
      throw new EvaluationError(
        `a range has at most ${LONGEST_RANGE} elements`,
      );
    }
    items.push(number(at));
  }
  return list(NUMBER, items);
}

function chunks(value: Value, size: number): Value {
  const items = children(value);
  if (size < 0) throw new EvaluationError('it is below 0', 1);
  const step = size === 0 ? Math.max(1, items.length) : size;
  const parts: Value[] = [];
  const make = (part: readonly Value[]) =>
    value.kind === 'list' ? list(value.element, part) : tuple(part);
  for (let start = 0; start < items.length; start += step) {
    parts.push(make(items.slice(start, start + step)));
  }
  return value.kind === 'list' ? list(typeOf(value), parts) : tuple(parts);
}

/** Sets of one type, which is the one that fits the elements of all. */
function unifySets(args: readonly Value[]): {
  element: Type;
  sets: (readonly Value[])[];
} {
  const sets = args.map((_, index) => itemsAt(args, index));
  const filled = args.filter(value => children(value).length > 0);
  const element = unify(
    filled.map(value => ('element' in value ? value.element : DYNAMIC)),
  );
  if (!element) throw new EvaluationError('the sets have no common type');
  const items = sets.map(set => set.map(item => convert(item, element)));
  return { element, sets: items };
}

const has = (set: readonly Value[], item: Value) =>
  set.some(other => equal(other, item) === true);

type Combine = (sets: readonly (readonly Value[])[]) => readonly Value[];

const combine = (run: Combine): FunctionTable[string] => ({
  parameters: [{ type: setOf(DYNAMIC) }],
  rest: { type: setOf(DYNAMIC) },
  run: (args, budget) => {
    const { element, sets } = unifySets(args);
    const [first, ...others] = sets.map(set => set.length);
    for (const length of others) budget.step(1 + (first * length) / 50);
    return makeSet(element, run(sets));
  },
});

function elementType(value: Value, index: number): Type {
  if ('element' in value) return value.element;
  const types = children(value).map(typeOf);
  if (types.length === 0) return DYNAMIC;
  const common = unify(types);
  if (common) return common;
  throw new EvaluationError('the elements must be of one type', index);
}

function product(args: readonly Value[]): Value {
  if (args.length < 2) {
    throw new EvaluationError('it takes at least 2 arguments');
  }
  const lists = args.map((_, index) => itemsAt(args, index));
  const total = lists.reduce((size, items) => size * items.length, 1);
  if (total > MOST_COMBINATIONS) {
    throw new EvaluationError(
      `there are more than ${MOST_COMBINATIONS} combinations`,
    );
  }
  let rows: Value[][] = [[]];
  for (const items of lists) {
    rows = rows.flatMap(row => items.map(item => [...row, item]));
  }
  const types = args.map(elementType);
  const element: Type = { kind: 'tuple', elements: types };
  const results = rows.map(row => convert(tuple(row), element));
  const isSet = args.some(({ kind }) => kind === 'set');
  return isSet ? makeSet(element, results) : list(element, results);
}

function matchKeys(args: readonly Value[]): Value {
  const [of] = args;
  const [values, keys, wanted] = [0, 1, 2].map(index => itemsAt(args, index));
  if (values.length !== keys.length) {
    throw new EvaluationError('the keys and the values differ in length', 1);
  }
  const kept = values.filter((_, index) => has(wanted, keys[index]));
  return of.kind === 'list' ? list(of.element, kept) : tuple(kept);
}

export const SHAPING_FUNCTIONS: FunctionTable = {
  transpose: {
    parameters: [{ type: mapOf(listOf(STRING)) }],
    returns: mapOf(listOf(STRING)),
    run: transpose,
  },
  zipmap: { parameters: [TEXTS, OPEN], run: zipmap },
  range: { parameters: [], rest: COUNT, returns: listOf(NUMBER), run: range },
  chunklist: {
    parameters: [{ type: listOf(DYNAMIC) }, COUNT],
    run: args => chunks(args[0], wholeAt(args, 1)),
  },
  setunion: combine(sets => sets.flat()),
  setintersection: combine(([first, ...others]) =>
    first.filter(item => others.every(set => has(set, item))),
  ),
  setsubtract: combine(([first, ...others]) =>
    first.filter(item => !others.some(set => has(set, item))),
  ),
  setproduct: { parameters: [], rest: ANY, run: product },
  matchkeys: {
    parameters: [
      { type: listOf(DYNAMIC) },
      { type: listOf(DYNAMIC) },
      { type: listOf(DYNAMIC) },
    ],
    run: matchKeys,
  },
};
