import Big from 'big.js';
import { Amount, toAmount } from '../../amount';

/** `null`: only the plan or the apply tells it. */
export type Known<T> = T | null;

type Values = Record<string, unknown>;

/** Both keep sums of products of several of them within the length of an amount. */
const GREATEST = new Big('1e11');
const MOST_PLACES = 6;

/** What codes of AWS look like: `db.t4g.micro`, `.25 vCPU`, `ARM64`. */
const CODE = /^[\w .:/-]{1,100}$/;

/** What a table has under a name that somebody else wrote. */
export const entryOf = <T>(
  table: Readonly<Record<string, T>>,
  name: string | null | undefined,
): T | undefined =>
  typeof name === 'string' && Object.hasOwn(table, name)
    ? table[name]
    : undefined;

const isValues = (value: unknown): value is Values =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const withoutIndices = (path: string): string =>
  path.replace(/\[[^\]]*\]/g, '').replace(/\.\d+(?=\.|$)/g, '');

/** A number that counts or measures something, or null where it is none. */
export function toQuantity(value: unknown): Known<Amount> {
  if (typeof value !== 'number' && typeof value !== 'string') return null;
  const text = String(value).trim();
  if (!/^\d{1,15}(\.\d{1,15})?(e[+-]?\d{1,2})?$/i.test(text)) return null;
  const number = new Big(text);
  const places = number.c.length - number.e - 1;
  return number.gt(GREATEST) || places > MOST_PLACES ? null : toAmount(number);
}

/**
 * Reads the arguments of a resource. Anybody may have written them: what is not
 * of the kind that is asked for counts as not known, and nothing throws.
 */
export class Arguments {
  readonly #values: Values;
  readonly #hidden: ReadonlySet<string>;
  readonly #path: string;

  private constructor(values: Values, hidden: ReadonlySet<string>, path = '') {
    this.#values = values;
    this.#hidden = hidden;
    this.#path = path;
  }

  static of(values: Values, unknown: readonly string[]): Arguments {
    return new Arguments(values, new Set(unknown.map(withoutIndices)));
  }

  /** Whether a value will be there, but nobody knows which. */
  isUnknown(name: string): boolean {
    if (this.#value(name) !== undefined) return false;
    const path = `${this.#path}${name}`;
    if (this.#hidden.has(path)) return true;
    const parts = path.split('.');
    return parts.some((_, end) =>
      this.#hidden.has(parts.slice(0, end).join('.')),
    );
  }

  has(name: string): boolean {
    return this.#value(name) !== undefined || this.isUnknown(name);
  }

  /** An argument that is a code of AWS; `usual` where it is left out. */
  text(name: string): Known<string> | undefined;
  text(name: string, usual: string): Known<string>;
  text(name: string, usual?: string): Known<string> | undefined {
    const value = this.#value(name);
    if (value === undefined) return this.isUnknown(name) ? null : usual;
    return typeof value === 'string' && CODE.test(value) ? value : null;
  }

  /** An argument as a number that is not negative. */
  amount(name: string): Known<Amount> | undefined;
  amount(name: string, usual: Amount): Known<Amount>;
  amount(name: string, usual?: Amount): Known<Amount> | undefined {
    const value = this.#value(name);
    if (value === undefined) return this.isUnknown(name) ? null : usual;
    return toQuantity(value);
  }

  flag(name: string, usual = false): Known<boolean> {
    const value = this.#value(name);
    if (value === undefined) return this.isUnknown(name) ? null : usual;
    if (value === true || value === 'true') return true;
    return value === false || value === 'false' ? false : null;
  }

  /** How many elements a list has; undefined where it is left out. */
  size(name: string): Known<number> | undefined {
    const value = this.#value(name);
    if (value === undefined) return this.isUnknown(name) ? null : undefined;
    return Array.isArray(value) ? value.length : null;
  }

  /** The texts of a list; undefined where it is left out or not known. */
  list(name: string): string[] | undefined {
    const value = this.#value(name);
    return Array.isArray(value)
      ? value.filter(each => typeof each === 'string')
      : undefined;
  }

  /** The blocks of a name, in the order of the file. */
  blocks(name: string): Arguments[] {
    const value = this.#value(name);
    const list = Array.isArray(value) ? value : [value];
    return list
      .filter(isValues)
      .map(each => new Arguments(each, this.#hidden, `${this.#path}${name}.`));
  }

  /** The first block of a name; one without anything where there is none. */
  block(name: string): Arguments {
    return (
      this.blocks(name)[0] ??
      new Arguments({}, this.#hidden, `${this.#path}${name}.`)
    );
  }

  #value(name: string): unknown {
    return Object.hasOwn(this.#values, name)
      ? this.#values[name] ?? undefined
      : undefined;
  }
}
