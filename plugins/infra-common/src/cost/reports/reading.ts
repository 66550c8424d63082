import Big from 'big.js';
import { cleanText, oneLine } from '../../runs';
import { type Amount, toAmount, ZERO } from '../amount';
import type { CostProblem } from '../estimate';
import type { ExactJson } from './exactJson';

/** Digits of amounts: more are of no bill, and sums of them would take long. */
const AMOUNT = /^-?\d{1,60}(?:\.\d{1,60})?(?:[eE][+-]?\d{1,2})?$/;
const WHOLE = /^-?\d{1,30}(?:\.\d{1,40})?$/;
const COUNT = /^\d{1,9}$/;
const MOST_PROBLEMS = 50;

export type JsonObject = { [key: string]: ExactJson };

/** Nearly all texts are like this, and there are many. */
const PLAIN = /^[!-~]+(?: [!-~]+)*$/;

/** A name of a report for one line of a screen, without hidden characters. */
export function shown(text: string, most = 300): string {
  if (text.length <= most && PLAIN.test(text)) return text;
  const visible = text.slice(0, most * 4).replace(/\p{Cf}|(?!\s)\p{Cc}/gu, '');
  return oneLine(visible, most);
}

/** A message, also without what looks like a secret. */
const shownMessage = (text: string, most: number) =>
  shown(cleanText(text.slice(0, most * 4)), most);

/** Problems of a report or a project, the first ones with their words. */
export class Problems {
  readonly #kept: CostProblem[] = [];
  #more = 0;
  #failed = false;

  add(
    severity: CostProblem['severity'],
    message: string,
    rest: Pick<CostProblem, 'code' | 'address'> = {},
  ): void {
    this.#failed ||= severity === 'error';
    if (this.#kept.length < MOST_PROBLEMS) {
      this.#kept.push({
        severity,
        message: shownMessage(message, 1_000),
        ...rest,
      });
    } else {
      this.#more += 1;
    }
  }

  /** Whether one of them is an error. */
  get failed(): boolean {
    return this.#failed;
  }

  list(): CostProblem[] {
    if (this.#more === 0) return [...this.#kept];
    const message = `${this.#more} more problems are not listed.`;
    const severity = this.#failed ? 'error' : 'warning';
    return [...this.#kept, { severity, message }];
  }
}

export const isObject = (value: ExactJson | undefined): value is JsonObject =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

export function objectOf(value: ExactJson | undefined): JsonObject {
  return isObject(value) ? value : {};
}

/** The objects of a list; what else stands in it says nothing. */
export const objectsOf = (value: ExactJson | undefined): JsonObject[] =>
  Array.isArray(value) ? value.filter(isObject) : [];

/** A text that says something, cleaned, on one line. */
export function textOf(
  value: ExactJson | undefined,
  most = 300,
): string | undefined {
  return (typeof value === 'string' && shown(value, most)) || undefined;
}

/** A count; 0 where none stands. */
export function countOf(value: ExactJson | undefined): number {
  return typeof value === 'string' && COUNT.test(value) ? Number(value) : 0;
}

/** Counts by a name, such as the type of a resource. */
export function countsOf(value: ExactJson | undefined): Record<string, number> {
  const counts = Object.entries(objectOf(value))
    .map(([name, count]) => [shown(name, 200), countOf(count)] as const)
    .filter(([name, count]) => name !== '__proto__' && count > 0);
  return Object.fromEntries(counts.slice(0, 1_000));
}

/** Entries of text, such as tags. */
export function textsOf(
  value: ExactJson | undefined,
): Record<string, string> | undefined {
  const texts = Object.entries(objectOf(value)).flatMap(([name, text]) =>
    typeof text === 'string' && name !== '__proto__'
      ? [[shown(name, 128), shown(text, 256)] as const]
      : [],
  );
  return texts.length > 0 ? Object.fromEntries(texts.slice(0, 60)) : undefined;
}

/**
 * An exact amount; null where the report has none. What is no amount is a
 * problem, named by its path.
 */
export function amountAt(
  parent: JsonObject,
  key: string,
  path: string,
  problems: Problems,
): Amount | null {
  const value = parent[key];
  if (value === null || value === undefined) return null;
  const amount = typeof value === 'string' ? readAmount(value) : undefined;
  if (amount !== undefined) return amount;
  const what = typeof value === 'string' ? `"${shown(value, 60)}"` : 'no text';
  problems.add(
    'error',
    `${path}.${key} is not an amount: ${what}. Make the report again with the version of Infracost that you trust.`,
  );
  return null;
}

/** Undefined when it is no decimal number of a usual size. */
export function readAmount(text: string): Amount | undefined {
  if (!AMOUNT.test(text)) return undefined;
  const amount = toAmount(text);
  return WHOLE.test(amount) ? amount : undefined;
}

/** The exact sum of what is known. */
export function sumOf(amounts: Iterable<Amount | null>): Amount {
  let sum: Big | undefined;
  for (const amount of amounts) {
    if (amount !== null && amount !== ZERO) {
      sum = sum ? sum.plus(amount) : new Big(amount);
    }
  }
  return sum ? toAmount(sum) : ZERO;
}
