import { EvaluationError } from '../errors';
import { HclNumber } from '../number';
import {
  bool,
  NULL,
  number,
  object,
  string,
  tuple,
  type Value,
} from '../values';

const DEEPEST = 200;
// Terraform keeps JSON safe to stand inside HTML.
const UNSAFE = /[<>&\u2028\u2029]/g;

const escapeUnsafe = (character: string) =>
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

function quote(text: string): string {
  return JSON.stringify(text).replace(UNSAFE, escapeUnsafe);
}

/** A wholly known value as JSON, byte for byte as Terraform writes it. */
export function toJson(value: Value): string {
  switch (value.kind) {
    case 'null':
      return 'null';
    case 'string':
      return quote(value.value);
    case 'number':
      return value.value.toString();
    case 'bool':
      return String(value.value);
    case 'unknown':
      throw new TypeError('an unknown value has no JSON');
    case 'map':
    case 'object': {
      const items = [...value.entries].map(
        ([key, item]) => `${quote(key)}:${toJson(item)}`,
      );
      return `{${items.join(',')}}`;
    }
    default:
      return `[${value.items.map(toJson).join(',')}]`;
  }
}

/** A number with the digits it was written with, which JavaScript would lose. */
class Digits {
  constructor(readonly text: string) {}
}

type Reviver = (
  this: unknown,
  key: string,
  value: unknown,
  context?: { source?: string },
) => unknown;

function checkNesting(text: string): void {
  let depth = 0;
  let inString = false;
  for (let index = 0; index < text.length; index++) {
    const character = text[index];
    if (inString) {
      if (character === '\\') index += 1;
      else if (character === '"') inString = false;
    } else if (character === '"') inString = true;
    else if (character === '[' || character === '{') depth += 1;
    else if (character === ']' || character === '}') depth -= 1;
    if (depth > DEEPEST) {
      throw new EvaluationError(
        `it is nested deeper than ${DEEPEST} levels`,
        0,
      );
    }
  }
}

function fromParsed(data: unknown): Value {
  if (data instanceof Digits) {
    return number(HclNumber.parse(data.text) as HclNumber);
  }
  if (data === null) return NULL;
  if (typeof data === 'string') return string(data);
  if (typeof data === 'boolean') return bool(data);
  if (Array.isArray(data)) return tuple(data.map(fromParsed));
  return object(
    Object.entries(data as object).map(([key, item]) => [
      key,
      fromParsed(item),
    ]),
  );
}

/** JSON as Terraform reads it: numbers exact, arrays as tuples. */
export function fromJson(text: string): Value {
  checkNesting(text);
  const keepDigits: Reviver = (_key, value, context) =>
    typeof value === 'number'
      ? new Digits(context?.source ?? String(value))
      : value;
  try {
    return fromParsed(JSON.parse(text, keepDigits));
  } catch (error) {
    if (error instanceof EvaluationError) throw error;
    throw new EvaluationError(`not JSON: ${(error as Error).message}`, 0);
  }
}
