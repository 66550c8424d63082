import type { ValueType } from './types';

const COLLECTION = /^(list|set|map)\((.*)\)$/;

/** Nothing real nests deeper; a hostile file may. */
const DEEPEST = 32;

/**
 * Reads a type as Terraform writes it. What is not understood is `any`: a
 * schema may tell less than there is, never something wrong.
 */
export function parseValueType(text: string, depth = 0): ValueType {
  const collection = COLLECTION.exec(text);
  if (collection && depth < DEEPEST) {
    const kind = collection[1] as 'list' | 'set' | 'map';
    return { kind, of: parseValueType(collection[2], depth + 1) };
  }
  if (text === 'string' || text === 'number' || text === 'bool') {
    return { kind: text };
  }
  return { kind: 'any' };
}

/** A type as Terraform writes it: `map(string)`. */
export function valueTypeText(type: ValueType): string {
  return 'of' in type ? `${type.kind}(${valueTypeText(type.of)})` : type.kind;
}
