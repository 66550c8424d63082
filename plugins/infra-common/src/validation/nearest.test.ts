import fc from 'fast-check';
import { nearest } from '.';

describe('nearest', () => {
  it.each([
    ['defualt', ['default', 'allowed'], 'default'],
    ['tag', ['tags', 'naming'], 'tags'],
    ['zzz', ['default'], undefined],
    ['x'.repeat(100_000), ['default'], undefined],
  ])(
    'finds the word that is meant, if any (%#)',
    (word, candidates, expected) => {
      expect(nearest(word, candidates)).toBe(expected);
    },
  );

  it('finds a word itself', () => {
    const word = fc.string({ minLength: 1, maxLength: 64 });
    fc.assert(
      fc.property(word, fc.array(word), (one, others) => {
        expect(nearest(one, [...others, one])).toBe(one);
      }),
    );
  });
});
