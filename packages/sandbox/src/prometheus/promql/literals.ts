const LENGTH =
  /^(?=\d)(?:(\d+)y)?(?:(\d+)w)?(?:(\d+)d)?(?:(\d+)h)?(?:(\d+)m)?(?:(\d+)s)?(?:(\d+)ms)?$/;
const SECOND = 1_000;
const DAY = 86_400 * SECOND;
const SIZES = [
  ...[365 * DAY, 7 * DAY, DAY],
  ...[3_600 * SECOND, 60 * SECOND, SECOND, 1],
];

/**
 * A length such as `5m`, `1h30m` or `1234567s`, as Prometheus 2 takes it.
 * @returns milliseconds; undefined when it is none
 */
export function parseLength(text: string): number | undefined {
  const found = LENGTH.exec(text);
  if (!found) return undefined;
  return SIZES.reduce(
    (sum, size, index) => sum + size * Number(found[index + 1] ?? 0),
    0,
  );
}

/** A number as PromQL 2 writes it; undefined when it is none. */
export function parseNumber(text: string): number | undefined {
  if (/^[+-]/.test(text)) {
    const value = parseNumber(text.slice(1).trimStart());
    return value !== undefined && text.startsWith('-') ? -value : value;
  }
  if (/^inf$/i.test(text)) return Infinity;
  if (/^nan$/i.test(text)) return NaN;
  if (/^0x[0-9a-f]+$/i.test(text)) return Number.parseInt(text, 16);
  // Go reads a zero in front as octal.
  if (/^0[0-7]+$/.test(text)) return Number.parseInt(text, 8);
  return /^(?:\d+\.?\d*|\.\d+)(?:e[+-]?\d+)?$/i.test(text)
    ? Number(text)
    : undefined;
}

const SHORT: Record<string, string> = {
  ...{ a: '\x07', b: '\b', f: '\f', n: '\n', r: '\r', t: '\t', v: '\v' },
  ...{ '\\': '\\', '"': '"', "'": "'" },
};
const ESCAPE =
  /\\(?:x([0-9a-fA-F]{2})|u([0-9a-fA-F]{4})|U([0-9a-fA-F]{8})|([0-7]{3})|(.))/gs;

/** The text of a quoted text; undefined when an escape is none of Go's. */
export function parseText(quoted: string): string | undefined {
  const inner = quoted.slice(1, -1);
  if (quoted.startsWith('`')) return inner;
  let isGood = true;
  const text = inner.replace(
    ESCAPE,
    (_all, byte, short, long, octal, single) => {
      const code = byte ?? short ?? long;
      if (code !== undefined) return codePoint(Number.parseInt(code, 16));
      if (octal !== undefined) return codePoint(Number.parseInt(octal, 8));
      if (single in SHORT) return SHORT[single];
      isGood = false;
      return '';
    },
  );
  return isGood ? text : undefined;

  function codePoint(code: number) {
    if (code <= 0x10ffff) return String.fromCodePoint(code);
    isGood = false;
    return '';
  }
}
