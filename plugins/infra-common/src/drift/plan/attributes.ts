import type { DriftAttribute } from '../api';
import { namedValue, type Sign, sidesOf, signedLine, stepInto } from './signs';

const MOST_ATTRIBUTES = 100;
const MOST_PATH = 300;
const MOST_VALUE = 500;
const MOST_ELEMENTS = 100;
/** Deeper values are written by nobody. */
const DEEPEST = 40;

const HIDDEN = /^# \((\d{1,6}) unchanged .{1,100} hidden\)$/;
const BLOCK = /^([A-Za-z_][\w-]*) (?:"[^"]{0,200}" ){0,2}\{$/;
const OPENS = /^(?:\{|\[|[a-z]+encode\()$/;
const CLOSES = /^[}\])]/;
const HEREDOC = /^<<-?([A-Z]{1,20})$/;

interface Element {
  sign: Sign;
  text: string;
}

/** An object, list or block that is being read. */
interface Frame {
  path: string;
  /** Its own, or that of the nearest around it that has one. */
  sign: Sign;
  isList: boolean;
  /** Values in it that are shown whole. */
  elements: Element[];
  keys: string[];
  /** Places in it are counted. */
  places: number;
  blocks: Map<string, number>;
  hidden: number;
  /** What stands left of the arrow, where a whole value follows another. */
  before?: Frame;
  /** Something in it was told with a path of its own. */
  isTold: boolean;
}

const listOf = (elements: readonly Element[]) =>
  `[${elements.map(({ text }) => text).join(', ')}]`.slice(0, MOST_VALUE + 1);

const isHidden = (text: string | undefined) =>
  text === undefined || text === 'null' || text.startsWith('(sensitive');

const shortened = (text: string, most: number) =>
  text.length > most ? `${text.slice(0, most - 1)}…` : text;

class Reader {
  readonly found: DriftAttribute[] = [];
  readonly #frames: Frame[] = [frameOf('', '', false)];
  #heredoc:
    | { end: string; path: string; old: string[]; now: string[] }
    | undefined;
  #isInside = false;

  read(line: string): void {
    const { sign, rest } = signedLine(line);
    if (this.#heredoc) this.#inHeredoc(sign, rest);
    else if (!this.#isInside) {
      // The line of the resource itself; what comes before it says nothing.
      this.#isInside = /^(?:resource|data) "/.test(rest) && rest.endsWith('{');
    } else if (rest !== '') this.#inside(sign, rest);
  }

  get #frame(): Frame {
    return this.#frames[this.#frames.length - 1];
  }

  #inside(own: Sign, rest: string): void {
    const frame = this.#frame;
    const hidden = HIDDEN.exec(rest);
    if (hidden) {
      frame.hidden += Number(hidden[1]);
      frame.places += Number(hidden[1]);
    }
    if (rest.startsWith('#')) return;
    if (CLOSES.test(rest)) {
      this.#close(rest);
      return;
    }
    const block = BLOCK.exec(rest);
    if (block) {
      const index = frame.blocks.get(block[1]) ?? 0;
      frame.blocks.set(block[1], index + 1);
      const path = `${stepInto(frame.path, block[1])}[${index}]`;
      this.#open(path, own, false);
      return;
    }
    const named = frame.isList ? undefined : namedValue(rest);
    if (named) this.#named(own, named.name, named.value);
    else this.#element(own, rest.replace(/,$/, ''));
  }

  #named(own: Sign, name: string, value: string): void {
    const frame = this.#frame;
    const path = stepInto(frame.path, name);
    const heredoc = HEREDOC.exec(value);
    if (heredoc) {
      this.#heredoc = { end: heredoc[1], path, old: [], now: [] };
      return;
    }
    if (OPENS.test(value)) {
      this.#open(path, own, value === '[');
      return;
    }
    const sign = own === '' ? frame.sign : own;
    if (sign === '' || (own === '' && sign === '~')) {
      this.#plain(name, '', value);
      return;
    }
    this.#tell(path, sign, value);
  }

  #element(own: Sign, text: string): void {
    const frame = this.#frame;
    if (OPENS.test(text)) {
      const path = frame.isList ? `${frame.path}[${frame.places}]` : frame.path;
      frame.places += 1;
      this.#open(path, own, text === '[');
      return;
    }
    frame.places += 1;
    const sign = own === '' && frame.sign !== '~' ? frame.sign : own;
    const [left, right] = sidesOf(text);
    if (right === undefined || right === 'null') this.#plain('', sign, left);
    else {
      this.#plain('', '-', left);
      this.#plain('', '+', right);
    }
  }

  /** Keeps a value with others of its list or object. */
  #plain(key: string, sign: Sign, text: string): void {
    const { elements, keys } = this.#frame;
    if (elements.length >= MOST_ELEMENTS) {
      // More would have to be shown whole, and are not.
      this.#frame.hidden += 1;
      return;
    }
    elements.push({ sign, text });
    keys.push(key);
  }

  #tell(path: string, sign: Sign, value: string): void {
    const [left, right] = sidesOf(value);
    if (sign === '+') this.#add(path, undefined, left);
    else if (sign === '-') this.#add(path, left, undefined);
    else this.#add(path, right === undefined ? undefined : left, right);
  }

  #open(path: string, own: Sign, isList: boolean): void {
    if (this.#frames.length >= DEEPEST) {
      // Its end is found by counting, what is in it is told nowhere.
      this.#frames.push(frameOf(path, '', isList));
      return;
    }
    this.#frames.push(frameOf(path, own || this.#frame.sign, isList));
  }

  #close(rest: string): void {
    if (this.#frames.length === 1) return;
    const frame = this.#frame;
    const [, right] = sidesOf(rest.replace(/,$/, ''));
    if (right !== undefined && OPENS.test(right)) {
      const next = frameOf(frame.path, '', right === '[');
      next.before = frame;
      this.#frames[this.#frames.length - 1] = next;
      return;
    }
    this.#frames.pop();
    if (frame.before) this.#whole(frame.before, frame);
    else if (frame.isList) this.#list(frame, right);
    else if (!frame.isTold) this.#object(frame);
    if (frame.isTold) this.#frame.isTold = true;
  }

  /** One value after another, each shown whole. */
  #whole(before: Frame, after: Frame): void {
    if (before.isList || after.isList) {
      this.#add(after.path, textOf(before), textOf(after));
      return;
    }
    const names = new Set([...before.keys, ...after.keys]);
    for (const name of names) {
      const [actual, wanted] = [before, after].map(
        ({ keys, elements }) => elements[keys.lastIndexOf(name)]?.text,
      );
      if (actual === wanted) continue;
      this.#add(stepInto(after.path, name), actual, wanted);
    }
  }

  #list(frame: Frame, right: string | undefined): void {
    const { elements, path, sign, hidden, isTold } = frame;
    const [old, now] = [
      elements.filter(each => each.sign !== '+'),
      elements.filter(each => each.sign !== '-'),
    ];
    const differs = elements.some(each => each.sign !== '');
    if (right !== undefined && right !== 'null') {
      this.#add(path, listOf(old), right);
    } else if (differs && hidden === 0 && !isTold) {
      this.#add(
        path,
        sign === '+' ? undefined : listOf(old),
        sign === '-' ? undefined : listOf(now),
      );
    } else if (differs) {
      for (const each of elements) {
        if (each.sign === '-') this.#add(`${path}[]`, each.text, undefined);
        if (each.sign === '+') this.#add(`${path}[]`, undefined, each.text);
      }
    } else if (!isTold) this.#keep(frame, textOf(frame));
  }

  /** An object in which nothing differs is a value of what it is in. */
  #object(frame: Frame): void {
    if (frame.elements.length > 0) this.#keep(frame, textOf(frame));
  }

  #keep({ path, sign }: Frame, text: string): void {
    const around = this.#frame;
    const name = path.slice(around.path.length).replace(/^\./, '');
    if (sign === '+' || sign === '-') this.#tell(path, sign, text);
    else this.#plain(around.isList ? '' : name, '', text);
  }

  #inHeredoc(sign: Sign, rest: string): void {
    const { end, path, old, now } = this.#heredoc!;
    if (sign === '' && (rest === end || rest.startsWith(`${end} `))) {
      this.#heredoc = undefined;
      if (old.length + now.length === 0) return;
      this.#add(path, old.join('\n') || undefined, now.join('\n') || undefined);
      return;
    }
    if (sign === '-' && old.length < MOST_ELEMENTS) old.push(rest);
    if (sign === '+' && now.length < MOST_ELEMENTS) now.push(rest);
  }

  #add(path: string, actual?: string, wanted?: string): void {
    this.#frame.isTold = true;
    if (this.found.length >= MOST_ATTRIBUTES || path === '') return;
    this.found.push({
      path: shortened(path, MOST_PATH),
      ...(!isHidden(actual) && { actual: shortened(actual!, MOST_VALUE) }),
      ...(!isHidden(wanted) && { wanted: shortened(wanted!, MOST_VALUE) }),
    });
  }
}

function frameOf(path: string, sign: Sign, isList: boolean): Frame {
  return {
    // A path that is cut in the end is not made longer for nothing.
    path: path.slice(0, MOST_PATH + 1),
    ...{ sign, isList, elements: [], keys: [], places: 0, hidden: 0 },
    blocks: new Map(),
    isTold: false,
  };
}

function textOf({ isList, elements, keys }: Frame): string {
  if (isList) return listOf(elements);
  const entries = elements.map(({ text }, at) => `${keys[at]} = ${text}`);
  return `{ ${entries.join(', ')} }`.slice(0, MOST_VALUE + 1);
}

/**
 * The arguments that differ in a resource of a plan that updates or replaces it.
 * Left of an arrow is what is there, right of it what the code says. An element
 * of a list that is not shown whole has the path `name[]`.
 * @param lines of the resource, its heading and first line may be among them
 */
export function readAttributes(lines: readonly string[]): DriftAttribute[] {
  const reader = new Reader();
  for (const line of lines) reader.read(line);
  return reader.found;
}
