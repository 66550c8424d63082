import {
  DYNAMIC,
  isPrimitive,
  listOf,
  mapOf,
  sameType,
  setOf,
  STRING,
  type Type,
} from './types';

type Sequence = Extract<Type, { element: Type }>;
type ObjectType = Extract<Type, { kind: 'object' }>;
type TupleType = Extract<Type, { kind: 'tuple' }>;

function unifyObjects(types: readonly ObjectType[]): Type | undefined {
  const [first, ...others] = types;
  const names = [...first.attributes.keys()];
  const alike = others.every(
    ({ attributes }) =>
      attributes.size === names.length && names.every(n => attributes.has(n)),
  );
  if (!alike) {
    const all = types.flatMap(({ attributes }) => [...attributes.values()]);
    const element = unify(all);
    return element && mapOf(element);
  }
  const attributes = new Map<string, Type>();
  for (const name of names) {
    const type = unify(types.map(t => t.attributes.get(name) as Type));
    if (!type) return undefined;
    attributes.set(name, type);
  }
  return { kind: 'object', attributes };
}

function unifyTuples(types: readonly TupleType[]): Type | undefined {
  const [{ elements }] = types;
  if (types.some(type => type.elements.length !== elements.length)) {
    const element = unify(types.flatMap(type => type.elements));
    return element && listOf(element);
  }
  const unified = elements.map((_, index) =>
    unify(types.map(type => type.elements[index])),
  );
  if (unified.includes(undefined)) return undefined;
  return { kind: 'tuple', elements: unified as Type[] };
}

/** Elements of the collections, with tuples and objects counting as such. */
function elementsOf(type: Type): readonly Type[] {
  if (type.kind === 'tuple') return type.elements;
  if (type.kind === 'object') return [...type.attributes.values()];
  return [(type as Sequence).element];
}

/**
 * The one type that values of all these can be converted to, as Terraform
 * chooses it for the branches of a conditional and the elements of a list.
 * Undefined when there is none.
 */
export function unify(types: readonly Type[]): Type | undefined {
  if (types.length === 0) return DYNAMIC;
  const [first] = types;
  if (types.every(type => sameType(type, first))) return first;
  // A null without a type takes a plain one; beside collections it stays open.
  const typed = types.filter(type => type.kind !== 'dynamic');
  if (typed.length < types.length) {
    return typed.every(isPrimitive) ? unify(typed) : DYNAMIC;
  }
  const kinds = new Set(types.map(({ kind }) => kind));
  const only = (...allowed: Type['kind'][]) =>
    [...kinds].every(kind => allowed.includes(kind));
  if (types.every(isPrimitive)) {
    // Everything has a text; a number and a bool have nothing else in common.
    return kinds.has('string') ? STRING : undefined;
  }
  if (only('object')) return unifyObjects(types as ObjectType[]);
  if (only('tuple')) return unifyTuples(types as TupleType[]);
  const element = () => unify(types.flatMap(elementsOf));
  if (only('map', 'object')) {
    const inner = element();
    return inner && mapOf(inner);
  }
  if (only('list', 'tuple', 'set')) {
    const inner = element();
    if (!inner) return undefined;
    if (kinds.has('list')) return listOf(inner);
    return kinds.has('set') ? setOf(inner) : listOf(inner);
  }
  return undefined;
}
