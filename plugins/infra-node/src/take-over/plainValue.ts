import type { Value } from '../terraform/evaluate';

/** Stands for what is not known; equal to nothing. */
export const OPEN = Symbol('open');

export type Plain =
  | string
  | number
  | boolean
  | null
  | typeof OPEN
  | Plain[]
  | { [name: string]: Plain };

/** A value as plain data, in which what is not known is {@link OPEN}. */
export function plainValue(value: Value): Plain {
  switch (value.kind) {
    case 'unknown':
      return OPEN;
    case 'null':
      return null;
    case 'string':
    case 'bool':
      return value.value;
    case 'number':
      return Number(value.value.toString());
    case 'map':
    case 'object':
      return Object.fromEntries(
        [...value.entries].map(([key, item]) => [key, plainValue(item)]),
      );
    default:
      return value.items.map(plainValue);
  }
}

export const isRecord = (value: unknown): value is Record<string, unknown> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

/** Whether two values are known, and the same; texts that hold JSON as data. */
export function samePlain(a: unknown, b: unknown): boolean {
  if (a === OPEN || b === OPEN) return false;
  if (Array.isArray(a) && Array.isArray(b)) {
    return (
      a.length === b.length && a.every((item, at) => samePlain(item, b[at]))
    );
  }
  if (isRecord(a) && isRecord(b)) {
    const keys = new Set([...Object.keys(a), ...Object.keys(b)]);
    return [...keys].every(key => samePlain(a[key] ?? null, b[key] ?? null));
  }
  if (a === b) return true;
  const [left, right] = [jsonOf(a), jsonOf(b)];
  return left !== undefined && right !== undefined && samePlain(left, right);
}

/** The object or list that a text holds as JSON, such as a policy. */
export function jsonOf(text: unknown): object | undefined {
  if (typeof text !== 'string' || !/^\s*[[{]/.test(text)) return undefined;
  try {
    return JSON.parse(text) as object;
  } catch {
    return undefined;
  }
}
