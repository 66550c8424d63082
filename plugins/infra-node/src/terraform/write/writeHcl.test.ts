import { execFileSync } from 'node:child_process';
import { parse } from '@cdktn/hcl2json';
import fc from 'fast-check';
import {
  consoleLine,
  hasTerraform,
} from '../evaluate/__testUtils__/terraformConsole';
import {
  attribute,
  blank,
  block,
  comment,
  type Item,
  writeHcl,
} from './builder';
import { call, type Input, reference, template } from './expressions';
import { WriteError } from './identifier';
import { quote } from './quote';
import { writeValue } from './render';
import { anyItems, anyText, runs } from './__testUtils__/arbitraries';

/** A real `terraform fmt` over one text. */
function terraformFmt(text: string): string {
  return execFileSync('terraform', ['fmt', '-'], {
    input: text,
    encoding: 'utf8',
    maxBuffer: 1 << 28,
  });
}

describe('quote', () => {
  it.each([
    ['plain', '"plain"'],
    ['', '""'],
    ['"; }', '"\\"; }"'],
    ['${file("/etc/passwd")}', '"$${file(\\"/etc/passwd\\")}"'],
    ['$${x} %%{if', '"$$${x} %%%{if"'],
    ['a\nb\tc\rd\\', '"a\\nb\\tc\\rd\\\\"'],
    ['\u0000\u001b\u007f\u2028', '"\\u0000\\u001b\\u007f\\u2028"'],
    ['한글 😀 \u200fשלום', '"한글 😀 \u200fשלום"'],
  ])('writes %j', (text, written) => {
    expect(quote(text)).toBe(written);
  });

  it('refuses half of a surrogate pair', () => {
    expect(() => quote('a\ud800b')).toThrow(WriteError);
    expect(() => quote('a\ud800b')).toThrow('half of a surrogate pair');
  });
});

describe('writeHcl', () => {
  it('lays a file out as a person would', () => {
    const items: Item[] = [
      comment('The queue of the mail\nand what reads it.'),
      block(
        'module',
        ['queue_mail'],
        [
          attribute(
            'source',
            'git::https://example.com/m.git//modules/sqs?ref=v1',
          ),
          blank(),
          attribute('name', template('mail-', reference('var', 'suffix'))),
          attribute('fifo', true),
          attribute('tags', {
            Team: 'platform',
            'cost center': 7,
            Nothing: null,
          }),
          attribute('rules', [{ port: 80 }, { port: 443 }]),
          attribute('policy', call('jsonencode', { Version: '2012-10-17' })),
          attribute('zones', ['a', 'b']),
          block('lifecycle', [], [attribute('prevent_destroy', false)]),
          comment('Empty on purpose.'),
          block('filter', []),
        ],
      ),
      block(
        'output',
        ['arn'],
        [attribute('value', reference('module', 'queue_mail', 'arns', 0))],
      ),
    ];
    const text = writeHcl(items);
    expect(text).toBe(`# The queue of the mail
# and what reads it.
module "queue_mail" {
  source = "git::https://example.com/m.git//modules/sqs?ref=v1"

  name = "mail-\${var.suffix}"
  fifo = true
  tags = {
    Team          = "platform"
    "cost center" = 7
    Nothing       = null
  }
  rules = [
    {
      port = 80
    },
    {
      port = 443
    },
  ]
  policy = jsonencode({
    Version = "2012-10-17"
  })
  zones = ["a", "b"]

  lifecycle {
    prevent_destroy = false
  }

  # Empty on purpose.
  filter {}
}

output "arn" {
  value = module.queue_mail.arns[0]
}
`);
  });

  it.each([
    'a b',
    'a"b',
    'a\nb',
    'a}',
    '',
    '1a',
    '-a',
    'a.b',
    '\u202ea',
    'a\u200f',
    '${a}',
  ])('refuses %j as a name', name => {
    expect(() => attribute(name, 1)).toThrow('is not a name for the argument');
    expect(() => block(name, [])).toThrow('is not a name for the block type');
    expect(() => reference('var', name)).toThrow(WriteError);
    expect(() => call(name)).toThrow(WriteError);
    expect(() => writeHcl([{ kind: 'attribute', name, value: 1 }])).toThrow(
      WriteError,
    );
    expect(() =>
      writeHcl([{ kind: 'block', type: name, labels: [], body: [] }]),
    ).toThrow(WriteError);
  });

  it('refuses what HCL cannot hold', () => {
    expect(() => writeValue(Number.NaN)).toThrow(WriteError);
    expect(() => writeValue(Infinity)).toThrow(WriteError);
    expect(() => writeValue(undefined as unknown as Input)).toThrow(WriteError);
    expect(() => writeValue(new Date() as unknown as Input)).toThrow(
      WriteError,
    );
    expect(() => writeHcl([attribute('a', 1), attribute('a', 2)])).toThrow(
      'set twice',
    );
    expect(() =>
      writeHcl([block('variable', ['x'], [attribute('type', 'string')])]),
    ).toThrow('is not a string');
    let deep: Input = [];
    for (let level = 0; level < 5000; level++) deep = [deep];
    expect(() => writeValue(deep)).toThrow('nested deeper');
  });

  it('never lets `$` and `{` of two parts meet', () => {
    expect(writeValue(template('a$', '{b}', reference('c')))).toBe(
      '"a$${b}${c}"',
    );
    expect(writeValue(template('a$', reference('c')))).toBe('"a\\u0024${c}"');
    expect(writeValue(template('a%', reference('c')))).toBe('"a\\u0025${c}"');
  });

  it('keeps `__proto__` a key like any other', () => {
    const value = JSON.parse('{"__proto__": 1, "constructor": 2}');
    expect(writeValue(value)).toBe(
      '{\n  __proto__   = 1\n  constructor = 2\n}',
    );
  });

  it('reads back by the reference parser to the same text', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(anyText(), { maxLength: 30 }), async texts => {
        const items = texts.map((text, index) =>
          block(
            'b',
            [],
            [
              attribute(`a${index}`, text),
              attribute('list', [text]),
              attribute('map', { [text]: text }),
              comment(text),
            ],
          ),
        );
        const read = await parse('x.tf', writeHcl(items));
        // It gives Terraform's JSON syntax, in which strings are templates.
        const form = (text: string) =>
          text.normalize('NFC').replace(/([$%])\{/g, '$1$1{');
        expect(read.b ?? []).toEqual(
          texts.map((text, index) => ({
            [`a${index}`]: form(text),
            list: [form(text)],
            map: { [form(text)]: form(text) },
          })),
        );
      }),
      { numRuns: runs(60) },
    );
  });
});

// Without the program this is skipped; in CI it fails instead.
const withTerraform = hasTerraform || process.env.CI ? describe : describe.skip;

withTerraform('writeHcl beside the real terraform', () => {
  it('equals `terraform fmt`, byte for byte', () => {
    fc.assert(
      fc.property(
        fc.array(anyItems(), { minLength: 1, maxLength: 40 }),
        bodies => {
          const text = writeHcl(
            bodies.map((body, index) => block('doc', [`${index}`], body)),
          );
          expect(terraformFmt(text)).toBe(text);
        },
      ),
      { numRuns: runs(25) },
    );
  }, 300_000);

  it('means the same text to Terraform', () => {
    const texts = fc.sample(anyText(), { numRuns: runs(300), seed: 3 });
    const printed = consoleLine(
      'base64encode(jsonencode(local.x))',
      `[${texts.map(quote).join(',\n')}]`,
    );
    const read = JSON.parse(Buffer.from(printed.trim(), 'base64').toString());
    expect(read).toEqual(texts.map(text => text.normalize('NFC')));
  }, 60_000);
});
