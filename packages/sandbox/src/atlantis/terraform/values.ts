import type { evaluation } from '@infra-portal/infra-node';
import type { Plain, PlainObject, Unknown } from './snapshot';

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

/** Whether two values are the same as far as one can know. */
export function samePlain(a: Plain, b: Plain): boolean {
  return JSON.stringify(a) === JSON.stringify(b);
}
