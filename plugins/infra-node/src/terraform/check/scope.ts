import type { Source } from './report';
import type { Shape } from './shape';

/** What names mean at a place, beside what the module declares. */
export interface Scope {
  source: Source;
  /** Iterators of `for`, of templates and of dynamic blocks; inner ones first. */
  names?: Names;
  /** `each.value` stands for this; undefined where there is no `for_each`. */
  each?: Shape;
  /** `count.index` may be used. */
  count?: boolean;
  /** `self` stands for this; undefined where it may not be used. */
  self?: Shape;
  /** Only constants may stand here; the text says where that is. */
  constant?: string;
  /** An attribute that is not there is no mistake: inside `try` and `can`. */
  lenient?: boolean;
  /** Only whether things are declared counts: in `depends_on`. */
  whole?: boolean;
}

export interface Names {
  own: ReadonlyMap<string, Shape>;
  outer?: Names;
}

/** The scope with more names in it. */
export function withNames(
  scope: Scope,
  names: Iterable<readonly [string | undefined, Shape]>,
): Scope {
  const own = new Map<string, Shape>();
  for (const [name, shape] of names) {
    if (name !== undefined) own.set(name, shape);
  }
  return { ...scope, names: { own, outer: scope.names } };
}

export function shapeOfName(scope: Scope, name: string): Shape | undefined {
  for (let names = scope.names; names; names = names.outer) {
    const shape = names.own.get(name);
    if (shape) return shape;
  }
  return undefined;
}
