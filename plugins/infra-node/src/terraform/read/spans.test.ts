import fc from 'fast-check';
import type { Expression, SourceFile, TemplatePart } from '../syntax';
import { expressionText, fileText } from './__testUtils__/hclTexts';
import { parseExpression, parseHcl } from './parse';

const factor = process.env.HEAVY === '1' ? 20 : 1;

/** Every expression in a tree, whatever its shape. */
function* expressionsIn(node: unknown): Generator<Expression> {
  if (Array.isArray(node)) {
    for (const each of node) yield* expressionsIn(each);
  } else if (node !== null && typeof node === 'object') {
    if (isExpression(node)) yield node;
    yield* expressionsIn(Object.values(node));
  }
}

const NOT_EXPRESSIONS = [
  'attribute',
  'block',
  'text',
  'interpolation',
  'if',
] as const;

function isExpression(node: object): node is Expression {
  if (!('kind' in node)) return false;
  const { kind } = node as Expression | TemplatePart;
  // `for` is a part of a template too, which has no form.
  return (
    !NOT_EXPRESSIONS.some(each => each === kind) &&
    !(kind === 'for' && !('form' in node))
  );
}

function moved(node: unknown, by: number): unknown {
  const OFFSETS = ['start', 'end', 'nameEnd', 'open', 'close'];
  return JSON.parse(
    JSON.stringify(node, (key, value) =>
      OFFSETS.includes(key) && typeof value === 'number' ? value + by : value,
    ),
  );
}

function expectSpansToHold(text: string, tree: Expression | SourceFile) {
  for (const expression of expressionsIn(tree)) {
    const slice = text.slice(expression.start, expression.end);
    const again = parseExpression(slice, 'slice');
    expect(again).toEqual(moved(expression, -expression.start));
  }
}

function attempt<T>(read: () => T): T | undefined {
  try {
    return read();
  } catch {
    return undefined;
  }
}

describe('spans', () => {
  it('cut text out that reads as the same expression', () => {
    let seen = 0;
    fc.assert(
      fc.property(expressionText, text => {
        const tree = attempt(() => parseExpression(text, 'main.tf'));
        if (!tree) return;
        seen += 1;
        expectSpansToHold(text, tree);
      }),
      { numRuns: 1000 * factor },
    );
    expect(seen).toBeGreaterThan(300 * factor);
  });

  it('of items of a body cut out what reads as the same item', () => {
    fc.assert(
      fc.property(fileText, text => {
        const file = attempt(() => parseHcl(text, 'main.tf'));
        for (const item of file?.body ?? []) {
          const slice = text.slice(item.start, item.end);
          const [again] = parseHcl(`${slice}\n`, 'slice').body;
          expect(again).toEqual(moved(item, -item.start));
        }
      }),
      { numRuns: 500 * factor },
    );
  });

  it('lie within each other, in order', () => {
    fc.assert(
      fc.property(expressionText, text => {
        const tree = attempt(() => parseExpression(text, 'main.tf'));
        for (const { start, end } of expressionsIn(tree)) {
          expect(start).toBeLessThan(end);
          expect(end).toBeLessThanOrEqual(text.length);
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
        }
      }),
      { numRuns: 500 * factor },
    );
  });
});
