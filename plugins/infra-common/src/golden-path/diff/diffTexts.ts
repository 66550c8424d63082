import { type ChangeObject, diffArrays } from 'diff';
import { cutSame } from './cutSame';

/** One line of a comparison; numbers from 1. */
export interface DiffLine {
  kind: 'same' | 'added' | 'removed';
  text: string;
  /** Its number in the text before; absent when added. */
  before?: number;
  /** Its number in the text after; absent when removed. */
  after?: number;
}

/** Lines that are shown, or lines that are the same and folded away. */
export interface DiffPart {
  kind: 'shown' | 'folded';
  lines: DiffLine[];
}

/** Lines kept around what changed. */
export const DIFF_CONTEXT = 3;
// Texts that share next to nothing take quadratic time; they read better as
// one removal and one addition anyway.
const MAX_EDITS = 4000;

/** The lines of a text; a last line without an end is one too. */
export function linesOf(text: string): string[] {
  if (text === '') return [];
  const lines = text.split('\n');
  if (lines[lines.length - 1] === '') lines.pop();
  return lines;
}

/** Whether a text ends within a line, which `git` remarks upon. */
export const endsWithinLine = (text: string | undefined): boolean =>
  text !== undefined && text !== '' && !text.endsWith('\n');

/** Compares two texts line by line; an absent text has no lines. */
export function diffTexts(before = '', after = ''): DiffLine[] {
  const cut = cutSame(before, after);
  const [old, young] = [linesOf(cut.before), linesOf(cut.after)];
  const runs = runsOf(old, young, MAX_EDITS) ?? [
    { removed: true, added: false, count: old.length, value: old },
    { removed: false, added: true, count: young.length, value: young },
  ];
  const numbers = { before: 0, after: 0 };
  return [
    ...sameLines(linesOf(cut.head), numbers),
    ...linesOfRuns(runs, numbers),
    ...sameLines(linesOf(cut.tail), numbers),
  ];
}

/** Numbers of the lines that came before; they are counted on. */
export type LineNumbers = Record<'before' | 'after', number>;

/** Lines that stay. */
export function sameLines(
  texts: readonly string[],
  numbers: LineNumbers,
): DiffLine[] {
  return texts.map(text => ({
    kind: 'same',
    text,
    before: (numbers.before += 1),
    after: (numbers.after += 1),
  }));
}

/** Lines that stay, come or go. */
export type LineRuns = ChangeObject<string[]>[];

/** Compares lines; undefined where more than so many come or go. */
export function runsOf(
  old: string[],
  young: string[],
  most: number,
): LineRuns | undefined {
  return diffArrays(old, young, { maxEditLength: most });
}

/** The lines of runs that begin somewhere in their texts. */
export function linesOfRuns(runs: LineRuns, numbers: LineNumbers): DiffLine[] {
  return runs.flatMap(({ added, removed, value }): DiffLine[] => {
    if (!added && !removed) return sameLines(value, numbers);
    return value.map(text =>
      added
        ? { kind: 'added', text, after: (numbers.after += 1) }
        : { kind: 'removed', text, before: (numbers.before += 1) },
    );
  });
}

/**
 * Folds away what is the same and further than `context` lines from a change.
 * A single line between changes is not worth a fold. Nothing is lost: the parts
 * together are the lines.
 */
export function foldDiff(
  lines: DiffLine[],
  context = DIFF_CONTEXT,
): DiffPart[] {
  const near = new Array<boolean>(lines.length).fill(false);
  lines.forEach((line, index) => {
    if (line.kind === 'same') return;
    near.fill(true, Math.max(0, index - context), index + context + 1);
  });
  const parts: DiffPart[] = [];
  lines.forEach((line, index) => {
    const alone = !near[index] && near[index - 1] && near[index + 1];
    const kind = near[index] || alone ? 'shown' : 'folded';
    const last = parts[parts.length - 1];
    if (last?.kind === kind) last.lines.push(line);
    else parts.push({ kind, lines: [line] });
  });
  return parts;
}
