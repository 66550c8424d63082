import type { Input } from '../terraform/write/expressions';
import { source } from '../terraform/write/expressions';
import { writeValue } from '../terraform/write/render';

/** A value that a plan shows whole, or that is written out in a file. */
export type PlanValue =
  | { kind: 'string'; value: string }
  /** `digits` is as written: numbers are exact, and JavaScript's are not. */
  | { kind: 'number'; digits: string }
  | { kind: 'bool'; value: boolean }
  | { kind: 'null' }
  | { kind: 'list'; items: PlanValue[] }
  | { kind: 'map'; entries: Map<string, PlanValue> };

/** Deeper values are written by nobody, and would cost the stack. */
const DEEPEST = 30;

const BLANK = /[ \t\r\n]+/y;
const NUMBER = /-?(?:0|[1-9]\d{0,99})(?:\.\d{1,99})?(?:[eE][-+]?\d{1,3})?/y;
const WORD = /[A-Za-z_][\w-]{0,199}/y;
const PLAIN = /[^"\\\n\r\u0000-\u001f]+/y; // eslint-disable-line no-control-regex
const SHORT: Record<string, string> = {
  a: '\x07',
  b: '\b',
  f: '\f',
  n: '\n',
  r: '\r',
  t: '\t',
  v: '\v',
  '"': '"',
  '\\': '\\',
};
const CODES: Record<string, number> = { x: 2, u: 4, U: 8 };

/** Thrown inside only: the text is not a value that is shown whole. */
class NotWhole extends Error {}

class Reader {
  #at = 0;

  constructor(readonly text: string) {}

  whole(): PlanValue {
    this.#take(BLANK);
    const value = this.#value(0);
    this.#take(BLANK);
    if (this.#at !== this.text.length) throw new NotWhole();
    return value;
  }

  /** What fits here, behind which reading goes on. */
  #take(pattern: RegExp): string | undefined {
    pattern.lastIndex = this.#at;
    const found = pattern.exec(this.text)?.[0];
    if (found !== undefined) this.#at += found.length;
    return found;
  }

  #takes(sign: string): boolean {
    if (this.text[this.#at] !== sign) return false;
    this.#at += 1;
    return true;
  }

  #value(depth: number): PlanValue {
    if (depth > DEEPEST) throw new NotWhole();
    if (this.#takes('"')) return { kind: 'string', value: this.#string() };
    if (this.#takes('[')) return this.#list(depth);
    if (this.#takes('{')) return this.#map(depth);
    const digits = this.#take(NUMBER);
    if (digits !== undefined) return { kind: 'number', digits };
    switch (this.#take(WORD)) {
      case 'true':
        return { kind: 'bool', value: true };
      case 'false':
        return { kind: 'bool', value: false };
      case 'null':
        return { kind: 'null' };
      default:
        throw new NotWhole();
    }
  }

  /** The rest of a string; its first quote is read. */
  #string(): string {
    let value = '';
    for (;;) {
      value += this.#take(PLAIN) ?? '';
      if (this.#takes('"')) break;
      if (!this.#takes('\\')) throw new NotWhole();
      value += this.#escape();
    }
    // Half of a pair is no character, and no file can hold it.
    if (/\p{Cs}/u.test(value)) throw new NotWhole();
    return value;
  }

  #escape(): string {
    const letter = this.text[this.#at];
    this.#at += 1;
    if (Object.hasOwn(SHORT, letter)) return SHORT[letter];
    const length = Object.hasOwn(CODES, letter) ? CODES[letter] : undefined;
    const digits = length && this.text.slice(this.#at, this.#at + length);
    if (!digits || !/^[\da-f]+$/i.test(digits) || digits.length !== length) {
      throw new NotWhole();
    }
    const point = parseInt(digits, 16);
    // Above that `\x` is a byte of something that is no text.
    if (point > (letter === 'x' ? 0x7f : 0x10ffff)) throw new NotWhole();
    this.#at += length;
    return String.fromCodePoint(point);
  }

  #list(depth: number): PlanValue {
    const items: PlanValue[] = [];
    this.#take(BLANK);
    while (!this.#takes(']')) {
      items.push(this.#value(depth + 1));
      this.#between(']', false);
    }
    return { kind: 'list', items };
  }

  #map(depth: number): PlanValue {
    const entries = new Map<string, PlanValue>();
    this.#take(BLANK);
    while (!this.#takes('}')) {
      const key = this.#takes('"') ? this.#string() : this.#take(WORD);
      this.#take(BLANK);
      if (key === undefined || entries.has(key)) throw new NotWhole();
      if (!this.#takes('=') && !this.#takes(':')) throw new NotWhole();
      this.#take(BLANK);
      entries.set(key, this.#value(depth + 1));
      this.#between('}', true);
    }
    return { kind: 'map', entries };
  }

  /** Entries are parted by commas; those of maps also by line breaks. */
  #between(close: string, byLine: boolean): void {
    const blank = this.#take(BLANK) ?? '';
    const comma = this.#takes(',');
    if (comma) this.#take(BLANK);
    const parted = comma || (byLine && blank.includes('\n'));
    if (!parted && this.text[this.#at] !== close) throw new NotWhole();
  }
}

/**
 * Reads a value as a plan prints it: strings in Go's quotes, numbers, booleans,
 * null, and lists and maps of these. Undefined for all that is not shown
 * exactly: what is hidden or unknown, computed, in several lines, or cut.
 */
export function parsePlanValue(text: string): PlanValue | undefined {
  try {
    return new Reader(text).whole();
  } catch (error) {
    if (error instanceof NotWhole) return undefined;
    throw error;
  }
}

function inputOf(value: PlanValue): Input {
  switch (value.kind) {
    case 'null':
      return null;
    case 'number':
      return source(value.digits);
    case 'list':
      return value.items.map(inputOf);
    case 'map':
      return new Map(
        [...value.entries].map(([key, each]) => [key, inputOf(each)]),
      );
    default:
      return value.value;
  }
}

/** The value as a literal of HCL: whatever it holds is text, and never code. */
export function planValueToHcl(value: PlanValue): string {
  return writeValue(inputOf(value));
}
