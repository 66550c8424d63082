import { convert } from '../convert';
import { equal } from '../equality';
import { EvaluationError } from '../errors';
import { BOOL, listOf, NUMBER, STRING } from '../types';
import {
  bool,
  children,
  count,
  list,
  NULL,
  string,
  tuple,
  unknown,
  type Value,
} from '../values';
import { graphemes } from './graphemes';
import {
  ANY,
  COUNT,
  entriesAt,
  type FunctionTable,
  itemsAt,
  listAt,
  OPEN,
  TEXT,
  textAt,
  wholeAt,
} from './specification';

function lengthOf(value: Value): number {
  if (value.kind === 'string') return graphemes(value.value).length;
  if ('items' in value || 'entries' in value) return children(value).length;
  throw new EvaluationError('a string or a collection is required', 0);
}

/** Place of the value; -1 for none, undefined while unknowns keep it open. */
function find(items: readonly Value[], value: Value): number | undefined {
  let open = false;
  for (const [index, item] of items.entries()) {
    const same = equal(item, value);
    if (same) return index;
    if (same === undefined) open = true;
  }
  return open ? undefined : -1;
}

function every(items: readonly Value[], wanted: boolean): Value {
  let open = false;
  for (const item of items) {
    const value = convert(item, BOOL);
    const isTrue = value.kind === 'bool' && value.value;
    if (value.kind === 'unknown') open = true;
    else if (isTrue !== wanted) return bool(!wanted);
  }
  return open ? unknown(BOOL) : bool(wanted);
}

function lookup(args: readonly Value[]): Value {
  const entries = entriesAt(args, 0);
  const found = entries.get(textAt(args, 1));
  if (args.length > 3) throw new EvaluationError('it takes 2 or 3 arguments');
  if (found) return found;
  const [of, , fallback] = args;
  if (fallback) {
    return of.kind === 'map' ? convert(fallback, of.element) : fallback;
  }
  throw new EvaluationError(
    `there is no element ${JSON.stringify(textAt(args, 1))}`,
    1,
  );
}

function one(value: Value): Value {
  const items = itemsAt([value], 0);
  if (items.length > 1) {
    throw new EvaluationError(
      `there are ${items.length} elements, and not one or none`,
      0,
    );
  }
  if (items.length === 1) return items[0];
  return 'element' in value ? { kind: 'null', type: value.element } : NULL;
}

function elementAt(args: readonly Value[]): Value {
  const items = listAt(args, 0);
  const index = wholeAt(args, 1);
  if (items.length === 0) throw new EvaluationError('the list is empty', 0);
  if (index < 0) throw new EvaluationError('the index is below 0', 1);
  return items[index % items.length];
}

/** Functions that look into a collection. */
export const SEARCH_FUNCTIONS: FunctionTable = {
  length: {
    parameters: [OPEN],
    returns: NUMBER,
    run: ([value]) => count(lengthOf(value)),
  },
  contains: {
    parameters: [OPEN, OPEN],
    returns: BOOL,
    run: args => {
      const index = find(itemsAt(args, 0), args[1]);
      return index === undefined ? unknown(BOOL) : bool(index >= 0);
    },
  },
  index: {
    parameters: [ANY, ANY],
    returns: NUMBER,
    run: args => {
      const index = find(listAt(args, 0), args[1]) ?? -1;
      if (index >= 0) return count(index);
      throw new EvaluationError('the value is not in the list', 1);
    },
  },
  keys: {
    parameters: [OPEN],
    run: args => {
      const names = [...entriesAt(args, 0).keys()].map(string);
      return args[0].kind === 'map' ? list(STRING, names) : tuple(names);
    },
  },
  values: {
    parameters: [OPEN],
    run: args => {
      const [of] = args;
      const items = [...entriesAt(args, 0).values()];
      return of.kind === 'map' ? list(of.element, items) : tuple(items);
    },
  },
  element: { parameters: [OPEN, COUNT], run: elementAt },
  lookup: {
    parameters: [OPEN, TEXT],
    rest: { nullable: true, open: true },
    run: lookup,
  },
  one: { parameters: [OPEN], run: ([value]) => one(value) },
  alltrue: {
    parameters: [{ type: listOf(BOOL), open: true }],
    returns: BOOL,
    run: ([value]) => every(children(value), true),
  },
  anytrue: {
    parameters: [{ type: listOf(BOOL), open: true }],
    returns: BOOL,
    run: ([value]) => every(children(value), false),
  },
};
