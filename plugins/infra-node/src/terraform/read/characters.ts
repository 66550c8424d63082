/** UTF-16 code units that the reader looks for. */
export const TAB = 0x09;
export const NEWLINE = 0x0a;
export const RETURN = 0x0d;
export const SPACE = 0x20;
export const BANG = 0x21;
export const QUOTE = 0x22;
export const HASH = 0x23;
export const DOLLAR = 0x24;
export const PERCENT = 0x25;
export const AMPERSAND = 0x26;
export const OPEN_PARENTHESIS = 0x28;
export const CLOSE_PARENTHESIS = 0x29;
export const STAR = 0x2a;
export const PLUS = 0x2b;
export const COMMA = 0x2c;
export const MINUS = 0x2d;
export const DOT = 0x2e;
export const SLASH = 0x2f;
export const ZERO = 0x30;
export const NINE = 0x39;
export const COLON = 0x3a;
export const LESS = 0x3c;
export const EQUALS = 0x3d;
export const GREATER = 0x3e;
export const QUESTION = 0x3f;
export const OPEN_BRACKET = 0x5b;
export const BACKSLASH = 0x5c;
export const CLOSE_BRACKET = 0x5d;
export const UNDERSCORE = 0x5f;
export const OPEN_BRACE = 0x7b;
export const PIPE = 0x7c;
export const CLOSE_BRACE = 0x7d;
export const TILDE = 0x7e;
export const BYTE_ORDER_MARK = 0xfeff;

const ID_START = /^\p{ID_Start}$/u;
const ID_CONTINUE = /^\p{ID_Continue}$/u;

export function isDigit(code: number): boolean {
  return code >= ZERO && code <= NINE;
}

/** Whether a code point can begin an identifier (`ID_Start` or `_`). */
export function isIdentifierStart(code: number): boolean {
  if (code < 0x80) {
    return (
      (code >= 0x61 && code <= 0x7a) ||
      (code >= 0x41 && code <= 0x5a) ||
      code === UNDERSCORE
    );
  }
  return code >= 0x80 && ID_START.test(String.fromCodePoint(code));
}

/** Whether a code point can go on in an identifier (`ID_Continue` or `-`). */
export function isIdentifierPart(code: number): boolean {
  if (code < 0x80) {
    return isIdentifierStart(code) || isDigit(code) || code === MINUS;
  }
  return code >= 0x80 && ID_CONTINUE.test(String.fromCodePoint(code));
}

/**
 * White space as Go's `unicode.IsSpace` has it, which is what Terraform trims.
 * JavaScript's `\s` has the byte order mark too, and lacks U+0085.
 */
export const WHITE_SPACE =
  '\\t\\n\\v\\f\\r \\u0085\\u00a0\\u1680\\u2000-\\u200a\\u2028\\u2029\\u202f\\u205f\\u3000';
