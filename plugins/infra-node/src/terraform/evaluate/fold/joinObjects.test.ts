import { parseHcl } from '../../read/parse';
import { fromData } from '../values';
import { foldFile } from './foldFile';

/** What folding makes of the expression of an argument. */
function argument(expression: string, intent: object): string {
  const file = parseHcl(`x = ${expression}\n`, 'main.tf');
  const folded = foldFile(file, new Map([['intent', fromData(intent)]]));
  return folded.replace(/^x = /, '').trimEnd();
}

it.each([
  // What the last one says counts: only merge knows that.
  ['merge({ A = var.a }, intent.x, { A = var.b })', 'equal keys'],
  ['merge({ (var.k) = var.a }, intent.x)', 'a computed key'],
  ['merge({ "${var.k}" = var.a }, intent.x)', 'a computed key in quotes'],
  ['merge(var.a, intent.x)', 'what is no object'],
  ['merge({ A = <<-E\n  a ${var.a}\nE\n}, intent.x)', 'a heredoc'],
])('keeps %s a merge, for %s', expression => {
  expect(argument(expression, { x: { X: 'x' } })).toMatch(/^merge\(/);
});

it('joins objects with the comments that stand above and in them', () => {
  const merge = `merge(
  # Of all.
  intent.x,
  // Only here.
  intent.none == null ? {
    # The first.
    A = var.a
    "b c" = [var.b]
  } : {},
)`;
  expect(argument(merge, { x: { X: 'x' }, none: null })).toBe(`{
  # Of all.
  X = "x"
  // Only here.
  # The first.
  A = var.a
  "b c" = [var.b]
}`);
});
