import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { parseExpression, parseHcl } from '../read/parse';
import type { Block } from '../syntax';
import { hasTerraform } from './__testUtils__/terraformConsole';
import { evaluate } from './evaluate';
import { toJson } from './functions/json';
import type { Scope } from './scope';
import { fromData, unknown, type Value } from './values';
import { checkVariable, checkVariableValue } from './variable';

const NOTHING: Scope = { values: new Map() };

function variable(body: string) {
  const text = `variable "x" {\n${body}\n}\n`;
  const file = parseHcl(text, 'variables.tf');
  return { block: file.body[0] as Block, source: { file: file.file, text } };
}

function problems(body: string, value: Value | undefined, scope = NOTHING) {
  const { block, source } = variable(body);
  return checkVariableValue(block, value, scope, source).map(
    ({ kind, message }) => `${kind}: ${message}`,
  );
}

const KEBAB = `
  type = string
  validation {
    condition     = can(regex("^[a-z][a-z0-9-]*$", var.x))
    error_message = "x is kebab-case, not \${var.x}."
  }`;

describe('checkVariableValue', () => {
  it('tells a validation in its own words', () => {
    expect(problems(KEBAB, fromData('mail-queue'))).toEqual([]);
    expect(problems(KEBAB, fromData('Mail Queue'))).toEqual([
      'validation: x is kebab-case, not Mail Queue.',
    ]);
  });

  it('passes over what is not known', () => {
    expect(problems(KEBAB, unknown())).toEqual([]);
    const other = `
      type = number
      validation {
        condition     = var.x < var.most && length(local.a) > 0
        error_message = "too many"
      }`;
    expect(problems(other, fromData(5))).toEqual([]);
    const most = (value: number): Scope => ({
      values: new Map([['var', fromData({ most: value })]]),
    });
    expect(problems(other, fromData(5), most(9))).toEqual([]);
    expect(problems(other, fromData(5), most(3))).toEqual([
      'validation: too many',
    ]);
  });

  it('tells types, nulls and missing values', () => {
    expect(problems('type = number', fromData('a'))).toEqual([
      'type: a number is required',
    ]);
    expect(problems('type = number', fromData('5'))).toEqual([]);
    expect(problems('type = number', undefined)).toEqual([
      'missing: a value is required',
    ]);
    expect(problems('nullable = false', fromData(null))).toEqual([
      'null: null is not allowed',
    ]);
    expect(problems('', fromData(null))).toEqual([]);
    expect(
      problems('type = list(object({ a = string }))', fromData([{ b: 1 }])),
    ).toEqual(['type: element 0: attribute "a" is required']);
    expect(problems('type = strin', fromData(1))).toEqual([
      'declaration: this is no type: write string, list(string) …',
    ]);
    expect(problems('default = "x"\n type = number', undefined)).toEqual([
      'type: a number is required',
    ]);
  });

  it('takes the default for null where null is not allowed', () => {
    const { block, source } = variable('nullable = false\n default = 7');
    const check = checkVariable(block, fromData(null), NOTHING, source);
    expect([toJson(check.value), check.problems]).toEqual(['7', []]);
  });

  it('reports a condition that fails, and where', () => {
    const text = `
      type = any
      validation {
        condition     = var.x.name == "a"
        error_message = "no"
      }`;
    const { block, source } = variable(text);
    const [problem] = checkVariableValue(block, fromData({}), NOTHING, source);
    expect(problem.message).toMatch(/fails on this value: .*"name"/);
    expect(source.text.slice(problem.offset)).toMatch(/^var\.x\.name/);
  });

  it('does not hang on a costly condition', () => {
    const costly = `
      validation {
        condition = length([for a in range(1000) : [for b in range(1000) : [for c in range(1000) : c]]]) > 0
        error_message = "no"
      }`;
    expect(problems(costly, fromData(1))).toEqual([]);
  });
});

/** Types with a value; the result is compared with a real plan's. */
const CASES: [type: string, value: string][] = [
  ['string', '5'],
  ['number', '"1.50"'],
  ['bool', '"true"'],
  ['any', '[1, "a"]'],
  ['list(string)', '[1, true]'],
  ['list(any)', '[1, "a"]'],
  ['list', '[1, 2]'],
  ['map', '{ a = 1 }'],
  ['set(number)', '["3", 1, 1]'],
  ['map(string)', '{ a = 1, b = null }'],
  ['tuple([string, number])', '[1, "2"]'],
  ['object({ a = string })', '{ a = 1, b = 2 }'],
  ['object({ a = optional(string) })', '{}'],
  [
    'object({ a = optional(string, "x"), b = optional(number, 5) })',
    '{ a = null }',
  ],
  ['object({ a = optional(object({ b = optional(string, "x") }), {}) })', '{}'],
  [
    'object({ a = optional(object({ b = optional(string, "x") }), {}) })',
    '{ a = { b = null } }',
  ],
  [
    'list(object({ a = optional(list(string), []), n = number }))',
    '[{ n = 1 }, { n = "2", a = [3] }]',
  ],
  [
    'map(object({ a = optional(bool, true) }))',
    '{ k = {}, l = { a = false } }',
  ],
  [
    'set(object({ a = optional(string, "x") }))',
    '[{}, { a = "x" }, { a = "y" }]',
  ],
  ['tuple([object({ a = optional(string, "x") }), any])', '[{}, [1]]'],
  [
    'object({ a = list(object({ b = optional(map(string), { z = 1 }) })) })',
    '{ a = [{}, { b = { y = 2 } }] }',
  ],
  ['object({ a = optional(any) })', '{ a = [1, "x"] }'],
  ['map(any)', '{ a = 1, b = "x" }'],
];

const withTerraform = hasTerraform || process.env.CI ? describe : describe.skip;

withTerraform('variables beside the real terraform', () => {
  it('have the value that a plan gives them', () => {
    const folder = mkdtempSync(path.join(tmpdir(), 'variables-'));
    const run = (...args: string[]) =>
      execFileSync('terraform', args, { cwd: folder, encoding: 'utf8' });
    try {
      const files = CASES.map(
        ([type, value], index) =>
          `variable "v${index}" {\n  type    = ${type}\n  default = ${value}\n}\n` +
          `output "o${index}" {\n  value = jsonencode(var.v${index})\n}\n`,
      );
      writeFileSync(path.join(folder, 'main.tf'), files.join('\n'));
      run('init', '-input=false');
      run('apply', '-auto-approve', '-input=false');
      const outputs = JSON.parse(run('output', '-json'));
      const ours = CASES.map(([type, value]) => {
        const { block, source } = variable(`type = ${type}`);
        const given = evaluate(parseExpression(value, 'x'), NOTHING, {
          file: 'x',
          text: value,
        });
        const check = checkVariable(block, given, NOTHING, source);
        return check.problems[0]?.message ?? toJson(check.value);
      });
      const theirs = CASES.map((_, index) => outputs[`o${index}`].value);
      expect(ours).toEqual(theirs);
    } finally {
      rmSync(folder, { recursive: true, force: true });
    }
  }, 60_000);
});
