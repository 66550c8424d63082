import fc from 'fast-check';

/** Halves of characters, which are none by themselves. */
const SURROGATES = { from: 0xd800, count: 0x800 };
const LAST = 0x10ffff;

function numberOf(character: unknown): number {
  const [first, ...rest] = typeof character === 'string' ? character : '';
  const code = first?.codePointAt(0);
  if (code === undefined || rest.length > 0 || /\p{Cs}/u.test(first)) {
    throw new Error('not one character');
  }
  return code < SURROGATES.from ? code : code - SURROGATES.count;
}

/**
 * Any one character, as the unit of a string. The unit `binary` of fast-check
 * has the same, and keeps a list of all million of them in each test file.
 */
export const anyCharacter: fc.Arbitrary<string> = fc
  .nat({ max: LAST - SURROGATES.count })
  .map(
    number =>
      String.fromCodePoint(
        number < SURROGATES.from ? number : number + SURROGATES.count,
      ),
    numberOf,
  );
