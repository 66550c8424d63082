import { object, tuple, type Value } from './values';

/** Defaults of `optional(type, default)`, where a type has some inside. */
export interface Defaults {
  /** Of an object: what stands for an attribute that is missing or null. */
  values: ReadonlyMap<string, Value>;
  /** Inside an attribute of an object, or the element of a tuple. */
  children?: ReadonlyMap<string, Defaults>;
  /** Inside every element of a collection. */
  element?: Defaults;
}

/**
 * Fills the gaps of a value. Collections become tuples and objects, which the
 * conversion to the type makes collections again. Null and unknown stay.
 */
export function applyDefaults(value: Value, defaults: Defaults): Value {
  const inside = (key: string, item: Value) => {
    const inner = defaults.children?.get(key) ?? defaults.element;
    return inner ? applyDefaults(item, inner) : item;
  };
  if ('items' in value) {
    return tuple(value.items.map((item, index) => inside(String(index), item)));
  }
  if (!('entries' in value)) return value;
  const entries = new Map(value.entries);
  for (const [name, fallback] of defaults.values) {
    const given = entries.get(name);
    if (!given || given.kind === 'null') entries.set(name, fallback);
  }
  return object([...entries].map(([key, item]) => [key, inside(key, item)]));
}
