import type { z } from 'zod';
import type { LocalisedText } from '../texts';
import { unwrap } from './complete';
import { nearest } from './nearest';
import { sentenceOf } from './sentences';

/** One thing wrong with a document: where in its data, and what to do. */
export interface Problem {
  path: (string | number)[];
  /** A sentence that names the place: `regions.default must be …`. */
  message: string;
  /** Stable name of the rule, such as `intent.missing`, in any language. */
  code: string;
  /** What is wrong, for people at the field: the place is not named. */
  text: LocalisedText;
}

export type Validated<T> =
  | { ok: true; value: T }
  | { ok: false; problems: Problem[] };

/**
 * Checks data against a schema, with sentences for people. Never throws.
 * @param document what the data is, which codes begin with: `intent`
 */
export function validateWith<T>(
  schema: z.ZodType<T>,
  data: unknown,
  document: string,
): Validated<T> {
  const result = schema.safeParse(data, { reportInput: true });
  if (result.success) return { ok: true, value: result.data };
  return {
    ok: false,
    problems: result.error.issues.flatMap(issue =>
      toProblems(issue, schema, document),
    ),
  };
}

const name = (path: PropertyKey[]) =>
  path
    .map(String)
    .join('.')
    .replace(/\.(\d+)(?=\.|$)/g, '[$1]');

function toProblems(
  issue: z.core.$ZodIssue,
  schema: z.ZodType,
  document: string,
): Problem[] {
  const path = issue.path as (string | number)[];
  if (issue.code === 'unrecognized_keys') {
    return issue.keys.map(key => unknownKey(schema, path, key, document));
  }
  if (issue.code === 'invalid_key' && issue.issues.length > 0) {
    // What is wrong with the name of an entry is told at the entry.
    return issue.issues.flatMap(inner =>
      toProblems({ ...inner, path: issue.path }, schema, document),
    );
  }
  const meant = issue.code === 'invalid_union' ? meantBranch(issue) : undefined;
  if (meant) {
    return meant.flatMap(inner => {
      const whole = { ...inner, path: [...path, ...inner.path] };
      return toProblems(whole as z.core.$ZodIssue, schema, document);
    });
  }
  const { code, en, ko } = sentenceOf(issue);
  const at = path.length ? name(path) : 'The file';
  return [
    {
      path,
      message: `${at} ${en}`,
      code: `${document}.${code}`,
      text: { en: `This ${en}.`, ko },
    },
  ];
}

/**
 * Of several forms that a value may have, the one that it was meant to have: the
 * only one that it resembles. What is wrong is told inside of it.
 */
function meantBranch({ errors }: z.core.$ZodIssueInvalidUnion) {
  const isOther = (inner: z.core.$ZodIssue) =>
    inner.path.length === 0 &&
    (inner.code === 'invalid_type' || inner.code === 'invalid_value');
  const close = errors.filter(branch => !branch.some(isOther));
  return close.length === 1 ? close[0] : undefined;
}

function unknownKey(
  schema: z.ZodType,
  path: (string | number)[],
  key: string,
  document: string,
): Problem {
  const close = nearest(key, knownKeys(schema, path));
  const meant = close ? `: did you mean "${close}"?` : '';
  const unknown = '여기에서 쓸 수 없는 이름입니다.';
  return {
    path: [...path, key],
    message: `${name([...path, key])} is not known here${meant}`,
    code: `${document}.unknown`,
    text: {
      en: `This is not known here${meant || '.'}`,
      ko: close ? `${unknown} 혹시 이 이름인가요? ${close}` : unknown,
    },
  };
}

/** The keys that the schema has at a path. */
function knownKeys(schema: z.ZodType, path: (string | number)[]): string[] {
  let at: any = schema;
  for (const step of path) {
    const { shape, element, valueType } = formOf(at).def;
    at = shape?.[step] ?? element ?? valueType;
    if (!at) return [];
  }
  return Object.keys(formOf(at).def.shape ?? {});
}

/** Of several forms the one with members. */
function formOf(schema: any): any {
  const whole = unwrap(schema);
  const forms: any[] = whole.def.options?.map(unwrap) ?? [];
  return forms.find(({ def }) => def.shape) ?? whole;
}
