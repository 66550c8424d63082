import { decode, encode, ExtData } from '@msgpack/msgpack';
import type { Dynamic } from './protocol';

/** A value of Terraform's type system, as MessagePack carries it. */
export type Value =
  | null
  | boolean
  | number
  | bigint
  | string
  | Uint8Array
  | ExtData
  | Value[]
  | { [name: string]: Value };

export type ObjectValue = { [name: string]: Value };

/** Values nest as deep as their types, and JSON in a value as deep as its author likes. */
const DEEPEST = 500;

/**
 * "Known after apply": extension type 0. Terraform may send extension 12
 * instead, an unknown value of which something is known; both stay as they came.
 */
export const UNKNOWN = new ExtData(0, new Uint8Array([0]));

export function isUnknown(value: Value | undefined): value is ExtData {
  return value instanceof ExtData;
}

export function isObject(value: Value | undefined): value is ObjectValue {
  return (
    typeof value === 'object' &&
    value !== null &&
    !Array.isArray(value) &&
    !(value instanceof Uint8Array) &&
    !(value instanceof ExtData)
  );
}

/** Whether no part of a value is unknown. */
export function isWhollyKnown(value: Value): boolean {
  if (isUnknown(value)) return false;
  if (Array.isArray(value)) return value.every(isWhollyKnown);
  return !isObject(value) || Object.values(value).every(isWhollyKnown);
}

/**
 * Reads a value. Numbers beyond 2^53 become `bigint`, or stay the decimal text
 * that Terraform sends for them.
 * @throws Error for bytes that are not MessagePack, and for the key `__proto__`
 */
export function readValue(dynamic: Dynamic | null | undefined): Value {
  if (dynamic?.msgpack?.length) {
    return decode(dynamic.msgpack, { useBigInt64: true }) as Value;
  }
  if (dynamic?.json?.length) {
    return JSON.parse(Buffer.from(dynamic.json).toString('utf8'));
  }
  return null;
}

export function writeValue(value: Value): Dynamic {
  return {
    msgpack: encode(value, { useBigInt64: true, maxDepth: DEEPEST }),
  };
}
