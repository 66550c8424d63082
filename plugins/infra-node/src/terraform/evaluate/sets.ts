import { equal } from './equality';
import { compareCodePoints } from './text';
import { setOf, type Type } from './types';
import { isWhollyKnown, unknown, type Value } from './values';

/**
 * The text by which Terraform orders the elements of a set that are no plain
 * values.
 * @see https://github.com/zclconf/go-cty (`makeSetHashBytes`)
 */
function sortKey(value: Value): string {
  switch (value.kind) {
    case 'unknown':
      return '?';
    case 'null':
      return '~';
    case 'string':
      return JSON.stringify(value.value);
    case 'number':
      return value.value.toString();
    case 'bool':
      return value.value ? 'T' : 'F';
    case 'map': {
      const entries = [...value.entries].map(
        ([key, item]) => `${JSON.stringify(key)}:${sortKey(item)};`,
      );
      return `{${entries.join('')}}`;
    }
    case 'object': {
      const items = [...value.entries.values()].map(
        item => `${sortKey(item)};`,
      );
      return `<${items.join('')}>`;
    }
    default: {
      const items = value.items.map(item => `${sortKey(item)};`).join('');
      return value.kind === 'tuple' ? `<${items}>` : `[${items}]`;
    }
  }
}

/** Terraform's order of two elements of one set; null comes last. */
function compare(left: Value, right: Value): number {
  if (left.kind === 'null' || right.kind === 'null') {
    return Number(left.kind === 'null') - Number(right.kind === 'null');
  }
  if (left.kind === 'string' && right.kind === 'string') {
    return compareCodePoints(left.value, right.value);
  }
  if (left.kind === 'number' && right.kind === 'number') {
    return left.value.compare(right.value);
  }
  return compareCodePoints(sortKey(left), sortKey(right));
}

/**
 * A set of the elements, which have its type already. While one of them is not
 * known, neither is the set: it might equal another one.
 */
export function makeSet(element: Type, items: readonly Value[]): Value {
  if (!items.every(isWhollyKnown)) return unknown(setOf(element));
  const ordered = [...items].sort(compare);
  const unique = ordered.filter(
    (item, index) => index === 0 || equal(item, ordered[index - 1]) !== true,
  );
  return { kind: 'set', element, items: unique };
}
