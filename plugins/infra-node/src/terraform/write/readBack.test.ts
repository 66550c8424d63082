import fc from 'fast-check';
import { evaluate } from '../evaluate/evaluate';
import { fromJson, toJson } from '../evaluate/functions/json';
import { literalString } from '../read/literalString';
import { parseExpression, parseHcl } from '../read/parse';
import type { Block } from '../syntax';
import { anyText, runs } from './__testUtils__/arbitraries';
import { attribute, block, comment, writeHcl } from './builder';
import { type Input, reference, template } from './expressions';
import { isIdentifier } from './identifier';
import { quote } from './quote';
import { writeValue } from './render';

const valueOf = (text: string) =>
  evaluate(
    parseExpression(text, 'x'),
    { values: new Map() },
    { file: 'x', text },
  );

describe('what is written', () => {
  it('reads back to exactly the same text', () => {
    fc.assert(
      fc.property(anyText(), text => {
        expect(literalString(parseExpression(quote(text), 'x'))).toBe(text);
      }),
      { numRuns: runs(2000) },
    );
  });

  it('holds text in every field of a file, and nothing gets out', () => {
    fc.assert(
      fc.property(anyText(), anyText(), (one, two) => {
        const text = writeHcl([
          comment(one),
          block(
            'resource',
            [one, two],
            [
              comment(two),
              attribute('a', one),
              attribute('b', [two, { [one]: two }]),
              attribute('c', template(one, reference('x'), two)),
              block('inner', [two], [attribute('d', one)]),
            ],
          ),
        ]);
        const [resource, ...rest] = parseHcl(text, 'x.tf').body as Block[];
        expect(rest).toEqual([]);
        expect(resource.labels.map(label => label.text)).toEqual([one, two]);
        expect(resource.body.map(item => item.kind)).toEqual([
          'attribute',
          'attribute',
          'attribute',
          'block',
        ]);
        const [a, , c, inner] = resource.body;
        if (a.kind !== 'attribute' || c.kind !== 'attribute') throw new Error();
        if (inner.kind !== 'block') throw new Error();
        expect(literalString(a.value)).toBe(one);
        expect(inner.labels[0].text).toBe(two);
        // Exactly one interpolation, and it is the one that was meant.
        const parts = c.value.kind === 'template' ? c.value.parts : [];
        const sequences = parts.filter(({ kind }) => kind !== 'text');
        if (one !== '' || two !== '') {
          expect(sequences.map(({ kind }) => kind)).toEqual(['interpolation']);
          const before = parts[0].kind === 'text' ? parts[0].value : '';
          expect(before).toBe(one);
        }
      }),
      { numRuns: runs(800) },
    );
  });

  it('is data of the same value', () => {
    const data = fc.jsonValue({ maxDepth: 4, stringUnit: 'grapheme' });
    fc.assert(
      fc.property(data, value => {
        const written = valueOf(writeValue(value as Input));
        expect(toJson(written)).toBe(toJson(fromJson(JSON.stringify(value))));
      }),
      { numRuns: runs(800) },
    );
  });

  it('takes as names only what reads back as one', () => {
    fc.assert(
      fc.property(anyText(), name => {
        if (!isIdentifier(name)) {
          expect(() => attribute(name, 1)).toThrow('is not a name');
          return;
        }
        const [item] = parseHcl(writeHcl([attribute(name, 1)]), 'x').body;
        expect(item.kind === 'attribute' && item.name).toBe(name);
      }),
      { numRuns: runs(400) },
    );
  });
});
