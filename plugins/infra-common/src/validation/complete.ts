import type { z } from 'zod';

/** The schema inside optional, default and similar wrappers. */
export function unwrap(schema: any): any {
  let inner = schema;
  while (inner?.def?.innerType) inner = inner.def.innerType;
  return inner;
}

/**
 * The data with `null` for each field that its schema has and it leaves out, so
 * that a reader that knows no "absent" can ask for every field.
 */
export function complete(schema: z.ZodType, data: unknown): unknown {
  if (data === undefined || data === null) return null;
  const { shape, element, valueType } = unwrap(schema)?.def ?? {};
  if (Array.isArray(data)) {
    return element ? data.map(each => complete(element, each)) : data;
  }
  if (typeof data !== 'object') return data;
  const given = data as Record<string, unknown>;
  if (shape) {
    return Object.fromEntries(
      Object.keys(shape).map(key => [key, complete(shape[key], given[key])]),
    );
  }
  return valueType
    ? Object.fromEntries(
        Object.entries(given).map(([key, each]) => [
          key,
          complete(valueType, each),
        ]),
      )
    : data;
}
