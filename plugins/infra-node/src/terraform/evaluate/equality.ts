import { holdsDynamic, sameType } from './types';
import { isWhollyKnown, typeOf, type Value } from './values';

function equalItems(
  left: readonly Value[],
  right: readonly Value[],
): boolean | undefined {
  if (left.length !== right.length) return false;
  let result: boolean | undefined = true;
  for (const [index, item] of left.entries()) {
    const same = equal(item, right[index]);
    if (same === false) return false;
    if (same === undefined) result = undefined;
  }
  return result;
}

function equalEntries(
  left: ReadonlyMap<string, Value>,
  right: ReadonlyMap<string, Value>,
): boolean | undefined {
  const keys = [...left.keys()];
  if (keys.length !== right.size || keys.some(key => !right.has(key))) {
    return false;
  }
  return equalItems([...left.values()], [...right.values()]);
}

function equalKnown(left: Value, right: Value): boolean | undefined {
  if (left.kind === 'string' && right.kind === 'string') {
    return left.value === right.value;
  }
  if (left.kind === 'number' && right.kind === 'number') {
    return left.value.equals(right.value);
  }
  if (left.kind === 'bool' && right.kind === 'bool') {
    return left.value === right.value;
  }
  if ('items' in left && 'items' in right) {
    return equalItems(left.items, right.items);
  }
  if ('entries' in left && 'entries' in right) {
    return equalEntries(left.entries, right.entries);
  }
  return false;
}

/** Whether a known value can be told from an unknown one by its type alone. */
function differsByType(known: Value, open: Value): boolean {
  if (known.kind === 'null' || known.kind === 'unknown') return false;
  const [a, b] = [typeOf(known), typeOf(open)];
  return !holdsDynamic(a) && !holdsDynamic(b) && !sameType(a, b);
}

/**
 * Terraform's `==`: values of different types are never equal, nulls always
 * are. Undefined while unknown values keep the answer open.
 */
export function equal(left: Value, right: Value): boolean | undefined {
  if (left.kind === 'unknown' || right.kind === 'unknown') {
    const differs = differsByType(left, right) || differsByType(right, left);
    return differs ? false : undefined;
  }
  if (left.kind === 'null' || right.kind === 'null') {
    return left.kind === right.kind;
  }
  if (left.kind !== right.kind) return false;
  const known = isWhollyKnown(left) && isWhollyKnown(right);
  if (known && !sameType(typeOf(left), typeOf(right))) return false;
  return equalKnown(left, right);
}
