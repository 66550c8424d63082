import { simpleType } from './bindings.mjs';

/**
 * Turns what a binding tells into the compact form that is described in
 * `src/terraform/schema/format.ts`.
 */

/** Shapes of nesting by how the bindings write and wrap them. */
function nestingOf(written, wrapper) {
  const one = wrapper?.shape === 'OutputReference';
  // What only the provider sets has no count of blocks: one is an object.
  if (written?.type === 'struct' || (one && !written)) return 'single';
  if (one) return 'one';
  if (written?.type === 'map' || wrapper?.shape === 'Map') return 'map';
  return wrapper?.set || written?.type === 'set' ? 'set' : 'list';
}

/**
 * Blocks are never computed in a provider's schema: what is, or is written
 * without the block mark, is an argument that holds objects. The one `single`
 * block is `timeouts`.
 */
function isArgument(name, letters, written) {
  if (name === 'timeouts') return false;
  return (
    letters.includes('c') ||
    /listMapperHcl\([\w.]+, false\)|hashMapperHcl/.test(written?.value ?? '')
  );
}

function attribute(letters, written, value) {
  const writeOnly = written?.value.includes('markWriteOnlyAttribute');
  const type = written
    ? simpleType(written.storage, written.type === 'set')
    : value;
  return `${letters}${writeOnly ? 'w' : ''} ${type ?? 'any'}`;
}

/** Flags, and what writes and wraps the members of a nested object. */
function objectOf(bindings, name) {
  const known = bindings.classes[`${name}OutputReference`];
  const declared = bindings.interfaces[name];
  if (!known && !declared) return undefined;
  return {
    flags: known?.flags ?? declared,
    wrappers: known?.wrappers ?? {},
    values: known?.values ?? {},
    written: bindings.functions[name.toLowerCase()] ?? {},
  };
}

function member(bindings, object, name, above) {
  const written = object.written[name];
  const wrapper = object.wrappers[name];
  // Without any flag it can be set; not written anywhere, it cannot.
  const found = object.flags[name] || 'o';
  const letters = written ? found : 'c';
  const simple = simpleType(
    written?.storage ?? `${wrapper?.of ?? 'a'}${wrapper?.shape ?? ''}`,
    wrapper?.set,
  );
  if (written?.storage === 'any') {
    // The bindings give up on bodies that hold themselves.
    return [`${letters} one`, null];
  }
  if (written ? simple : simple || !wrapper) {
    return attribute(letters, written, simple ?? object.values[name]);
  }
  const of = wrapper?.of ?? written.storage.replace(/(List|Map)$/, '');
  const inner = above.includes(of) ? undefined : objectOf(bindings, of);
  const mark = isArgument(name, letters, written) ? '=' : '';
  return [
    `${letters} ${mark}${nestingOf(written, wrapper)}`,
    inner ? bodyOf(bindings, inner, [...above, of]) : null,
  ];
}

function bodyOf(bindings, object, above) {
  return Object.fromEntries(
    Object.keys(object.flags)
      .sort()
      .map(name => [name, member(bindings, object, name, above)]),
  );
}

/** The body of the resource, data source or provider that a class stands for. */
export function bodyOfClass(bindings, name) {
  return bodyOf(bindings, bindings.classes[name], []);
}
