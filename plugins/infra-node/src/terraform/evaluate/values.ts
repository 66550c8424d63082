import { compareCodePoints, normalise } from './text';
import { HclNumber } from './number';
import { BOOL, DYNAMIC, NUMBER, STRING, type Type } from './types';

/**
 * A value as Terraform has it. Strings are in Unicode's form C. The keys of
 * maps and objects, and the elements of sets, are in Terraform's order. A set
 * holds no two equal elements, and only elements that are wholly known.
 */
export type Value =
  | { readonly kind: 'unknown' | 'null'; readonly type: Type }
  | { readonly kind: 'string'; readonly value: string }
  | { readonly kind: 'number'; readonly value: HclNumber }
  | { readonly kind: 'bool'; readonly value: boolean }
  | SequenceValue
  | { readonly kind: 'tuple'; readonly items: readonly Value[] }
  | MapValue
  | ObjectValue;

export interface SequenceValue {
  readonly kind: 'list' | 'set';
  readonly element: Type;
  readonly items: readonly Value[];
}

export interface MapValue {
  readonly kind: 'map';
  readonly element: Type;
  readonly entries: ReadonlyMap<string, Value>;
}

export interface ObjectValue {
  readonly kind: 'object';
  readonly entries: ReadonlyMap<string, Value>;
}

/** A value that only the plan or the apply will tell. */
export const unknown = (type: Type = DYNAMIC): Value => ({
  kind: 'unknown',
  type,
});
export const nullOf = (type: Type = DYNAMIC): Value => ({ kind: 'null', type });
export const NULL = nullOf();
export const TRUE: Value = { kind: 'bool', value: true };
export const FALSE: Value = { kind: 'bool', value: false };

export const bool = (value: boolean): Value => (value ? TRUE : FALSE);
export const string = (text: string): Value => ({
  kind: 'string',
  value: normalise(text),
});
export const number = (value: HclNumber): Value => ({ kind: 'number', value });
// Indices of lists are made over and over.
const SMALL = Array.from({ length: 1024 }, (_, index) =>
  number(HclNumber.count(index)),
);

export const count = (value: number | bigint): Value =>
  SMALL[Number(value)] ?? number(HclNumber.count(value));

export const tuple = (items: readonly Value[]): Value => ({
  kind: 'tuple',
  items,
});
export const list = (element: Type, items: readonly Value[]): Value => ({
  kind: 'list',
  element,
  items,
});

function sorted(entries: Iterable<readonly [string, Value]>) {
  // A Map first: where a key comes twice, the last one counts.
  const unique = new Map<string, Value>();
  for (const [key, value] of entries) unique.set(normalise(key), value);
  const keys = [...unique.keys()];
  const inOrder = keys.every(
    (key, index) => index === 0 || compareCodePoints(keys[index - 1], key) < 0,
  );
  if (inOrder) return unique;
  return new Map([...unique].sort(([a], [b]) => compareCodePoints(a, b)));
}

export const object = (
  entries: Iterable<readonly [string, Value]>,
): ObjectValue => ({ kind: 'object', entries: sorted(entries) });
export const map = (
  element: Type,
  entries: Iterable<readonly [string, Value]>,
): MapValue => ({ kind: 'map', element, entries: sorted(entries) });

export function typeOf(value: Value): Type {
  switch (value.kind) {
    case 'unknown':
    case 'null':
      return value.type;
    case 'string':
      return STRING;
    case 'number':
      return NUMBER;
    case 'bool':
      return BOOL;
    case 'tuple':
      return { kind: 'tuple', elements: value.items.map(typeOf) };
    case 'object': {
      const types = [...value.entries].map(
        ([name, item]) => [name, typeOf(item)] as const,
      );
      return { kind: 'object', attributes: new Map(types) };
    }
    default:
      return { kind: value.kind, element: value.element };
  }
}

/** The values inside a collection; none for anything else. */
export function children(value: Value): readonly Value[] {
  if ('items' in value) return value.items;
  if ('entries' in value) return [...value.entries.values()];
  return [];
}

/** Whether no unknown stands in it, however deep. */
export function isWhollyKnown(value: Value): boolean {
  return value.kind !== 'unknown' && children(value).every(isWhollyKnown);
}

/** Plain data (JSON, YAML) as a value: arrays are tuples, the rest objects. */
export function fromData(data: unknown): Value {
  if (data === null || data === undefined) return NULL;
  if (typeof data === 'string') return string(data);
  if (typeof data === 'boolean') return bool(data);
  if (typeof data === 'bigint') return count(data);
  if (typeof data === 'number') return fromNumber(data);
  if (Array.isArray(data)) return tuple(data.map(fromData));
  if (typeof data !== 'object') {
    throw new TypeError(`a ${typeof data} is no data`);
  }
  return object(
    Object.entries(data)
      .filter(([, item]) => item !== undefined)
      .map(([key, item]) => [key, fromData(item)] as const),
  );
}

/** The decimal digits of a double are what its writer meant. */
function fromNumber(value: number): Value {
  const parsed = HclNumber.parse(String(value));
  if (!parsed) throw new TypeError(`${value} is no number that HCL can hold`);
  return number(parsed);
}
