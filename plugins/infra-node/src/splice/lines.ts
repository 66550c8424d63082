/** Offset of the first character of the line that holds an offset. */
export function lineStart(text: string, offset: number): number {
  return offset === 0 ? 0 : text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset of the line break (`\n` or `\r\n`) that ends the line, or the text's end. */
export function lineEnd(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  if (feed < 0) return text.length;
  return feed > offset && text[feed - 1] === '\r' ? feed - 1 : feed;
}

/** Offset behind the line break of the line, or the text's end. */
export function nextLine(text: string, offset: number): number {
  const feed = text.indexOf('\n', offset);
  return feed < 0 ? text.length : feed + 1;
}

/** The line that holds an offset, without its line break. */
export function lineAt(text: string, offset: number): string {
  return text.slice(lineStart(text, offset), lineEnd(text, offset));
}

/** Column of an offset, from 0, not counting a byte order mark. */
export function columnOf(text: string, offset: number): number {
  const start = lineStart(text, offset);
  return offset - start - (text[start] === '\uFEFF' ? 1 : 0);
}

/** The line break in use at a place: of its line, else of the line before. */
export function eolAt(text: string, offset: number): string {
  let feed = text.indexOf('\n', offset);
  if (feed < 0) feed = text.lastIndexOf('\n', offset);
  return feed > 0 && text[feed - 1] === '\r' ? '\r\n' : '\n';
}

/** Whether the line that holds an offset has nothing but blanks. */
export function isBlankLine(text: string, offset: number): boolean {
  return lineAt(text, offset).trim() === '';
}

/**
 * Region to cut for whole lines `[start, end)`, where `start` begins a line and
 * `end` ends one, before or behind its line break: with the line break, and with one blank line where two
 * would meet or a blank one would be left at the end.
 */
export function wholeLines(text: string, start: number, end: number) {
  const hasBreak = end > start && text[end - 1] === '\n';
  const after = hasBreak ? end : nextLine(text, end);
  const blankBefore = start > 0 && isBlankLine(text, start - 1);
  const atEnd = after >= text.length;
  if (!atEnd && isBlankLine(text, after) && (blankBefore || start === 0)) {
    return { start, end: nextLine(text, after) };
  }
  if (!atEnd) return { start, end: after };
  const begin = blankBefore ? lineStart(text, start - 1) : start;
  // A text without a final line break keeps being one.
  if (after === end && begin > 0) {
    return { start: lineEnd(text, lineStart(text, begin - 1)), end };
  }
  return { start: begin, end: after };
}
