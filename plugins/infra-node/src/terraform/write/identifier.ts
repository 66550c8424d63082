/** What is asked to be written has no HCL form. The message says what to change. */
export class WriteError extends Error {
  constructor(message: string) {
    super(message);
    this.name = 'WriteError';
  }
}

// HCL takes the letters of an old version of Unicode. Those of ASCII and the
// Korean syllables are in every version.
const IDENTIFIER = /^[A-Za-z_\uac00-\ud7a3][\w\uac00-\ud7a3-]*$/;
const LONGEST_SHOWN = 60;

/** The text as a message may show it: on one line, short, nothing invisible. */
export function shown(text: string): string {
  const cut =
    text.length > LONGEST_SHOWN ? `${text.slice(0, LONGEST_SHOWN)}…` : text;
  return JSON.stringify(cut).replace(
    /[\p{Cc}\p{Cf}\p{Zl}\p{Zp}\p{Cs}]/gu,
    character =>
      `\\u{${(character.codePointAt(0) as number)
        .toString(16)
        .padStart(4, '0')}}`,
  );
}

/**
 * Whether the text is a name in HCL that may be written: a letter of ASCII, a
 * Korean syllable or `_`, then those, digits and `-`. The names of other
 * alphabets, which HCL takes too, are not written.
 * @see https://github.com/hashicorp/hcl/blob/main/hclsyntax/spec.md#identifiers
 */
export function isIdentifier(text: string): boolean {
  return IDENTIFIER.test(text);
}

/**
 * @param what whose name it is, for the message: `argument`, `block type` …
 * @throws {WriteError} when the text is not a name in HCL
 */
export function assertIdentifier(text: string, what: string): string {
  if (!isIdentifier(text)) {
    throw new WriteError(
      `${shown(text)} is not a name for the ${what}: ` +
        'use a letter or "_", then letters, digits, "_" and "-"',
    );
  }
  return text;
}
