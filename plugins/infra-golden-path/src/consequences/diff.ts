import { diffArrays } from 'diff';

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
export const CONTEXT = 3;
// Texts that share next to nothing take quadratic time; they read better as
// one removal and one addition anyway.
const MAX_EDITS = 4000;

/** The lines of a text; a last line without an end says so. */
function linesOf(text: string | undefined): string[] {
  if (text === undefined || text === '') return [];
  const lines = text.split('\n');
  if (lines[lines.length - 1] === '') lines.pop();
  return lines;
}

/** Whether a text ends within a line, which `git` remarks upon. */
export const endsWithinLine = (text: string | undefined): boolean =>
  text !== undefined && text !== '' && !text.endsWith('\n');

/** Compares two texts line by line; an absent text has no lines. */
export function diffTexts(before?: string, after?: string): DiffLine[] {
  const old = linesOf(before);
  const young = linesOf(after);
  const runs = diffArrays(old, young, { maxEditLength: MAX_EDITS }) ?? [
    { removed: true, added: false, value: old },
    { removed: false, added: true, value: young },
  ];
  const lines: DiffLine[] = [];
  let beforeNumber = 0;
  let afterNumber = 0;
  for (const run of runs) {
    for (const text of run.value) {
      if (run.added) {
        lines.push({ kind: 'added', text, after: (afterNumber += 1) });
      } else if (run.removed) {
        lines.push({ kind: 'removed', text, before: (beforeNumber += 1) });
      } else {
        beforeNumber += 1;
        afterNumber += 1;
        lines.push({
          kind: 'same',
          text,
          before: beforeNumber,
          after: afterNumber,
        });
      }
    }
  }
  return lines;
}

/**
 * Folds away what is the same and further than `context` lines from a change.
 * A single line is not worth a fold. Nothing is lost: the parts together are
 * the lines.
 */
export function foldDiff(lines: DiffLine[], context = CONTEXT): DiffPart[] {
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

/** Cuts a part into pieces of at most `size` lines, which are drawn as one. */
export function chunks<T>(items: T[], size: number): T[][] {
  const pieces: T[][] = [];
  for (let start = 0; start < items.length; start += size) {
    pieces.push(items.slice(start, start + size));
  }
  return pieces;
}
