import fc from 'fast-check';
import { fits } from '../terraform/check/fits';
import { shapeOfConstraint } from '../terraform/check/typeConstraint';
import { parseExpression } from '../terraform/read/parse';
import { typeAccepts } from './typeAccepts';

const runs = { numRuns: 300 };

interface Attribute {
  name: string;
  type: string;
  isOptional: boolean;
}

const objectOf = (attributes: readonly Attribute[]) => {
  const lines = attributes.map(({ name, type, isOptional }) =>
    isOptional ? `  ${name} = optional(${type})` : `  ${name} = ${type}`,
  );
  return ['object({', ...lines, '})'].join('\n');
};

const { type, attributes } = fc.letrec<{
  type: string;
  attributes: Attribute[];
}>(tie => ({
  type: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom('string', 'number', 'bool', 'any'),
    fc
      .tuple(fc.constantFrom('list', 'set', 'map'), tie('type'))
      .map(([kind, of]) => `${kind}(${of})`),
    fc
      .array(tie('type'), { maxLength: 3 })
      .map(items => `tuple([${items.join(', ')}])`),
    tie('attributes').map(objectOf),
  ),
  attributes: fc.uniqueArray(
    fc.record({
      name: fc.constantFrom('a', 'b', 'c', 'd'),
      type: tie('type'),
      isOptional: fc.boolean(),
    }),
    { selector: ({ name }) => name, maxLength: 4 },
  ),
}));

describe('whether callers of one type fit another', () => {
  it.each([
    ['number', 'string', true],
    ['string', 'number', false],
    ['list(number)', 'list(string)', true],
    ['list(string)', 'set(string)', false],
    ['string', 'any', true],
    ['any', 'string', false],
    ['tuple([string, number])', 'list(string)', true],
    ['object({ a = string })', 'map(string)', false],
    ['object({ a = string })', 'object({})', false],
    [
      'map(object({ a = string }))',
      'map(object({ a = string, b = optional(list(number), [1, 2]) }))',
      true,
    ],
    ['object({ a = optional(string) })', 'object({ a = string })', false],
    ['object({ a = string })', 'object({ # new\n a = optional(any)\n})', true],
    // Nothing is promised of what is no type.
    ['strin', 'strin', false],
    ['object({ a = string', 'any', false],
    ['${file("/etc/passwd")}', 'any', false],
  ])('%s by %s: %s', (before, after, expected) => {
    expect(typeAccepts(before, after)).toBe(expected);
  });

  it('takes what it took, and all of it is anything', () => {
    fc.assert(
      fc.property(type, one => {
        expect(typeAccepts(one, one)).toBe(true);
        expect(typeAccepts(one, 'any')).toBe(true);
      }),
      runs,
    );
  });

  it('fits over a version between', () => {
    fc.assert(
      fc.property(type, type, type, (one, two, three) => {
        const isChain = typeAccepts(one, two) && typeAccepts(two, three);
        if (isChain) expect(typeAccepts(one, three)).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });

  it('takes a new attribute that may be left out, and no other', () => {
    fc.assert(
      fc.property(attributes, type, (given, of) => {
        const before = objectOf(given);
        const fresh = { name: 'fresh', type: of };
        const free = objectOf([...given, { ...fresh, isOptional: true }]);
        const needed = objectOf([...given, { ...fresh, isOptional: false }]);
        expect(typeAccepts(before, free)).toBe(true);
        expect(typeAccepts(before, needed)).toBe(false);
        expect(typeAccepts(needed, free)).toBe(true);
        // What callers give for it would be dropped without a word.
        expect(typeAccepts(free, before)).toBe(false);
      }),
      runs,
    );
  });

  it('promises no more than the check of a call does', () => {
    const shape = (text: string) =>
      shapeOfConstraint(parseExpression(text, 'variables.tf'));
    fc.assert(
      fc.property(type, type, (one, two) => {
        if (typeAccepts(one, two))
          expect(fits(shape(one), shape(two))).toBe(true);
      }),
      { numRuns: 2000 },
    );
  });
});
