import fc from 'fast-check';
import { anyCharacter } from './anyCharacter';

it('is one whole character, of all of them', () => {
  fc.assert(
    fc.property(anyCharacter, character => {
      expect([...character]).toHaveLength(1);
      expect(character).not.toMatch(/\p{Cs}/u);
    }),
  );
  const found = fc.sample(anyCharacter, { numRuns: 2_000, seed: 1 });
  const codes = found.map(each => each.codePointAt(0)!);
  expect(codes.some(code => code < 0x80)).toBe(true);
  expect(codes.some(code => code > 0xffff)).toBe(true);
});

it('lets fast-check make names that are dangerous', () => {
  const texts = fc.sample(fc.string({ unit: anyCharacter, maxLength: 20 }), {
    numRuns: 5_000,
    seed: 1,
  });
  expect(texts).toContain('__proto__');
});
