import { diffArrays } from 'diff';

/** Lines of a text that another text has otherwise. */
export interface LineEdit {
  /** First line that is replaced, from 0; where nothing is, what comes next. */
  from: number;
  /** The line after the last that is replaced. */
  to: number;
  /** With their ends. */
  lines: string[];
}

/** Lines with their ends; the last may have none. */
export const linesOf = (text: string): string[] =>
  text.split(/(?<=\n)/).filter(line => line !== '');

/**
 * What turns one text into the other, from the first line to the last.
 * @param keyOf lines of the same key are the same
 */
export function lineEdits(
  before: readonly string[],
  after: readonly string[],
  keyOf: (line: string) => string,
): LineEdit[] {
  const edits: LineEdit[] = [];
  let [from, at] = [0, 0];
  let open: LineEdit | undefined;
  const parts = diffArrays(before.map(keyOf), after.map(keyOf));
  for (const { added, removed, count } of parts) {
    if (!added && !removed) {
      open = undefined;
      from += count;
      at += count;
      continue;
    }
    if (!open) edits.push((open = { from, to: from, lines: [] }));
    if (removed) open.to = from += count;
    else open.lines.push(...after.slice(at, (at += count)));
  }
  return edits.map((edit, index) =>
    slidDown(edit, before, edits[index + 1]?.from ?? before.length, keyOf),
  );
}

/**
 * The same insertion as far down as it says the same: of a block after another
 * one it is the block, and not the end of the one and all but the end of itself.
 */
function slidDown(
  edit: LineEdit,
  before: readonly string[],
  end: number,
  keyOf: (line: string) => string,
): LineEdit {
  if (edit.from !== edit.to) return edit;
  const lines = [...edit.lines];
  let at = edit.from;
  while (at < end && keyOf(lines[0]) === keyOf(before[at])) {
    lines.push(before[at]);
    lines.shift();
    at += 1;
  }
  return { from: at, to: at, lines };
}
