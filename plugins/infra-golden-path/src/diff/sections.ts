import {
  type DiffLine,
  type Excerpt,
  partsOfExcerpt,
} from '@infra-portal/infra-common';
import type { LinePlace } from './slots';

/** Lines that stay and are not shown. */
export interface Fold {
  kind: 'fold';
  /** Numbers of its first line in each text. */
  before: number;
  after: number;
  count: number;
}

export interface Lines {
  kind: 'lines';
  lines: DiffLine[];
}

export type Section = Fold | Lines;

/** Lines that were loaded later, by their number in the text after. */
export type Opened = ReadonlyMap<number, string>;

/** The parts of a comparison in their order, with what was unfolded of it. */
export function sectionsOf(excerpt: Excerpt, opened: Opened): Section[] {
  const sections: Section[] = [];
  const next = { before: 1, after: 1 };
  for (const part of partsOfExcerpt(excerpt)) {
    if (part.kind === 'left-out') {
      const fold = { ...next, kind: 'fold' as const, count: part.count };
      sections.push(...openFold(fold, opened));
      next.before += part.count;
      next.after += part.count;
      continue;
    }
    sections.push({ kind: 'lines', lines: part.lines });
    for (const line of part.lines) {
      if (line.before !== undefined) next.before = line.before + 1;
      if (line.after !== undefined) next.after = line.after + 1;
    }
  }
  return joined(sections);
}

function openFold(fold: Fold, opened: Opened): Section[] {
  const end = fold.after + fold.count;
  const known = [...opened.keys()]
    .filter(number => number >= fold.after && number < end)
    .sort((a, b) => a - b);
  const shift = fold.before - fold.after;
  const sections: Section[] = [];
  let from = fold.after;
  const foldTo = (to: number) => {
    if (to <= from) return;
    const numbers = { before: from + shift, after: from };
    sections.push({ kind: 'fold', ...numbers, count: to - from });
  };
  for (const after of known) {
    foldTo(after);
    const text = opened.get(after)!;
    const line: DiffLine = {
      kind: 'same',
      text,
      before: after + shift,
      after,
    };
    sections.push({ kind: 'lines', lines: [line] });
    from = after + 1;
  }
  foldTo(end);
  return sections;
}

function joined(sections: Section[]): Section[] {
  const all: Section[] = [];
  for (const section of sections) {
    const last = all.at(-1);
    if (section.kind === 'lines' && last?.kind === 'lines') {
      last.lines = [...last.lines, ...section.lines];
    } else {
      all.push({ ...section });
    }
  }
  return all;
}

/** Where a line is found: one that goes, in the text before. */
export function placeOf(line: DiffLine): LinePlace {
  return line.after === undefined
    ? { side: 'before', line: line.before! }
    : { side: 'after', line: line.after };
}

export const linesIn = (sections: readonly Section[]): DiffLine[] =>
  sections.flatMap(section => (section.kind === 'lines' ? section.lines : []));

export const isAt = (line: DiffLine, place: LinePlace): boolean =>
  line[place.side] === place.line;

/** `L3` of the text before, `R3` of the text after: as addresses name a line. */
export const keyOf = ({ side, line }: LinePlace): string =>
  `${side === 'before' ? 'L' : 'R'}${line}`;

/**
 * Lines that somebody goes to from one to the next: the first of each run of
 * changes, and those with something below them.
 */
export function stopsOf(
  sections: readonly Section[],
  places: readonly LinePlace[],
): LinePlace[] {
  const marked = new Set(places.map(keyOf));
  return sections
    .flatMap(section => {
      if (section.kind === 'fold') return [];
      const { lines } = section;
      return lines.filter((line, index) => {
        const begins =
          line.kind !== 'same' && (lines[index - 1]?.kind ?? 'same') === 'same';
        return begins || keysOf(line).some(key => marked.has(key));
      });
    })
    .map(placeOf);
}

function keysOf(line: DiffLine): string[] {
  const keys = [];
  if (line.before !== undefined) keys.push(`L${line.before}`);
  if (line.after !== undefined) keys.push(`R${line.after}`);
  return keys;
}
