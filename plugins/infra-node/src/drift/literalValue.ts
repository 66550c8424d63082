import { literalString } from '../terraform/read/literalString';
import type { Expression } from '../terraform/syntax';
import type { PlanValue } from './planValue';

/** The value of an expression that is written out; undefined for any other. */
export function literalValue(expression: Expression): PlanValue | undefined {
  switch (expression.kind) {
    case 'null':
      return { kind: 'null' };
    case 'bool':
      return { kind: 'bool', value: expression.value };
    case 'number':
      return { kind: 'number', digits: expression.digits };
    case 'template': {
      const value = literalString(expression);
      return value === undefined ? undefined : { kind: 'string', value };
    }
    case 'parentheses':
      return literalValue(expression.inner);
    case 'unary': {
      const inner = literalValue(expression.operand);
      return expression.operator === '-' && inner?.kind === 'number'
        ? { kind: 'number', digits: `-${inner.digits}` }
        : undefined;
    }
    case 'tuple': {
      const items = expression.items.map(literalValue);
      return items.every(each => each !== undefined)
        ? { kind: 'list', items }
        : undefined;
    }
    case 'object': {
      const entries = new Map<string, PlanValue>();
      for (const { key, value } of expression.items) {
        const name = key.kind === 'variable' ? key.name : literalString(key);
        const found = literalValue(value);
        if (name === undefined || !found || entries.has(name)) return undefined;
        entries.set(name, found);
      }
      return { kind: 'map', entries };
    }
    default:
      return undefined;
  }
}

const isNull = (value: PlanValue | undefined) =>
  value === undefined || value.kind === 'null';

/** Providers take a number for a string and the other way round. */
const textOf = (value: PlanValue): string | undefined => {
  if (value.kind === 'string' || value.kind === 'bool') {
    return String(value.value);
  }
  return value.kind === 'number' ? value.digits : undefined;
};

const isNumber = (text: string) =>
  /^-?\d+(?:\.\d+)?(?:e[-+]?\d+)?$/i.test(text);

function sameText(a: string, b: string): boolean {
  if (a === b) return true;
  // Beyond 15 digits two different numbers may look the same.
  const short = a.length <= 15 && b.length <= 15;
  return short && isNumber(a) && isNumber(b) && Number(a) === Number(b);
}

/**
 * Whether a literal of a file is the value that a plan shows. The order of a
 * list is not looked at, since a plan shows sets in its own; what is absent is
 * null.
 */
export function agrees(
  a: PlanValue | undefined,
  b: PlanValue | undefined,
): boolean {
  if (isNull(a) || isNull(b)) return isNull(a) && isNull(b);
  if (a!.kind === 'list' && b!.kind === 'list') {
    return sameItems(a!.items, b!.items);
  }
  if (a!.kind === 'map' && b!.kind === 'map') {
    const keys = new Set([...a!.entries.keys(), ...b!.entries.keys()]);
    const [one, other] = [a!.entries, b!.entries];
    return [...keys].every(key => agrees(one.get(key), other.get(key)));
  }
  const [one, other] = [textOf(a!), textOf(b!)];
  return one !== undefined && other !== undefined && sameText(one, other);
}

/** Longer lists are compared in their order alone. */
const MOST_UNORDERED = 500;

function sameItems(a: readonly PlanValue[], b: readonly PlanValue[]): boolean {
  if (a.length !== b.length) return false;
  if (a.every((each, index) => agrees(each, b[index]))) return true;
  if (a.length > MOST_UNORDERED) return false;
  const rest = [...b];
  return a.every(each => {
    const index = rest.findIndex(other => agrees(each, other));
    if (index < 0) return false;
    rest.splice(index, 1);
    return true;
  });
}
