import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import path from 'node:path';
import fc from 'fast-check';
import { parseExpression, parseHcl } from '../../read/parse';
import { anyText, runs } from '../../write/__testUtils__/arbitraries';
import { hasTerraform } from '../__testUtils__/terraformConsole';
import { evaluate } from '../evaluate';
import { toJson } from '../functions/json';
import { typeOf, fromData, type Value } from '../values';
import { printType } from '../__testUtils__/printType';
import { foldFile } from './foldFile';
import { valueToHcl } from './literal';

interface Intent {
  s: string;
  t: string;
  n: number;
  on: boolean;
  list: string[];
  map: Record<string, string>;
  objects: { name: string; on: boolean }[];
}

const intents = (): fc.Arbitrary<Intent> =>
  fc.record({
    s: anyText(),
    t: anyText(),
    n: fc.integer({ min: -99, max: 99 }),
    on: fc.boolean(),
    list: fc.array(anyText(), { maxLength: 3 }),
    map: fc.dictionary(anyText(), anyText(), { maxKeys: 3 }),
    objects: fc.array(fc.record({ name: anyText(), on: fc.boolean() }), {
      maxLength: 3,
    }),
  });

/** Expressions over known values and a variable, by type. */
const { text, flag, texts } = fc.letrec<{
  text: string;
  flag: string;
  texts: string;
}>(tie => ({
  text: fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.constantFrom(
      'intent.s',
      'intent.t',
      'var.v',
      '"lit"',
      '"${intent.n}!"',
      '"a${var.v}"',
      '"${intent.on}-"',
    ),
    fc
      .tuple(tie('text'), tie('text'))
      .map(([a, b]) => `"x%\${${a}}$%{ if true }{%{ endif }\${${b}}{y}"`),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `"\${${a}}\${${b}}"`),
    fc
      .tuple(tie('flag'), tie('text'), tie('text'))
      .map(([c, a, b]) => `(${c} ? ${a} : ${b})`),
    fc
      .tuple(tie('flag'), tie('text'))
      .map(([c, a]) => `"%{ if ${c} ~} p \${${a}} %{ else }q%{~ endif } r"`),
    fc
      .tuple(tie('texts'), tie('text'))
      .map(([l, a]) => `"%{ for x in ${l} }\${x}=\${${a}},%{ endfor }"`),
    tie('texts').map(l => `join("-", ${l})`),
    tie('text').map(a => `upper(${a})`),
    tie('text').map(a => `"\${substr(${a}, 0, 2)}$"`),
    tie('text').map(a => `try(intent.nosuch, ${a})`),
    tie('text').map(a => `"\${intent.empty}\${${a}}\${intent.empty}"`),
  ),
  flag: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom('intent.on', 'var.b', 'true', 'intent.n > 5', '!intent.on'),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `(${a} == ${b})`),
    fc.tuple(tie('flag'), tie('flag')).map(([a, b]) => `(${a} && ${b})`),
  ),
  texts: fc.oneof(
    { depthSize: 'small' },
    fc.constantFrom(
      'intent.list',
      'var.l',
      '[]',
      'keys(intent.map)',
      'intent.objects[*].name',
    ),
    fc.tuple(tie('text'), tie('text')).map(([a, b]) => `[${a}, ${b}]`),
    tie('text').map(a => `[for k, v in intent.map : "\${k}\${v}\${${a}}"]`),
    fc
      .tuple(tie('text'), tie('flag'))
      .map(([a, c]) => `[for o in intent.objects : ${a} if o.on || ${c}]`),
    tie('texts').map(l => `[for x in ${l} : "\${x}-\${intent.s}"]`),
    tie('texts').map(l => `toset(${l})`),
    // Sometimes the two say the same key, and the second one counts.
    fc
      .tuple(tie('text'), tie('text'), fc.constantFrom('p', 'q'))
      .map(
        ([a, b, key]) =>
          `values(merge({ p = ${a} }, intent.on ? {} : { r = "" }, { ${key} = ${b} }))`,
      ),
    fc
      .tuple(tie('texts'), tie('text'))
      .map(
        ([l, a]) =>
          `values({ for i, x in [for y in ${l} : y] : "\${i}\${${a}}" => x })`,
      ),
  ),
}));

const heredoc = text.map(
  a =>
    `<<-EOT\n      a \${${a}} b\n    \${intent.t}{x}\n        $\${c} %\${intent.s}\n  EOT\n`,
);

const VARIABLES = { v: '$x%', b: true, l: ['q', 'p'] };

const scopeFor = (intent: Intent) => {
  const values: [string, Value][] = [
    ['intent', fromData({ ...intent, empty: '' })],
    ['var', fromData(VARIABLES)],
  ];
  return new Map(values);
};

function valueOf(source: string, values: ReadonlyMap<string, Value>): Value {
  return evaluate(
    parseExpression(source, 'x'),
    { values },
    {
      file: 'x',
      text: source,
    },
  );
}

function folded(
  expression: string,
  values: ReadonlyMap<string, Value>,
): string {
  const file = parseHcl(`locals {\n  x = ${expression}\n}\n`, 'main.tf');
  const known = new Map([...values].filter(([name]) => name !== 'var'));
  return foldFile(file, known)
    .replace(/^locals \{\n {2}x = /, '')
    .replace(/\n\}\n$/, '');
}

/** Undefined where the expression has an error: a list as a set of text, say. */
function attempt<T>(run: () => T): T | undefined {
  try {
    return run();
  } catch {
    return undefined;
  }
}

const show = (value: Value) => `${toJson(value)} ${printType(typeOf(value))}`;

describe('the law of folding', () => {
  it('a folded expression has the value and type of the given one', () => {
    let compared = 0;
    fc.assert(
      fc.property(
        intents(),
        fc.oneof(text, flag, texts, heredoc),
        (intent, expression) => {
          const values = scopeFor(intent);
          const before = attempt(() => valueOf(expression, values));
          if (!before) return;
          compared += 1;
          const after = folded(expression, values);
          const variables = new Map([['var', values.get('var') as Value]]);
          expect(show(valueOf(after, variables))).toBe(show(before));
        },
      ),
      { numRuns: runs(1500) },
    );
    expect(compared).toBeGreaterThan(runs(1500) / 2);
  });
});

const withTerraform = hasTerraform || process.env.CI ? describe : describe.skip;

withTerraform('the law of folding beside the real terraform', () => {
  it('gives the same values when the known roots are locals', () => {
    const pairs = fc
      .sample(fc.tuple(intents(), fc.oneof(text, texts, heredoc)), {
        numRuns: Math.min(runs(100), 600),
        seed: 7,
      })
      .filter(([intent, expression]) =>
        attempt(() => valueOf(expression, scopeFor(intent))),
      );
    expect(pairs.length).toBeGreaterThan(50);
    const folder = mkdtempSync(path.join(tmpdir(), 'law-'));
    try {
      const locals = pairs.flatMap(([intent, expression], index) => {
        const values = scopeFor(intent);
        const given = expression.replace(/\bintent\b/g, `local.intent${index}`);
        return [
          `  intent${index} = ${valueToHcl(values.get('intent') as Value)}`,
          `  given${index} = ${given}`,
          `  folded${index} = ${folded(expression, values)}`,
        ];
      });
      const variables = Object.entries(VARIABLES).map(
        ([name, value]) =>
          `variable "${name}" {\n  default = ${valueToHcl(
            fromData(value),
          )}\n}\n`,
      );
      const file = `${variables.join('')}locals {\n${locals.join('\n')}\n}\n`;
      writeFileSync(path.join(folder, 'main.tf'), file);
      const rows = pairs.map((_, i) => `[local.given${i}, local.folded${i}]`);
      const printed = execFileSync('terraform', ['console', '-no-color'], {
        cwd: folder,
        input: `base64encode(jsonencode([${rows.join(', ')}]))\n`,
        encoding: 'utf8',
        maxBuffer: 1 << 28,
      });
      const results: [unknown, unknown][] = JSON.parse(
        Buffer.from(printed.trim(), 'base64').toString('utf8'),
      );
      expect(results.map(([, after]) => after)).toEqual(
        results.map(([before]) => before),
      );
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 120_000);
});
