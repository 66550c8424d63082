import { parseExpression, parseHcl } from './parse';
import { MAX_NESTING } from './scanner';

/** Files of tens of megabytes in CI, of megabytes otherwise. */
const size = process.env.HEAVY === '1' ? 10 : 1;

const repeat = (text: string, times: number) => text.repeat(times);
const large = (text: string, times: number) => text.repeat(times * size);

/** Texts that nest `n` levels, each in its own way. */
const NESTED: Record<string, (n: number) => string> = {
  parentheses: n => `${repeat('(', n)}1${repeat(')', n)}`,
  lists: n => `${repeat('[', n)}${repeat(']', n)}`,
  objects: n => `${repeat('{a=', n)}1${repeat('}', n)}`,
  calls: n => `${repeat('f(', n)}${repeat(')', n)}`,
  indices: n => `a${repeat('[a', n)}${repeat(']', n)}`,
  interpolations: n => `${repeat('"${', n)}1${repeat('}"', n)}`,
  directives: n => `"${repeat('%{if a}', n)}${repeat('%{endif}', n)}"`,
  negations: n => `${repeat('!', n)}a`,
  conditionals: n => `${repeat('a?b:', n)}c`,
  sums: n => `a${repeat('+a', n)}`,
  attributes: n => `a${repeat('.b', n)}`,
  loops: n => `${repeat('[for a in b : ', n)}1${repeat(']', n)}`,
  heredocs: n => `${repeat('"${<<E\n', n)}x${repeat('\nE\n}"', n)}`,
};

describe('the reader under hostile texts', () => {
  it.each(Object.entries(NESTED))('bounds nested %s', (_, make) => {
    expect(parseExpression(make(MAX_NESTING / 4), 'main.tf')).toBeDefined();
    for (const levels of [MAX_NESTING + 1, 10_000]) {
      expect(() => parseExpression(make(levels), 'main.tf')).toThrow(
        /^main\.tf:\d+:\d+: (nested deeper than 400 levels|this heredoc has no)/,
      );
    }
  });

  it('bounds nested blocks', () => {
    const blocks = (n: number) => repeat('a {\n', n) + repeat('}\n', n);
    expect(parseHcl(blocks(MAX_NESTING), 'main.tf').body).toHaveLength(1);
    expect(() => parseHcl(blocks(10_000), 'main.tf')).toThrow(
      'main.tf:401:3: nested deeper than 400 levels',
    );
  });

  // Quadratic time would take hours.
  it.each([
    ['one string', `a = "${large('x$', 500_000)}"\n`],
    ['blanks before a marker', `a = "${large(' ', 1_000_000)}\${~ b}"\n`],
    ['blank lines', `a = <<-E\n${large(' \n', 300_000)}E\n`],
    ['lines like a closing tag', `a = <<E\n${large(' E x\n', 100_000)}E\n`],
    ['digits', `a = ${large('1.', 500_000)}1\n`],
    ['unclosed comments', large('/* ', 300_000)],
    ['quotes', large('"', 1_000_000)],
    [
      'arguments',
      Array.from({ length: 30_000 * size }, (_, i) => `a${i}=1\n`).join(''),
    ],
  ])('takes linear time for %s', (_, text) => {
    try {
      parseHcl(text, 'main.tf');
    } catch (error) {
      expect(String(error)).toMatch(/^HclError: main\.tf:\d+:\d+: /);
    }
  });
});
