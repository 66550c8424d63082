import fc from 'fast-check';
import { HclError } from '../read/hclError';
import { parseExpression } from '../read/parse';
import { runs } from '../write/__testUtils__/arbitraries';
import { printType } from './__testUtils__/printType';
import { consoleValues, hasTerraform } from './__testUtils__/terraformConsole';
import { evaluate } from './evaluate';
import { toJson } from './functions/json';
import { typeOf } from './values';

const CALLS: [name: string, least: number, most: number][] = [
  ['concat', 1, 3],
  ['merge', 1, 3],
  ['contains', 2, 2],
  ['length', 1, 1],
  ['flatten', 1, 1],
  ['distinct', 1, 1],
  ['keys', 1, 1],
  ['values', 1, 1],
  ['tolist', 1, 1],
  ['toset', 1, 1],
  ['tomap', 1, 1],
  ['tostring', 1, 1],
  ['tonumber', 1, 1],
  ['coalesce', 1, 3],
  ['element', 2, 2],
  ['lookup', 2, 3],
  ['reverse', 1, 1],
  ['setunion', 1, 2],
  ['setintersection', 1, 2],
  ['setsubtract', 2, 2],
  ['one', 1, 1],
  ['sum', 1, 1],
  ['max', 1, 3],
  ['slice', 3, 3],
  ['sort', 1, 1],
  ['compact', 1, 1],
  ['zipmap', 2, 2],
  ['join', 2, 2],
  ['split', 2, 2],
  ['upper', 1, 1],
  ['substr', 3, 3],
  ['replace', 3, 3],
  ['chunklist', 2, 2],
  ['jsonencode', 1, 1],
  ['range', 1, 3],
  ['setproduct', 1, 3],
  ['alltrue', 1, 1],
  ['index', 2, 2],
];

/** Expressions of any make, right and wrong. */
const { expression } = fc.letrec<{ expression: string }>(tie => {
  const any = tie('expression');
  return {
    expression: fc.oneof(
      { depthSize: 'small', withCrossShrink: true },
      fc.constantFrom(
        '0',
        '1',
        '-2',
        '1.5',
        '"a"',
        '"1"',
        '"true"',
        '""',
        'true',
        'false',
        '[]',
        '{}',
        'tostring(null)',
        '"b,a"',
        '10',
      ),
      fc.array(any, { maxLength: 3 }).map(items => `[${items.join(', ')}]`),
      fc
        .dictionary(fc.constantFrom('a', 'b', 'c'), any, { maxKeys: 2 })
        .map(data => {
          const items = Object.entries(data).map(([k, v]) => `${k} = ${v}`);
          return `{ ${items.join(', ')} }`;
        }),
      fc
        .constantFrom(...CALLS)
        .chain(([name, least, most]) =>
          fc
            .array(any, { minLength: least, maxLength: most })
            .map(args => `${name}(${args.join(', ')})`),
        ),
      fc
        .tuple(
          any,
          fc.constantFrom(
            '+',
            '-',
            '*',
            '%',
            '==',
            '!=',
            '<',
            '>=',
            '&&',
            '||',
          ),
          any,
        )
        .map(([a, operator, b]) => `(${a} ${operator} ${b})`),
      fc.tuple(any, any, any).map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
      any.map(a => `[for k, v in ${a} : v]`),
      fc.tuple(any, any).map(([a, b]) => `{ for k, v in ${a} : k => ${b} }`),
      fc.tuple(any, any).map(([a, b]) => `(${a})[${b}]`),
      any.map(a => `(${a})[*].a`),
      any.map(a => `"x\${${a}}"`),
    ),
  };
});

function ours(text: string): { json: string; type: string } | undefined {
  try {
    const source = { file: 'x.tf', text };
    const parsed = parseExpression(text, 'x.tf');
    const value = evaluate(parsed, { values: new Map() }, source);
    return { json: toJson(value), type: printType(typeOf(value)) };
  } catch (error) {
    if (error instanceof HclError) return undefined;
    throw error;
  }
}

// Without the program this is skipped; in CI it fails instead.
const withTerraform = hasTerraform || process.env.CI ? describe : describe.skip;

withTerraform('generated expressions beside the real terraform', () => {
  it('have the same value and type, or an error in both', () => {
    // A commit is judged alike each time; SEED=<number> looks elsewhere.
    const seed = Number(process.env.SEED ?? 11);
    const texts = fc.sample(expression, { numRuns: runs(300), seed });
    const theirs = consoleValues(texts);
    const different = texts.flatMap((text, index) => {
      const [we, they] = [ours(text), theirs[index]];
      const same = we?.json === they?.json && we?.type === they?.type;
      // An error in the branch that is not taken leaves its type open here, and
      // Terraform may know that the two types do not fit.
      const isLenient = text.includes('?') && they === undefined;
      return same || isLenient ? [] : [{ text, we, they }];
    });
    expect(different).toEqual([]);
  }, 120_000);
});
