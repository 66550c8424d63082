import { isDeepStrictEqual } from 'node:util';
import { type LineEdit, lineEdits, linesOf } from './lineEdits';

/** Lines that both sides changed, each in another way. */
export interface TextConflict {
  /** First line of it in the merged text, from 1. */
  line: number;
  /** What both began with. */
  base: string;
  ours: string;
  /** What the merged text has. */
  theirs: string;
}

export interface MergedText {
  text: string;
  conflicts: TextConflict[];
}

export interface MergeOptions {
  /** Lines of the same key are the same; then those of theirs are taken. */
  keyOf?: (line: string) => string;
  /** Whether two insertions at one place may both stay, ours before theirs. */
  areApart?: (ours: string, theirs: string) => boolean;
}

const same = (line: string) => line;

/** A line that was the last of one side may have another one after it now. */
const endedBefore = (line: string, index: number, all: readonly string[]) =>
  index === all.length - 1 || line.endsWith('\n') ? line : `${line}\n`;

/**
 * Merges by lines what two sides made of a text. Where both changed the same
 * lines, what theirs has stays, and it is told.
 */
export function mergeTexts(
  base: string,
  ours: string,
  theirs: string,
  { keyOf = same, areApart = () => false }: MergeOptions = {},
): MergedText {
  if (theirs === base || theirs === ours) return { text: ours, conflicts: [] };
  if (ours === base) return { text: theirs, conflicts: [] };
  const lines = linesOf(base);
  const theirLines = linesOf(theirs);
  const groups = grouped(
    lineEdits(lines, linesOf(ours), keyOf),
    lineEdits(lines, theirLines, keyOf),
  );
  const merged: string[] = [];
  const conflicts: TextConflict[] = [];
  // What neither side changed is written as theirs has it.
  let [at, theirAt] = [0, 0];
  for (const group of groups) {
    const begin = theirAt + group.from - at;
    const end = begin + applied(group, group.theirs, lines).length;
    merged.push(...theirLines.slice(theirAt, begin));
    const there = theirLines.slice(begin, end);
    const { result, conflict } = settled(group, lines, there, areApart);
    if (conflict) conflicts.push({ line: merged.length + 1, ...conflict });
    merged.push(...result);
    theirAt = end;
    at = group.to;
  }
  merged.push(...theirLines.slice(theirAt));
  return { text: merged.map(endedBefore).join(''), conflicts };
}

/** Edits of both sides that have to do with each other. */
interface Group {
  from: number;
  to: number;
  ours: LineEdit[];
  theirs: LineEdit[];
}

/** Lines beside each other are not the same; two insertions at one place are. */
const touches = (group: Group, edit: LineEdit) =>
  edit.from < group.to || (edit.from === edit.to && edit.from === group.from);

function grouped(ours: LineEdit[], theirs: LineEdit[]): Group[] {
  const all = [
    ...ours.map(edit => ({ edit, side: 'ours' as const })),
    ...theirs.map(edit => ({ edit, side: 'theirs' as const })),
  ].sort((a, b) => a.edit.from - b.edit.from || a.edit.to - b.edit.to);
  const groups: Group[] = [];
  for (const { edit, side } of all) {
    const last = groups.at(-1);
    if (last && touches(last, edit)) {
      last.to = Math.max(last.to, edit.to);
      last[side].push(edit);
    } else {
      const { from, to } = edit;
      groups.push({ from, to, ours: [], theirs: [], [side]: [edit] });
    }
  }
  return groups;
}

/** The lines of a group as one side has them. */
function applied(
  { from, to }: Group,
  edits: readonly LineEdit[],
  lines: readonly string[],
): string[] {
  const result: string[] = [];
  let at = from;
  for (const edit of edits) {
    result.push(...lines.slice(at, edit.from), ...edit.lines);
    at = edit.to;
  }
  return [...result, ...lines.slice(at, to)];
}

function settled(
  group: Group,
  lines: readonly string[],
  theirs: string[],
  areApart: NonNullable<MergeOptions['areApart']>,
): { result: string[]; conflict?: Omit<TextConflict, 'line'> } {
  const ours = applied(group, group.ours, lines);
  if (group.theirs.length === 0 || isDeepStrictEqual(ours, theirs)) {
    return { result: ours };
  }
  if (group.ours.length === 0) return { result: theirs };
  const [our, their] = [ours.join(''), theirs.join('')];
  if (group.from === group.to && areApart(our, their)) {
    return { result: [...ours, ...theirs] };
  }
  const base = lines.slice(group.from, group.to).join('');
  return { result: theirs, conflict: { base, ours: our, theirs: their } };
}
