import * as fc from 'fast-check';
import { HclError } from '../read/hclError';
import { loadModule } from '../read/loadModule';
import { shippedSchemas } from '../schema';
import { findingsOf, lines } from './__testUtils__/findingsOf';
import { checkModule } from './checkModule';

const NAMES = ['__proto__', 'constructor', 'toString', 'hasOwnProperty'];

describe('hostile input', () => {
  it.each(NAMES)('%s is a name like any other', name => {
    expect(
      lines(
        findingsOf(`
variable "${name}" { type = string }
locals { ${name} = var.${name} }
resource "aws_vpc" "${name}" { tags = { ${name} = local.${name} } }
output "${name}" { value = aws_vpc.${name}.id }`),
      ),
    ).toEqual([]);
    expect(
      findingsOf(`
resource "aws_vpc" "v" { ${name} = 1 }
output "a" { value = var.${name} }
output "b" { value = local.${name} }
output "c" { value = aws_vpc.v.${name} }
output "d" { value = aws_vpc.${name}.id }
output "e" { value = ${name}("x") }
variable "t" { type = object({ a = string, ${name} = number }) }
output "f" { value = { a = 1 }.${name} }
module "m" {
  source = "./${name}"
  ${name} = 1
}`).map(each => each.code),
    ).toEqual([
      'unknown-argument',
      'undeclared',
      'undeclared',
      'unknown-attribute',
      'undeclared',
      'unknown-function',
      'module-source',
    ]);
  });

  it('shows odd names on one line, without marks that reorder text', () => {
    const name = `a\u202e\u2066b${'x'.repeat(10_000)}`;
    const [finding] = findingsOf(`variable "${name}" {}`);
    expect(finding.code).toBe('wrong-labels');
    expect(finding.message.length).toBeLessThan(200);
    expect(finding.message).toMatch(/^[ -~…]*$/);
  });

  it.each([
    ['"; }', 'resource "aws_vpc" "v" { cidr_block = ""; } "\n}'],
    ['a file of nothing but braces', '{'.repeat(100_000)],
    ['deep brackets', `locals {\n  a = ${'['.repeat(100_000)}\n}`],
    ['a text without an end', 'locals {\n  a = "${"${"${'],
  ])('%s is an error with a place', (_, text) => {
    const [finding] = findingsOf(text);
    expect(finding).toMatchObject({ code: 'syntax', file: 'main.tf' });
    expect(finding.line).toBeGreaterThan(0);
  });

  it('copes with thousands of mistakes, and says that there are more', () => {
    const many = Array.from(
      { length: 20_000 },
      (_, i) =>
        `output "o${i}" { value = local.a_name_that_is_not_${i}.of_anything }`,
    ).join('\n');
    const declared = Array.from(
      { length: 5_000 },
      (_, i) => `  a_name_that_is_nott_${i} = ${i}`,
    ).join('\n');
    const findings = findingsOf(`locals {\n${declared}\n}\n${many}`);
    expect(findings).toHaveLength(1001);
    expect(findings[1000]).toMatchObject({ code: 'too-many' });
  });

  it('follows long chains and shapes that double', () => {
    const chain = Array.from(
      { length: 20_000 },
      (_, i) => `  c${i} = local.c${i + 1}`,
    ).join('\n');
    const double = Array.from(
      { length: 60 },
      (_, i) => `  d${i} = [local.d${i + 1}, local.d${i + 1}]`,
    ).join('\n');
    const type = `${'list('.repeat(60)}string${')'.repeat(60)}`;
    expect(
      findingsOf(
        {
          'main.tf': `locals {\n${chain}\n  c20000 = 1\n${double}\n  d60 = []\n}`,
          'call.tf': 'module "m" {\n  source = "./m"\n  v = local.d0\n}',
        },
        { './m': `variable "v" { type = ${type} }` },
      ),
    ).toEqual([]);
  });

  it('never throws, whatever is done to a text', () => {
    const text = `resource "aws_vpc" "v" {
  for_each = { for k, v in var.a : k => v if v != null }
  tags     = merge(local.t, { "\${each.key}" = "%{ if true }x%{ endif }" })
  dynamic "timeouts" {
    for_each = var.a[*].b
    content { create = timeouts.value }
  }
}
variable "a" { type = map(object({ b = optional(string, "x") })) }
locals { t = { x = [1, 2][0] } }
module "m" { source = "./m" }
`;
    const schema = shippedSchemas();
    fc.assert(
      fc.property(
        fc.array(
          fc.tuple(
            fc.nat(text.length),
            fc.nat(8),
            fc.constantFrom(
              '',
              '{',
              '}',
              '"',
              '${',
              '[',
              '= ',
              'var.',
              '.',
              '\n',
              'null',
              '__proto__',
              '*',
            ),
          ),
          { minLength: 1, maxLength: 4 },
        ),
        changes => {
          let changed = text;
          for (const [at, length, by] of changes) {
            changed = changed.slice(0, at) + by + changed.slice(at + length);
          }
          const module = loadModule([{ path: 'main.tf', text: changed }]);
          const findings = checkModule(module, { schema });
          for (const { line, column, message } of findings) {
            expect(line).toBeGreaterThan(0);
            expect(column).toBeGreaterThan(0);
            expect(message).not.toBe('');
          }
          for (const problem of module.problems) {
            expect(problem).toBeInstanceOf(HclError);
          }
          if (module.problems.length > 0) {
            expect(findings.length).toBeGreaterThan(0);
          }
        },
      ),
      { numRuns: 3_000 },
    );
  });
});
