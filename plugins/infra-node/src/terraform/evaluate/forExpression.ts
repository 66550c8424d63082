import type { For, Span } from '../syntax';
import { convert } from './convert';
import { EvaluationError } from './errors';
import type { Evaluation } from './evaluation';
import { keyText } from './objectExpression';
import { type Scope, within } from './scope';
import { BOOL, describeType } from './types';
import {
  count,
  object,
  string,
  tuple,
  typeOf,
  unknown,
  type Value,
} from './values';

/**
 * Keys and values in Terraform's order: indices for sequences, the element
 * itself for sets; undefined while the collection is not known.
 *
 * @throws {EvaluationError} for null and what is no collection
 */
export function entriesOf(
  collection: Value,
): readonly (readonly [Value, Value])[] | undefined {
  if (collection.kind === 'unknown') return undefined;
  if (collection.kind === 'null') {
    throw new EvaluationError('null cannot be gone through');
  }
  if (collection.kind === 'set') {
    return collection.items.map(item => [item, item]);
  }
  if ('items' in collection) {
    return collection.items.map((item, index) => [count(index), item]);
  }
  if ('entries' in collection) {
    return [...collection.entries].map(([key, item]) => [string(key), item]);
  }
  throw new EvaluationError(
    `a ${describeType(typeOf(collection))} cannot be gone through`,
  );
}

/** Whether a `for` keeps an element; undefined while that is not known. */
export function isKept(
  evaluation: Evaluation,
  node: For,
  scope: Scope,
): boolean | undefined {
  const { condition } = node;
  if (!condition) return true;
  return evaluation.at(condition, () => {
    const value = convert(evaluation.value(condition, scope), BOOL);
    if (value.kind === 'null') {
      throw new EvaluationError('the condition is null');
    }
    return value.kind === 'bool' ? value.value : undefined;
  });
}

/** Collects the results of `{for … => …}`. */
export class ForObject {
  private readonly values = new Map<string, Value[]>();

  constructor(
    private readonly evaluation: Evaluation,
    private readonly node: For,
  ) {}

  add(key: string, value: Value, place: Span): void {
    const others = this.values.get(key);
    if (!others) {
      this.values.set(key, [value]);
    } else if (this.node.grouped) {
      others.push(value);
    } else {
      throw this.evaluation.error(
        `two elements have the key ${JSON.stringify(key)}; ` +
          'make the keys differ, or group them with "..." after the value',
        place,
      );
    }
  }

  result(): Value {
    const entries = [...this.values].map(
      ([key, values]) =>
        [key, this.node.grouped ? tuple(values) : values[0]] as const,
    );
    return object(entries);
  }
}

/** `[for …]` or `{for …}`. */
export function evaluateFor(
  evaluation: Evaluation,
  node: For,
  scope: Scope,
): Value {
  const collection = evaluation.value(node.collection, scope);
  const entries = evaluation.at(node.collection, () => entriesOf(collection));
  if (!entries) return unknown();
  const items: Value[] = [];
  const keyed = new ForObject(evaluation, node);
  let open = false;
  for (const [key, value] of entries) {
    const inner = within(scope, [
      [node.keyName, key],
      [node.valueName, value],
    ]);
    const kept = isKept(evaluation, node, inner);
    if (kept === undefined) open = true;
    if (!kept) continue;
    const result = evaluation.value(node.value, inner);
    if (!node.key) {
      items.push(result);
      continue;
    }
    const place = node.key;
    const name = evaluation.value(place, inner);
    const text = evaluation.at(place, () => keyText(name));
    if (text === undefined) open = true;
    else keyed.add(text, result, place);
  }
  if (open) return unknown();
  return node.form === 'tuple' ? tuple(items) : keyed.result();
}
