import { object, tuple, type Value } from '../evaluate/values';
import type { BlockSchema, MemberSchema } from '../schema';

/** Blocks nest no deeper; WAF's statements may hold themselves. */
const DEEPEST = 20;

/** The members of a value of JSON, those that are blocks as lists of objects. */
function bodyOf(value: Value, body: BlockSchema, depth: number): Value {
  if (!('entries' in value)) return value;
  return object(
    [...value.entries].map(([name, item]) => [
      name,
      asBlocks(item, body.members.get(name), depth + 1),
    ]),
  );
}

/**
 * An argument of JSON as blocks, where the schema says that it is some: JSON
 * leaves out the list around a single one.
 */
export function asBlocks(
  value: Value,
  member: MemberSchema | undefined,
  depth = 0,
): Value {
  if (member?.kind !== 'nested' || member.argument || depth > DEEPEST) {
    return value;
  }
  const { body } = member;
  const inner = (item: Value) => (body ? bodyOf(item, body, depth) : item);
  if ('items' in value) return tuple(value.items.map(inner));
  return 'entries' in value ? tuple([inner(value)]) : value;
}
