import type { Type } from '../evaluate/types';
import { unknown, type ObjectValue, type Value } from '../evaluate/values';

/** A value that is computed when it is first asked for. */
export type Later = () => Value;

/**
 * A value computed once. While it is being computed it is unknown, which is
 * what a cycle of references ends in.
 */
export function once(make: Later): Later {
  let known: Value | undefined;
  return () => {
    if (known) return known;
    known = unknown();
    known = make();
    return known;
  };
}

/** Entries of an object whose values are computed when they are asked for. */
class LazyEntries implements ReadonlyMap<string, Value> {
  constructor(
    private readonly makers: ReadonlyMap<string, Later>,
    /** Makes the value of every other name, if it has them all. */
    private readonly other?: (name: string) => Value,
  ) {}

  get size(): number {
    return this.makers.size;
  }

  get(name: string): Value | undefined {
    const make = this.makers.get(name);
    return make ? make() : this.other?.(name);
  }

  has(name: string): boolean {
    return this.other !== undefined || this.makers.has(name);
  }

  keys() {
    return this.makers.keys();
  }

  *values(): MapIterator<Value> {
    for (const make of this.makers.values()) yield make();
  }

  *entries(): MapIterator<[string, Value]> {
    for (const [name, make] of this.makers) yield [name, make()];
  }

  [Symbol.iterator]() {
    return this.entries();
  }

  forEach(
    visit: (value: Value, key: string, map: ReadonlyMap<string, Value>) => void,
  ): void {
    for (const [name, value] of this.entries()) visit(value, name, this);
  }
}

/** An object that has these names and no other. */
export function lazyObject(makers: ReadonlyMap<string, Later>): ObjectValue {
  return { kind: 'object', entries: new LazyEntries(makers) };
}

/**
 * What is declared of something that has more when it is applied: every other
 * attribute is there, and not known.
 *
 * @param typeOf types of those that are not known
 */
export function openObject(
  declared: ReadonlyMap<string, Later>,
  typeOf: (name: string) => Type,
): ObjectValue {
  const makers = new Map(declared);
  const other = (name: string) => unknown(typeOf(name));
  // One that each resource has, so that the whole never counts as known.
  if (!makers.has('id')) makers.set('id', () => other('id'));
  return { kind: 'object', entries: new LazyEntries(makers, other) };
}
