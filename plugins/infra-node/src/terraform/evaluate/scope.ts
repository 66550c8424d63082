import { unknown, type Value } from './values';

/** The text that expressions' offsets point into; for messages. */
export interface Source {
  readonly file: string;
  readonly text: string;
}

/** What names mean in an expression. */
export interface Scope {
  readonly values: ReadonlyMap<string, Value>;
  /** Where a name is looked for that is not here. */
  readonly parent?: Scope;
  /**
   * What a name means that is nowhere: `unknown` leaves it to the plan, `error`
   * refuses it. Counts at the outermost scope only.
   */
  readonly others?: 'unknown' | 'error';
}

/** @returns the value; undefined for a name that is nowhere and refused */
export function lookUp(scope: Scope, name: string): Value | undefined {
  let place: Scope = scope;
  for (;;) {
    const value = place.values.get(name);
    if (value) return value;
    if (!place.parent) break;
    place = place.parent;
  }
  return place.others === 'unknown' ? unknown() : undefined;
}

/** A scope with more names in front of another. */
export function within(
  parent: Scope,
  names: readonly (readonly [string | undefined, Value])[],
): Scope {
  const values = new Map<string, Value>();
  for (const [name, value] of names) {
    if (name !== undefined) values.set(name, value);
  }
  return { values, parent };
}
