import type { evaluation } from '@infra-portal/infra-node';
import {
  isUnknown,
  type Plain,
  type PlainObject,
  type Unknown,
} from './snapshot';

const object = (entries: Iterable<readonly [string, Plain]>): PlainObject => {
  const made: PlainObject = Object.create(null);
  for (const [name, value] of entries) made[name] = value;
  return made;
};

/**
 * A value of the evaluator as plain data.
 * @param open what stands for the parts that are not known
 */
export function plainOf(value: evaluation.Value, open: Unknown): Plain {
  switch (value.kind) {
    case 'unknown':
      return open;
    case 'null':
      return null;
    case 'string':
    case 'bool':
      return value.value;
    case 'number':
      return Number(value.value.toString());
    case 'list':
    case 'set':
    case 'tuple':
      return value.items.map(item => plainOf(item, open));
    default:
      return object(
        [...value.entries].map(([name, each]) => [name, plainOf(each, open)]),
      );
  }
}

/** The same value with the keys of its objects in order: maps have none. */
function inOrder(value: Plain): Plain {
  if (typeof value !== 'object' || value === null) return value;
  if (Array.isArray(value)) return value.map(inOrder);
  // What is not known is the same where it is written alike.
  if (isUnknown(value)) return { ...value, references: [] };
  return object(
    Object.entries(value as PlainObject)
      .map(([name, each]) => [name, inOrder(each)] as const)
      .sort(([a], [b]) => (a < b ? -1 : 1)),
  );
}

/** Whether two values are the same as far as one can know. */
export function samePlain(a: Plain, b: Plain): boolean {
  return JSON.stringify(inOrder(a)) === JSON.stringify(inOrder(b));
}
