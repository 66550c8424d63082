import type { z } from 'zod';
import { unwrap } from './complete';
import { nearest } from './nearest';

/** One thing wrong with a document: where in its data, and what to do. */
export interface Problem {
  path: (string | number)[];
  /** A sentence: `regions.default must be …`. */
  message: string;
}

export type Validated<T> =
  | { ok: true; value: T }
  | { ok: false; problems: Problem[] };

/** Checks data against a schema, with sentences for people. Never throws. */
export function validateWith<T>(
  schema: z.ZodType<T>,
  data: unknown,
): Validated<T> {
  const result = schema.safeParse(data, { reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  return {
    ok: false,
    problems: result.error.issues.flatMap(issue => toProblems(issue, schema)),
  };
}

const KINDS: Record<string, string> = {
  string: 'text',
  number: 'a number',
  int: 'a whole number',
  array: 'a list',
  object: 'a mapping',
  record: 'a mapping',
  boolean: 'true or false',
};
const article = (kind: string) => KINDS[kind] ?? kind;

const lowerFirst = (text: string) =>
  text.slice(0, 1).toLowerCase() + text.slice(1);

const name = (path: PropertyKey[]) =>
  path
    .map(String)
    .join('.')
    .replace(/\.(\d+)(?=\.|$)/g, '[$1]');

function toProblems(issue: z.core.$ZodIssue, schema: z.ZodType): Problem[] {
  const path = issue.path as (string | number)[];
  const at = path.length ? name(path) : 'The file';
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => ({
      path: [...path, key],
      message: `${name([...path, key])} is not known here${didYouMean(
        key,
        knownKeys(schema, path),
      )}`,
    }));
  }
  if (issue.code === 'invalid_type') {
    const missing = issue.input === undefined;
    return [
      {
        path,
        message: missing
          ? `${at} is missing: it must be ${article(issue.expected)}`
          : `${at} must be ${article(issue.expected)}`,
      },
    ];
  }
  if (issue.code === 'invalid_value') {
    const values = issue.values.map(String).join(', ');
    return [{ path, message: `${at} must be one of: ${values}` }];
  }
  return [{ path, message: `${at} ${lowerFirst(issue.message)}` }];
}

function didYouMean(key: string, known: string[]) {
  const close = nearest(key, known);
  return close ? `: did you mean "${close}"?` : '';
}

/** The keys that the schema has at a path. */
function knownKeys(schema: z.ZodType, path: (string | number)[]): string[] {
  let at: any = schema;
  for (const step of path) {
    at = unwrap(at);
    const { shape, element, valueType } = at.def;
    at = shape?.[step] ?? element ?? valueType;
    if (!at) return [];
  }
  return Object.keys(unwrap(at).def.shape ?? {});
}
