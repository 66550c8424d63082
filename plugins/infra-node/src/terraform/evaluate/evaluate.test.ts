import fc from 'fast-check';
import { HclError } from '../read/hclError';
import { parseExpression } from '../read/parse';
import { Budget } from './budget';
import { evaluate } from './evaluate';
import { toJson } from './functions/json';
import { HclNumber } from './number';
import type { Scope } from './scope';
import { typeOf, fromData, unknown, type Value } from './values';
import { printType } from './__testUtils__/printType';

const NOTHING: Scope = { values: new Map() };

const run = (text: string, scope: Scope = NOTHING): Value =>
  evaluate(parseExpression(text, 'x.tf'), scope, { file: 'x.tf', text });

const scopeOf = (values: Record<string, Value>): Scope => ({
  values: new Map(Object.entries(values)),
});

/** Seconds of work since then; other processes' do not count. */
const seconds = (began: NodeJS.CpuUsage) =>
  process.cpuUsage(began).user / 1_000_000;

describe('errors of evaluate', () => {
  it.each([
    ['nothing.here', 'x.tf:1:1: "nothing" is not known here'],
    ['1 + "a"', 'x.tf:1:1: unsuitable right operand: a number is required'],
    [
      '[1, {a = 1}.b]',
      'x.tf:1:5: this object has no attribute "b"; it has "a"',
    ],
    ['upper(nosuch(1))', 'x.tf:1:7: there is no function "nosuch"'],
    ['join(",", 5)', 'x.tf:1:11: join: argument 2: list of string required'],
    ['"a${[1]}"', 'x.tf:1:5: a tuple has no text: use join or jsonencode'],
    ['1 / 0', 'x.tf:1:1: division by zero'],
    [
      '{for v in ["x", "y"] : "a" => v}',
      'x.tf:1:24: two elements have the key "a"; make the keys differ, or group them with "..." after the value',
    ],
    ['[1][4]', 'x.tf:1:1: there is no element 4: the collection has 1'],
    [
      'regex("(?=a)", "a")',
      'x.tf:1:7: regex: argument 1: look-ahead and look-behind are not part of these regular expressions',
    ],
  ])('%s', (text, message) => {
    expect(() => run(text)).toThrow(HclError);
    expect(() => run(text)).toThrow(new Error(message));
  });

  it('names the line', () => {
    expect(() => run('[\n  1,\n  null.a,\n]')).toThrow(/^x\.tf:3:3: /);
  });
});

describe('unknown values', () => {
  const scope = scopeOf({ u: unknown(), s: unknown({ kind: 'string' }) });
  it.each([
    ['u', 'dynamic'],
    ['u.a[0].b', 'dynamic'],
    ['u + 1', 'number'],
    ['u == 1', 'bool'],
    ['"a-${u}"', 'string'],
    ['length(u)', 'number'],
    ['upper(s)', 'string'],
    ['u ? 1 : "a"', 'string'],
    ['[for a in u : a]', 'dynamic'],
    ['u[*].a', 'dynamic'],
    ['try(s, 1)', 'dynamic'],
    ['can(u.a)', 'bool'],
    ['timestamp()', 'string'],
    ['file("/etc/passwd")', 'string'],
    ['fileexists("/etc/passwd")', 'bool'],
    ['uuid()', 'string'],
    ['provider::aws::arn_parse("x")', 'dynamic'],
    ['toset([s, "a"])', 'set(string)'],
    ['sum([1, u])', 'number'],
    ['coalesce(s, "a")', 'string'],
    ['contains([u], 1)', 'bool'],
    ['merge(u, {a = 1})', 'dynamic'],
    ['{ (s) = 1 }', 'dynamic'],
    ['issensitive(1)', 'bool'],
  ])('%s is unknown', (text, type) => {
    const value = run(text, scope);
    expect([value.kind, printType(typeOf(value))]).toEqual(['unknown', type]);
  });

  it.each([
    ['length([u, u])', '2'],
    ['[u, 1][1]', '1'],
    ['{a = u, b = 2}.b', '2'],
    ['keys({a = u})', '["a"]'],
    ['false && u', 'false'],
    ['true || u', 'true'],
    ['true ? 1 : u', '1'],
    ['merge({a = u}, {b = 2}).b', '2'],
    ['s == 1', 'false'],
    ['contains(["a", u], "a")', 'true'],
    ['lookup({a = u, b = 1}, "b")', '1'],
    ['coalesce("a", s)', '"a"'],
  ])('%s is known all the same', (text, json) => {
    expect(toJson(run(text, scope))).toBe(json);
  });
});

describe('limits of evaluate', () => {
  const thousand = 'range(1000)';
  const cases: [text: string, message: string][] = [
    ['range(1e9)', 'a range has at most 1024 elements'],
    [
      `[for a in ${thousand} : [for b in ${thousand} : [for c in ${thousand} : c]]]`,
      'too many steps',
    ],
    ['format("%1000000000d", 1)', 'too wide'],
    ['indent(1e9, "a\\nb")', 'too large'],
    [`replace(${'join("", '.repeat(3)}[""]${')'.repeat(3)}, "", "x")`, ''],
    ['tonumber("1e999999999")', 'too long'],
    ['1e2000 * 1e2000 * 1e2000', 'too large'],
    ['pow(10, 400)', 'not a finite number'],
    ['try(range(1e9), 1) == 1 ? 1 : 1', ''],
    [`setproduct(${Array(9).fill(thousand).join(', ')})`, 'combinations'],
    [`jsondecode("${'['.repeat(100_000)}")`, 'nested deeper'],
    [`yamldecode("${'['.repeat(5000)}")`, 'not YAML'],
    [`join("", [for a in ${thousand} : [for b in ${thousand} : "x"]]...)`, ''],
  ];
  const named = cases.map(([text, ...rest]) => [
    text.slice(0, 60),
    text,
    ...rest,
  ]);

  it.each(named)('%s', (_name, text, message) => {
    const began = process.cpuUsage();
    let caught = '';
    try {
      run(text);
    } catch (error) {
      caught = (error as Error).message;
      expect(error).toBeInstanceOf(HclError);
    }
    expect(caught).toContain(message);
    expect(seconds(began)).toBeLessThan(3);
  });

  it('is linear in regular expressions that would backtrack for ever', () => {
    const began = process.cpuUsage();
    const text = `can(regex("^(a+)+$", "${'a'.repeat(5000)}b"))`;
    expect(toJson(run(text))).toBe('false');
    expect(seconds(began)).toBeLessThan(3);
  });

  it('ends where expressions nest without end', () => {
    const chain = Array(20_000).fill('1').join(' + ');
    expect(() => run(chain)).toThrow(/nested|deep/);
    const growing =
      '{for i in range(1000) : i => join("", [for j in range(1000) : "xxxxxxxxxxxxxxxxxxxx"])}';
    expect(() => run(growing)).toThrow(HclError);
  });

  it('cannot be hidden by try or can', () => {
    const costly = `[for a in ${thousand} : [for b in ${thousand} : b]]`;
    expect(() => run(`try(${costly}, 1)`)).toThrow('too many steps');
    expect(() => run(`can(${costly})`)).toThrow('too many steps');
  });

  it('counts several evaluations together', () => {
    const budget = new Budget({ steps: 5 });
    const text = '1 + 1';
    const once = () =>
      evaluate(
        parseExpression(text, 'x'),
        NOTHING,
        { file: 'x', text },
        budget,
      );
    expect(toJson(once())).toBe('2');
    expect(once).toThrow('too many steps');
  });
});

describe('hostile names', () => {
  it('are names like any other', () => {
    const data = JSON.parse('{"__proto__": {"a": 1}, "constructor": 2}');
    const scope = scopeOf({ x: fromData(data) });
    expect(toJson(run('x.__proto__.a', scope))).toBe('1');
    expect(toJson(run('x["constructor"]', scope))).toBe('2');
    expect(() => run('x.toString', scope)).toThrow('no attribute "toString"');
    expect(() => run('constructor', scope)).toThrow('not known here');
    expect(() => run('__proto__("x")')).toThrow('there is no function');
    expect(() => run('toString()')).toThrow('there is no function');
    const text = '{ for k in ["__proto__", "a"] : k => 1 }';
    expect(toJson(run(text))).toBe('{"__proto__":1,"a":1}');
  });
});

describe('numbers', () => {
  const whole = fc.bigInt({ min: -(2n ** 200n), max: 2n ** 200n });
  it('are exact where they are whole', () => {
    fc.assert(
      fc.property(whole, whole, (a, b) => {
        const [x, y] = [a, b].map(HclNumber.count);
        expect(x.add(y).toString()).toBeDefined();
        const literal = (text: bigint) =>
          HclNumber.parse(String(text)) as HclNumber;
        expect(literal(a).add(literal(b)).toString()).toBe(String(a + b));
        expect(literal(a).multiply(literal(b)).toString()).toBe(String(a * b));
        expect(literal(a).compare(literal(b)) < 0).toBe(a < b);
        if (b !== 0n) {
          expect(literal(a).modulo(literal(b)).toString()).toBe(String(a % b));
        }
      }),
      { numRuns: process.env.HEAVY ? 20_000 : 300 },
    );
  });

  it('read back the text that they write', () => {
    fc.assert(
      fc.property(
        fc.double({ noNaN: true, noDefaultInfinity: true }),
        value => {
          const number = HclNumber.float(value);
          expect(Number(number.toString())).toBe(value + 0);
          const parsed = HclNumber.parse(String(value)) as HclNumber;
          const again = HclNumber.parse(parsed.toString()) as HclNumber;
          expect(again.equals(parsed)).toBe(true);
        },
      ),
      { numRuns: process.env.HEAVY ? 20_000 : 300 },
    );
  });
});
