/** Types as Terraform's type constraints have them; `dynamic` is `any`. */
export type Type =
  | { kind: 'string' | 'number' | 'bool' | 'dynamic' }
  | { kind: 'list' | 'set' | 'map'; element: Type }
  | { kind: 'tuple'; elements: readonly Type[] }
  | {
      kind: 'object';
      attributes: ReadonlyMap<string, Type>;
      /** Attributes that a constraint lets a value leave out. */
      optional?: ReadonlySet<string>;
    };

export const STRING: Type = { kind: 'string' };
export const NUMBER: Type = { kind: 'number' };
export const BOOL: Type = { kind: 'bool' };
export const DYNAMIC: Type = { kind: 'dynamic' };

export const listOf = (element: Type): Type => ({ kind: 'list', element });
export const setOf = (element: Type): Type => ({ kind: 'set', element });
export const mapOf = (element: Type): Type => ({ kind: 'map', element });

export function isPrimitive(type: Type): boolean {
  return ['string', 'number', 'bool'].includes(type.kind);
}

/** Whether both are the same type; optional marks do not count. */
export function sameType(left: Type, right: Type): boolean {
  if (left === right) return true;
  if (left.kind !== right.kind) return false;
  if ('element' in left && 'element' in right) {
    return sameType(left.element, right.element);
  }
  if (left.kind === 'tuple' && right.kind === 'tuple') {
    const { elements } = right;
    return (
      left.elements.length === elements.length &&
      left.elements.every((element, index) =>
        sameType(element, elements[index]),
      )
    );
  }
  if (left.kind === 'object' && right.kind === 'object') {
    const { attributes } = right;
    return (
      left.attributes.size === attributes.size &&
      [...left.attributes].every(([name, type]) => {
        const other = attributes.get(name);
        return other !== undefined && sameType(type, other);
      })
    );
  }
  return true;
}

/** Whether `any` stands in it somewhere. */
export function holdsDynamic(type: Type): boolean {
  if (type.kind === 'dynamic') return true;
  if ('element' in type) return holdsDynamic(type.element);
  if (type.kind === 'tuple') return type.elements.some(holdsDynamic);
  if (type.kind === 'object') {
    return [...type.attributes.values()].some(holdsDynamic);
  }
  return false;
}

/** A type as messages name it: `list of string`, `object`. */
export function describeType(type: Type): string {
  if (type.kind === 'dynamic') return 'any type';
  if (!('element' in type)) return type.kind;
  return `${type.kind} of ${describeType(type.element)}`;
}
