import fc from 'fast-check';
import { diffTexts, endsWithinLine, foldDiff } from './diffTexts';
import { applyExcerpt, partsOfExcerpt } from './excerpt';
import { excerptOfAny } from './excerptOfAny';

const line = fc.constantFrom('a', 'b', '', '  x', '}');
const text = fc
  .tuple(fc.array(line, { maxLength: 30 }), fc.boolean())
  .map(([lines, ends]) =>
    ends ? lines.map(each => `${each}\n`).join('') : lines.join('\n'),
  );
const closed = (it: string) => (endsWithinLine(it) ? `${it}\n` : it);

it('is enough to make the lines after from the lines before', () => {
  fc.assert(
    fc.property(text, text, (before, after) => {
      const made = applyExcerpt(closed(before), excerptOfAny(before, after));
      expect(made).toBe(closed(after));
    }),
  );
});

it('shows a last line that only loses its end', () => {
  expect(excerptOfAny('a\nb\n', 'a\nb').hunks[0].lines).toEqual([
    { kind: 'same', text: 'a' },
    { kind: 'removed', text: 'b' },
    { kind: 'added', text: 'b' },
  ]);
  expect(excerptOfAny('a', 'a').hunks).toEqual([]);
});

it('shows texts that share next to nothing as one', () => {
  const many = (name: string) => `${name}\n`.repeat(600);
  const [before, after] = [many('a'), many('b')];
  expect(partsOfExcerpt(excerptOfAny(before, after))).toEqual(
    foldDiff(diffTexts(before, after)),
  );
});

it('takes absent texts as empty', () => {
  expect(excerptOfAny(undefined, 'a\n')).toEqual({
    lines: { before: 0, after: 1 },
    hunks: [{ before: 1, after: 1, lines: [{ kind: 'added', text: 'a' }] }],
  });
});
