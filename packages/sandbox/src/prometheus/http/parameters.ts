import type { Request } from 'express';
import { parseLength } from '../promql/literals';
import { PromqlError } from '../promql/errors';

/** Parameters of a request, from its address and its form. */
export type Parameters = (name: string) => string | undefined;

const listOf = (value: unknown): string[] =>
  [value].flat().filter(each => typeof each === 'string');

export const allOf = (request: Request, name: string): string[] => [
  ...listOf(Object(request.body)[name]),
  ...listOf(request.query[name]),
];

export const parametersOf =
  (request: Request): Parameters =>
  name =>
    allOf(request, name)[0] || undefined;

export const invalid = (name: string, message: string) =>
  new PromqlError(
    'bad_data',
    `invalid parameter ${JSON.stringify(name)}: ${message}`,
  );

const DECIMAL = /^[+-]?(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i;
const RFC_3339 =
  /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?(?:Z|[+-]\d\d:\d\d)$/;

/** @returns milliseconds */
export function timeIn(
  parameters: Parameters,
  name: string,
  otherwise?: number,
): number {
  const text = parameters(name);
  if (text === undefined && otherwise !== undefined) return otherwise;
  const time = text === undefined ? undefined : readTime(text);
  if (time === undefined) {
    throw invalid(
      name,
      `cannot parse ${JSON.stringify(text ?? '')} to a valid timestamp`,
    );
  }
  return time;
}

function readTime(text: string): number | undefined {
  if (DECIMAL.test(text)) {
    const time = Math.round(Number(text) * 1_000);
    return Number.isSafeInteger(time) ? time : undefined;
  }
  const time = RFC_3339.test(text) ? Date.parse(text) : NaN;
  return Number.isNaN(time) ? undefined : time;
}

/** A number of seconds or a duration. @returns milliseconds */
export function lengthIn(parameters: Parameters, name: string): number {
  const text = parameters(name) ?? '';
  const length = DECIMAL.test(text)
    ? Math.round(Number(text) * 1_000)
    : parseLength(text);
  if (length === undefined || !Number.isSafeInteger(length)) {
    throw invalid(
      name,
      `cannot parse ${JSON.stringify(text)} to a valid duration`,
    );
  }
  return length;
}
