import { EditConflict, SourceText } from './editConflict';

/** Replaces `[start, end)` of a text; offsets are UTF-16 indices. */
export interface Splice {
  start: number;
  end: number;
  text: string;
}

/**
 * Applies edits that all speak of the text as it was. Insertions at one place
 * keep their order.
 * @throws EditConflict when two of them touch the same characters
 */
export function applySplices(
  source: SourceText,
  splices: readonly Splice[],
): string {
  const sorted = [...splices].sort(
    (a, b) => a.start - b.start || a.end - b.end,
  );
  const parts: string[] = [];
  let done = 0;
  for (const { start, end, text } of sorted) {
    if (start < done) {
      throw new EditConflict(
        source,
        start,
        'Two edits of one request touch the same place.',
        'Make them one after the other.',
      );
    }
    parts.push(source.text.slice(done, start), text);
    done = end;
  }
  parts.push(source.text.slice(done));
  return parts.join('');
}
