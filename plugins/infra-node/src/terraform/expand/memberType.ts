import {
  BOOL,
  DYNAMIC,
  listOf,
  mapOf,
  NUMBER,
  setOf,
  STRING,
  type Type,
} from '../evaluate/types';
import type { BlockSchema, ValueType } from '../schema';

const COLLECTIONS = { list: listOf, set: setOf, map: mapOf };
const PRIMITIVES = { string: STRING, number: NUMBER, bool: BOOL, any: DYNAMIC };

function typeOf(type: ValueType): Type {
  return 'of' in type
    ? COLLECTIONS[type.kind](typeOf(type.of))
    : PRIMITIVES[type.kind];
}

/** Type of an attribute of a resource, as far as it is known. */
export function memberType(
  schema: BlockSchema | undefined,
  name: string,
): Type {
  const member = schema?.members.get(name);
  if (member?.kind === 'attribute') return typeOf(member.type);
  return name === 'id' ? STRING : DYNAMIC;
}
