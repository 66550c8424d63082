import type { Scanner } from './scanner';

const ESCAPE = /\\(?:u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([^]))|([$%])\4\{/g;

const SIMPLE = new Map([
  ['n', '\n'],
  ['r', '\r'],
  ['t', '\t'],
  ['"', '"'],
  ['\\', '\\'],
]);

/**
 * Decodes the escapes of a quoted string: `\n`, `\r`, `\t`, `\"`, `\\`,
 * `\uXXXX`, `\UXXXXXXXX`, and `$${` and `%%{`.
 */
export function decodeQuoted(
  scanner: Scanner,
  start: number,
  end: number,
): string {
  const source = scanner.text.slice(start, end);
  return source.replace(
    ESCAPE,
    (whole, short, long, simple, sign, offset: number) => {
      if (sign) return `${sign}{`;
      const hex = short ?? long;
      if (hex === undefined) {
        return (
          SIMPLE.get(simple) ??
          scanner.fail(
            `"${whole}" is no escape; there are \\n, \\r, \\t, \\", \\\\, \\uXXXX and \\UXXXXXXXX`,
            start + offset,
          )
        );
      }
      const code = parseInt(hex, 16);
      if (code > 0x10ffff || (code >= 0xd800 && code <= 0xdfff)) {
        scanner.fail(`"${whole}" is not a character`, start + offset);
      }
      return String.fromCodePoint(code);
    },
  );
}
