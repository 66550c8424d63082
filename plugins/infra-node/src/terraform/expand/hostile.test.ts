import fc from 'fast-check';
import {
  declaredResourceSchema,
  declaredStackSchema,
} from '@infra-portal/infra-common';
import { loadModule } from '../read/loadModule';
import { expandFiles } from './__testUtils__/expandFiles';
import { expandModule } from './expandModule';

/** Far more than it takes, for machines that do other things too. */
const SLOWEST_MS = 8_000;

async function timed(text: string) {
  const begin = performance.now();
  // A tenth of what is allowed, as tests run far slower.
  const made = await expandFiles(text, { steps: 100_000 });
  expect(performance.now() - begin).toBeLessThan(SLOWEST_MS);
  return made;
}

const chain = (length: number, last: string) =>
  Array.from({ length }, (_, i) =>
    i === length - 1 ? `l${i} = ${last}` : `l${i} = local.l${i + 1}`,
  ).join('\n');

describe('what is made to take long', () => {
  it.each([
    [
      'a huge count',
      'resource "aws_a" "x" { count = 1e12 }',
      '5000 are looked',
    ],
    [
      'resources without end',
      Array.from(
        { length: 30 },
        (_, i) => `resource "aws_a" "x${i}" { count = 4000 }`,
      ).join('\n'),
      'more than 5000 resources',
    ],
    [
      'a long chain of locals',
      `locals {\n${chain(
        20_000,
        '1',
      )}\n}\nresource "aws_a" "x" { a = local.l0 }`,
      'too deeply',
    ],
    [
      'locals that double',
      `locals {\n${Array.from(
        { length: 60 },
        (_, i) => `l${i} = [local.l${i + 1}, local.l${i + 1}]`,
      ).join('\n')}\nl60 = 1\n}\nresource "aws_a" "x" { a = local.l0 }`,
      'too large',
    ],
    [
      'many costly values',
      Array.from(
        { length: 3000 },
        (_, i) =>
          `resource "aws_a" "x${i}" { a = length([for x in range(1000) : x]) }`,
      ).join('\n'),
      'takes too much',
    ],
    [
      'many costly defaults',
      Array.from(
        { length: 3000 },
        (_, i) =>
          `variable "v${i}" { default = [for x in range(1000) : x] }\nresource "aws_a" "x${i}" { a = var.v${i} }`,
      ).join('\n'),
      'takes too much',
    ],
    [
      'many errors in a long file',
      `#${'x\n#'.repeat(200_000)}\n${Array.from(
        { length: 5000 },
        (_, i) => `resource "aws_a" "x${i}" { a = 1 / 0 }`,
      ).join('\n')}`,
      'takes too much',
    ],
    [
      'errors that are caught, in a long file',
      `#${'x\n#'.repeat(200_000)}\n${Array.from(
        { length: 100 },
        (_, i) =>
          `resource "aws_a" "x${i}" { a = [for x in range(1000) : try(null.x, x)] }`,
      ).join('\n')}`,
      undefined,
    ],
    [
      'blocks without end',
      `resource "aws_a" "x" {
        dynamic "a" {
          for_each = range(1000)
          content {
            dynamic "b" {
              for_each = range(1000)
              content {
                dynamic "c" {
                  for_each = range(1000)
                  content { n = "\${a.value}" }
                }
              }
            }
          }
        }
      }`,
      'takes too much',
    ],
    [
      'a long text in many resources',
      `locals { text = join("", [for x in range(1000) : "${'x'.repeat(
        1000,
      )}"]) }\nresource "aws_a" "x" {\ncount = 4000\na = local.text\n}`,
      'takes too much',
    ],
    [
      'one of everything that leads to all others',
      Array.from(
        { length: 400 },
        (_, i) =>
          `resource "aws_a" "x${i}" { a = [${Array.from(
            { length: 100 },
            (__, j) => `aws_a.x${(i + j) % 400}.a`,
          ).join(', ')}] }`,
      ).join('\n'),
      undefined,
    ],
  ])('%s', async (_, text, message) => {
    const { resources, problems } = await timed(text);
    expect(resources.length).toBeLessThanOrEqual(5_000);
    const said = problems.map(each => each.message).join('\n');
    if (message !== undefined) expect(said).toContain(message);
  });

  it('nested expressions on locals that lead on', async () => {
    const deep = (inner: string) =>
      `${'('.repeat(150)}${inner}${')'.repeat(150)}`;
    const locals = Array.from(
      { length: 200 },
      (_, i) => `l${i} = ${deep(`local.l${i + 1}`)}`,
    ).join('\n');
    const { problems } = await timed(
      `locals {\n${locals}\nl200 = aws_a.y.id\n}\nresource "aws_a" "x" { a = local.l0 }\nresource "aws_a" "y" {}`,
    );
    expect(problems.length).toBeGreaterThan(0);
  });
});

const name = fc.constantFrom('a', 'b', 'c');
const expression = fc.letrec(tie => ({
  any: fc.oneof(
    { maxDepth: 3, withCrossShrink: true },
    fc.constantFrom(
      '1',
      '"t"',
      'null',
      'true',
      '[]',
      '{}',
      'each.key',
      'each.value',
      'count.index',
      'path.module',
      'data.aws_d.x.y',
    ),
    name.map(each => `local.${each}`),
    name.map(each => `var.${each}`),
    name.map(each => `aws_a.${each}.size`),
    name.map(each => `aws_a.${each}["t"].id`),
    name.map(each => `module.${each}.out`),
    fc.array(tie('any'), { maxLength: 3 }).map(all => `[${all.join(', ')}]`),
    fc.tuple(name, tie('any')).map(([key, one]) => `{ ${key} = ${one} }`),
    fc
      .tuple(tie('any'), tie('any'), tie('any'))
      .map(([a, b, c]) => `(${a} ? ${b} : ${c})`),
    fc.tuple(tie('any'), name).map(([one, key]) => `(${one}).${key}`),
    tie('any').map(one => `toset(${one})`),
    tie('any').map(one => `try(${one}, 2)`),
    tie('any').map(one => `[for a in ${one} : a]`),
    tie('any').map(one => `"\${${one}}-"`),
  ),
})).any as fc.Arbitrary<string>;

const block = fc.oneof(
  fc
    .tuple(name, expression, expression, expression)
    .map(
      ([a, size, over, inner]) =>
        `resource "aws_a" "${a}" {\n for_each = ${over}\n size = ${size}\n dynamic "d" {\n for_each = ${size}\n content { v = ${inner} }\n }\n}`,
    ),
  fc
    .tuple(name, expression, expression)
    .map(
      ([a, size, over]) =>
        `resource "aws_a" "${a}" {\n count = ${over}\n size = ${size}\n}`,
    ),
  fc.tuple(name, expression).map(([a, one]) => `locals { ${a} = ${one} }`),
  fc
    .tuple(name, expression)
    .map(([a, one]) => `variable "${a}" { default = ${one} }`),
  fc
    .tuple(name, expression, expression)
    .map(
      ([a, over, one]) =>
        `module "${a}" {\n source = "../m"\n for_each = ${over}\n a = ${one}\n}`,
    ),
  expression.map(
    one =>
      `provider "aws" {\n region = ${one}\n default_tags { tags = ${one} }\n}`,
  ),
);

const MODULE = `
  variable "a" {}
  resource "aws_a" "a" { size = var.a }
  output "out" { value = aws_a.a.size }
`;

describe('any files', () => {
  it('end in a result that fits its schema, the same each time', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(block, { maxLength: 6 }), async blocks => {
        const files = (order: readonly string[]) => {
          const named = order.map((text): [string, string] => [
            `stack/${blocks.indexOf(text)}.tf`,
            text,
          ]);
          return { ...Object.fromEntries(named), 'm/main.tf': MODULE };
        };
        const options = { schemaOf: () => undefined };
        const made = await expandFiles(files(blocks), options);
        for (const each of made.resources) {
          expect(declaredResourceSchema.safeParse(each).error).toBeUndefined();
        }
        const { problems } = declaredStackSchema.shape;
        expect(problems.safeParse(made.problems).error).toBeUndefined();
        const again = await expandFiles(files([...blocks].reverse()), options);
        expect(again.resources).toEqual(made.resources);
        expect(again.problems).toEqual(made.problems);
      }),
      { numRuns: 200 },
    );
  });

  it('change nothing of the module that was read', () => {
    fc.assert(
      fc.property(fc.array(block, { maxLength: 4 }), blocks => {
        const module = loadModule([{ path: 'a.tf', text: blocks.join('\n') }]);
        const before = structuredClone(module.blocks);
        const tree = { module, folder: '', shown: '', calls: new Map() };
        const made = expandModule(tree);
        expect(module.blocks).toEqual(before);
        expect(expandModule(tree)).toEqual(made);
      }),
      { numRuns: 50 },
    );
  });

  it('may be no files at all', async () => {
    await fc.assert(
      fc.asyncProperty(fc.string(), async text => {
        const { resources } = await expandFiles({
          'stack/main.tf': text,
          'stack/main.tf.json': text,
          'stack/terraform.tfvars': text,
        });
        expect(resources).toEqual([]);
      }),
      { numRuns: 50 },
    );
  });
});
