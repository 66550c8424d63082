import { within, type Scope } from '../evaluate/scope';
import { NUMBER, STRING } from '../evaluate/types';
import {
  count as countValue,
  object,
  string,
  tuple,
  unknown,
  type Value,
} from '../evaluate/values';
import { mergedArgument } from '../read/overrides';
import type { ModuleArgument, ModuleBlock } from '../read/module';
import type { InstanceKey } from './address';
import type { Context, Run } from './run';
import { MOST_RESOURCES } from './types';

/** One of the things that a block with `count` or `for_each` stands for. */
export interface Repeated {
  key: InstanceKey;
  /** With `each` or `count` in it. */
  scope: Scope;
}

export interface Repetition {
  kind: 'none' | 'count' | 'for_each';
  instances: Repeated[];
  /** Whether the number and the keys are certain. */
  isKnown: boolean;
  /** What `for_each` goes over. */
  over?: ModuleArgument;
}

/** Stands for the key of a `for_each` that is not known. */
const UNKNOWN_KEY = '?';

const countScope = (scope: Scope, index: Value) =>
  within(scope, [['count', object([['index', index]])]]);

/** The scope with `each`, or another name of an iterator. */
export const eachScope = (
  scope: Scope,
  key: Value,
  value: Value,
  name = 'each',
) =>
  within(scope, [
    [
      name,
      object([
        ['key', key],
        ['value', value],
      ]),
    ],
  ]);

/** What a block with `count` or `for_each` stands for; one of it where that is not known. */
export function repetitionOf(
  block: ModuleBlock,
  { scope, address }: Omit<Context, 'source'>,
  run: Run,
): Repetition {
  const count = mergedArgument(block, 'count');
  const forEach = mergedArgument(block, 'for_each');
  if (count) {
    const { attribute, source } = count;
    const context = { scope, address, source };
    const value = run.converted(attribute.value, NUMBER, context);
    return { kind: 'count', ...counted(value, context, run) };
  }
  if (!forEach) {
    const instances = [{ key: undefined, scope }];
    return { kind: 'none', isKnown: true, instances };
  }
  const { attribute, source } = forEach;
  const context = { scope, address, source };
  const value = run.value(attribute.value, context);
  return {
    kind: 'for_each',
    over: forEach,
    ...keyed(value, context, run),
  };
}

type Instances = Pick<Repetition, 'instances' | 'isKnown'>;

function counted(
  value: Value,
  { scope, address }: Context,
  run: Run,
): Instances {
  const index = value.kind === 'number' ? value.value.toIndex() : undefined;
  if (index === undefined || index < 0) {
    run.problem('Its count is not known; one is assumed.', address);
    const only = { key: 0, scope: countScope(scope, countValue(0)) };
    return { isKnown: false, instances: [only] };
  }
  const length = atMost(index, 'count', address, run);
  const instances = Array.from({ length }, (_, key) => ({
    key,
    scope: countScope(scope, countValue(key)),
  }));
  return { isKnown: true, instances };
}

function keyed(value: Value, { scope, address }: Context, run: Run): Instances {
  const entries = entriesOf(value);
  if (!entries) {
    run.problem('Its for_each is not known; one is assumed.', address);
    const unsaid = eachScope(scope, unknown(STRING), unknown());
    const only = { key: UNKNOWN_KEY, scope: unsaid };
    return { isKnown: false, instances: [only] };
  }
  const most = atMost(entries.length, 'for_each', address, run);
  const instances = entries.slice(0, most).map(([key, item]) => ({
    key,
    scope: eachScope(scope, string(key), item),
  }));
  return { isKnown: true, instances };
}

function atMost(wanted: number, what: string, address: string, run: Run) {
  if (wanted > MOST_RESOURCES) {
    run.problem(
      `Its ${what} makes ${wanted}; ${MOST_RESOURCES} are looked at.`,
      address,
    );
  }
  return Math.min(wanted, MOST_RESOURCES);
}

/** Keys and values of a map, an object or a set of strings; undefined for others. */
function entriesOf(value: Value): [string, Value][] | undefined {
  if ('entries' in value) return [...value.entries];
  if (value.kind !== 'set') return undefined;
  const entries: [string, Value][] = [];
  for (const item of value.items) {
    if (item.kind !== 'string') return undefined;
    entries.push([item.value, item]);
  }
  return entries;
}

/** All instances as references see them: one, a tuple, or an object by key. */
export function together(
  { kind, instances, isKnown }: Repetition,
  valueOf: (index: number) => Value,
): Value {
  if (kind === 'none') return valueOf(0);
  if (!isKnown) return unknown();
  if (kind === 'count') return tuple(instances.map((_, at) => valueOf(at)));
  return object(instances.map(({ key }, at) => [String(key), valueOf(at)]));
}
