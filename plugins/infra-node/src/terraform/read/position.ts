import { lineBegins, lineAt } from './lineIndex';

/** Longer texts are worth keeping the places of their lines. */
const LONG = 20_000;

/** The long text that was last asked for: its errors come in numbers. */
let recent: { text: string; begins: number[] } | undefined;

function beginsOf(text: string): number[] {
  if (text.length < LONG) return lineBegins(text);
  if (recent?.text !== text) recent = { text, begins: lineBegins(text) };
  return recent.begins;
}

/** Line and column of an offset, both counted from 1; columns in UTF-16 units. */
export function lineAndColumn(text: string, offset: number) {
  const begins = beginsOf(text);
  const line = lineAt(begins, offset);
  return { line, column: offset - begins[line - 1] + 1 };
}
