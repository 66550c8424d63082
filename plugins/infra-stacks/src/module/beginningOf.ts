/** Characters of a text that are shown before somebody asks for all of it. */
const ENOUGH = 1_200;

/**
 * The first parts of a Markdown text, cut before a heading so that nothing is
 * torn; undefined where that is nearly all of it.
 */
export function beginningOf(markdown: string): string | undefined {
  const lines = markdown.split('\n');
  let length = 0;
  let fenced = false;
  for (const [index, line] of lines.entries()) {
    // A line of a code block may begin with # too.
    if (/^\s*(```|~~~)/.test(line)) fenced = !fenced;
    if (!fenced && length >= ENOUGH && /^#{1,6}\s/.test(line)) {
      const rest = markdown.length - length;
      return rest > ENOUGH ? lines.slice(0, index).join('\n') : undefined;
    }
    length += line.length + 1;
  }
  return undefined;
}
