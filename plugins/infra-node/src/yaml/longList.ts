import { isSeq, visit } from 'yaml';
import { LruMap } from '../cache';
import { EditConflict } from '../splice/editConflict';
import { readYaml } from './document';
import { modelsOf } from './model';
import { withinDepth } from './open';
import { examplesIn, StyleExamples } from './style';

/** Shorter files are quick to read whole. UTF-16 units. */
const LONG = 8 * 1024;

/** One item of a list with all that stands between it and the next. */
export interface ListPart {
  text: string;
  data: unknown;
  /** Kinds of style that it has an example of. */
  shows: readonly (keyof StyleExamples)[];
}

/** A long file, cut at the items of a list at its top. */
export interface LongList {
  /** Column of the dashes. */
  column: number;
  head: string;
  parts: readonly ListPart[];
  tail: string;
  /** Where each of the parts ends in the whole text. */
  ends: Float64Array;
  /** The first part that shows each kind of style. */
  examples: ReadonlyMap<keyof StyleExamples, number>;
}

/** Items by their text. Files of a repository change at few places at a time. */
const known = new LruMap<string, ListPart>(
  32 * 1024 * 1024,
  ({ text }) => 2 * text.length + 200,
);

/** A file as it was cut, and about how many bytes that takes. */
interface KnownCut {
  key: string;
  list: LongList | undefined;
  weight: number;
}

/** The files that were cut last, by their text. */
const cuts = new LruMap<string, KnownCut>(
  64 * 1024 * 1024,
  ({ weight }) => weight,
);

/** Cuts that were made by editing, newest first: the next edit comes at once. */
const recent: { text: string; key: string; list: LongList }[] = [];
const MOST_RECENT = 4;

/** Line ends, tabs, marks and documents that are not worth a second reader. */
const UNUSUAL = /[\r\t\uFEFF]|^(?:---|\.\.\.|%)/m;

/**
 * Cuts a long file at the items of the list under a key at its top. Each item is
 * read by itself and has to be whole: then all of the file is what its pieces
 * are, and pieces that were read before need no reading.
 * @returns undefined for short files, and where cutting might change the meaning
 */
export function cutList(text: string, key: string): LongList | undefined {
  if (text.length < LONG) return undefined;
  const edited = recent.find(each => each.key === key && each.text === text);
  if (edited) return edited.list;
  const before = cuts.get(text);
  if (before?.key === key) return before.list;
  const list = cuttable(text, key) ? cut(text, key) : undefined;
  const weight = 2 * text.length + 16 * (list?.parts.length ?? 0);
  cuts.set(text, { key, list, weight });
  return list;
}

/** Remembers for a moment how a text that was made of a cut one is cut. */
export function rememberCut(text: string, key: string, list: LongList): void {
  if (text.length < LONG) return;
  // Looking long texts up by themselves takes as long as editing them.
  recent.unshift({ text, key, list });
  recent.length = Math.min(recent.length, MOST_RECENT);
}

/**
 * Reads the items of a long list ahead of the first edit.
 * @param pause awaited between them
 */
export async function readListAhead(
  text: string,
  key: string,
  pause: () => Promise<void>,
): Promise<void> {
  const place = cuttable(text, key) ? placeOf(text, key) : undefined;
  if (!place) return;
  for (const [begin, end] of slicesOf(text, place.start, place.column)) {
    if (!readPart(text.slice(begin, end))) return;
    await pause();
  }
  cutList(text, key);
}

function cuttable(text: string, key: string): boolean {
  return text.length >= LONG && /^\w+$/.test(key) && !UNUSUAL.test(text);
}

function cut(text: string, key: string): LongList | undefined {
  const place = placeOf(text, key);
  if (!place) return undefined;
  const { start, column } = place;
  const { parts, end } = partsOf(text, start, column);
  if (!parts) return undefined;
  return {
    ...{ column, parts },
    head: text.slice(0, start),
    tail: text.slice(end),
    ends: endsOf(parts, start),
    examples: firstExamples(parts),
  };
}

/** Where parts end that begin somewhere in a text. */
export function endsOf(parts: readonly ListPart[], start: number) {
  let end = start;
  return Float64Array.from(parts, ({ text }) => (end += text.length));
}

/** The first item that shows each kind of style. */
export function firstExamples(
  parts: readonly ListPart[],
): LongList['examples'] {
  const first = new Map<keyof StyleExamples, number>();
  parts.forEach(({ shows }, index) => {
    for (const kind of shows) if (!first.has(kind)) first.set(kind, index);
  });
  return first;
}

/** Where the list under a key begins; undefined when that is not certain. */
function placeOf(text: string, key: string) {
  const keys = [...text.matchAll(new RegExp(`^${key}: *(?:#.*)?\\n`, 'gm'))];
  if (keys.length !== 1) return undefined;
  const start = firstContent(text, keys[0].index + keys[0][0].length);
  const column = depthOf(text, start);
  return text[start + column] === '-' ? { start, column } : undefined;
}

/** Start of the first line that is neither blank nor a comment. */
function firstContent(text: string, from: number): number {
  let at = from;
  while (at < text.length && /[#\n]|^$/.test(firstMark(text, at))) {
    at = lineAfter(text, at);
  }
  return at;
}

/** The first character of a line that is no blank. */
function firstMark(text: string, line: number): string {
  return text[line + depthOf(text, line)] ?? '';
}

function depthOf(text: string, line: number): number {
  let at = line;
  while (text[at] === ' ') at += 1;
  return at - line;
}

function lineAfter(text: string, line: number): number {
  return text.indexOf('\n', line) + 1 || text.length;
}

/**
 * The items of a list from the line of its first dash on.
 * @returns no parts when one of them cannot stand by itself
 */
export function partsOf(
  text: string,
  start: number,
  column: number,
): { parts?: ListPart[]; end: number } {
  const parts: ListPart[] = [];
  let last = start;
  for (const [begin, end] of slicesOf(text, start, column)) {
    const part = readPart(text.slice(begin, end));
    if (!part) return { end };
    parts.push(part);
    last = end;
  }
  return { parts, end: last };
}

/** Where each item of a list begins and ends. */
function* slicesOf(
  text: string,
  start: number,
  column: number,
): Generator<[begin: number, end: number]> {
  let begin = start;
  let line = lineAfter(text, start);
  for (;;) {
    const depth = depthOf(text, line);
    const isOver = line >= text.length;
    const isContent = !/[#\n]|^$/.test(text[line + depth] ?? '');
    if (isOver || (isContent && depth <= column)) {
      yield [begin, line];
      const mark = text.slice(line + depth, line + depth + 2);
      if (isOver || depth < column || !/^-(?:[ \n]|$)/.test(mark)) return;
      begin = line;
    }
    line = lineAfter(text, line);
  }
}

/** An item by itself; undefined when it is not whole, or speaks of others. */
function readPart(slice: string): ListPart | undefined {
  const before = known.get(slice);
  if (before) return before;
  // A slice would keep the whole file in memory.
  const text = Buffer.from(slice).toString();
  if (text !== slice) return undefined;
  const part = withoutConflict(() => parsePart(text));
  if (part) known.set(text, part);
  return part;
}

function parsePart(text: string): ListPart | undefined {
  const source = { file: '', text };
  return withinDepth(source, () => {
    const documents = readYaml(source);
    const [document] = documents;
    const list = document?.contents;
    const isOne = documents.length === 1 && isSeq(list) && !list.flow;
    if (!isOne || list.items.length !== 1) return undefined;
    // Says which key is given twice.
    modelsOf(source, documents);
    let isAlone = true;
    visit(document, {
      Alias: () => {
        isAlone = false;
      },
      Node(_, { anchor, tag }: { anchor?: string; tag?: string }) {
        if (anchor || tag) isAlone = false;
      },
    });
    if (!isAlone) return undefined;
    const [data] = list.toJS(document) as unknown[];
    const shows = Object.keys(examplesIn(text, document));
    return { text, data, shows: shows as (keyof StyleExamples)[] };
  });
}

function withoutConflict<T>(work: () => T): T | undefined {
  try {
    return work();
  } catch (error) {
    if (error instanceof EditConflict) return undefined;
    throw error;
  }
}
