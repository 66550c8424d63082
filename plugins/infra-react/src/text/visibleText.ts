// Controls and format characters: direction marks, zero-width characters, soft
// hyphens, tags. Tabs and line breaks are seen by what they do.
const HIDDEN = /(?![\t\n])[\p{Cc}\p{Cf}\u2028\u2029]/gu;

/** A stretch of text, or one character that a reader would not see. */
export type TextPart =
  | { kind: 'text'; text: string }
  /** `name` is what to show for it: `U+202E`. */
  | { kind: 'hidden'; name: string; text: string };

/** Splits text so that what reorders or hides text can be shown by its name. */
export function visibleText(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let end = 0;
  for (const match of text.matchAll(HIDDEN)) {
    if (match.index > end) {
      parts.push({ kind: 'text', text: text.slice(end, match.index) });
    }
    const code = match[0].codePointAt(0)!.toString(16).toUpperCase();
    parts.push({
      kind: 'hidden',
      name: `U+${code.padStart(4, '0')}`,
      text: match[0],
    });
    end = match.index + match[0].length;
  }
  if (end < text.length) parts.push({ kind: 'text', text: text.slice(end) });
  return parts;
}
