import { shown, WriteError } from './identifier';

const NAMED: Record<string, string> = {
  '\n': '\\n',
  '\r': '\\r',
  '\t': '\\t',
  '"': '\\"',
  '\\': '\\\\',
};

// Control characters, the line and paragraph separators and the byte order
// mark are not seen in an editor. Marks of writing direction stay: they belong
// to the words beside them.
const ESCAPED = /["\\\p{Cc}\u2028\u2029\ufeff]/gu;

const escapeCharacter = (character: string): string =>
  NAMED[character] ??
  `\\u${character.charCodeAt(0).toString(16).padStart(4, '0')}`;

/**
 * The inside of a quoted string, for text that stands before something else:
 * a `$` or `%` at its end may not run together with a following `${` or `%{`.
 */
export function escapeTemplateText(text: string, atEnd: boolean): string {
  if (/\p{Cs}/u.test(text)) {
    throw new WriteError(
      `${shown(
        text,
      )} holds half of a surrogate pair, which no file can hold: remove it`,
    );
  }
  const escaped = text
    .replace(ESCAPED, escapeCharacter)
    .replace(/([$%])\{/g, '$1$1{');
  if (atEnd) return escaped;
  return escaped.replace(
    /[$%]$/,
    sign => `\\u00${sign.charCodeAt(0).toString(16)}`,
  );
}

/**
 * The text as a quoted string of HCL that means exactly this text, whatever it
 * holds. Terraform itself normalises strings to Unicode's form C when it reads
 * them; the text is written as it is.
 *
 * @throws {WriteError} when the text is not valid Unicode (a lone surrogate)
 */
export function quote(text: string): string {
  return `"${escapeTemplateText(text, true)}"`;
}
