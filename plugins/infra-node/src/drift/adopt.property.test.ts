import fc from 'fast-check';
import type { DriftAttribute } from '@infra-portal/infra-common';
import { anyCharacter } from '../__testUtils__/anyCharacter';
import { parseHcl } from '../terraform/read/parse';
import type { Block } from '../terraform/syntax';
import { evaluate, fromData, HclNumber } from '../terraform/evaluate';
import { quote } from '../terraform/write';
import { adoptValues } from '.';
import { agrees, literalValue } from './literalValue';
import { parsePlanValue, type PlanValue, planValueToHcl } from './planValue';

const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 150) };

/** Any text that Terraform can hold, with what would be code if it could. */
const anyText = fc
  .oneof(
    fc.string({ unit: anyCharacter, maxLength: 12 }),
    fc.constantFrom(
      '"; }',
      '${file("/etc/passwd")}',
      '%{if true}x%{endif}',
      '\n}\nresource "a" "b" {',
      '<<EOT\nx\nEOT',
      '\u202e$',
      '$${',
      '%',
      '\\',
      '# c',
      '__proto__',
    ),
  )
  .filter(text => !/\p{Cs}/u.test(text) && text === text.normalize('NFC'));

const scalar = fc.oneof(
  anyText,
  fc.boolean(),
  fc.integer(),
  fc.double({ noNaN: true, noDefaultInfinity: true, min: -1e6, max: 1e6 }),
);
type Data = string | number | boolean | Data[];
const data: fc.Arbitrary<Data> = fc.oneof(
  scalar,
  fc.array(scalar, { maxLength: 4 }),
);

/** As Terraform prints it: strings by Go's `%q`. */
function printed(value: Data): string {
  if (Array.isArray(value)) return `[${value.map(printed).join(', ')}]`;
  if (typeof value !== 'string') return String(value);
  const inner = [...value].map(each => {
    const point = each.codePointAt(0)!;
    if (each === '"' || each === '\\') return `\\${each}`;
    if (each === '\n') return '\\n';
    if (point < 0x20 || point === 0x7f) {
      return `\\x${point.toString(16).padStart(2, '0')}`;
    }
    if (point === 0x202e || point === 0x2028) return `\\u${point.toString(16)}`;
    return each;
  });
  return `"${inner.join('')}"`;
}

const file = 'main.tf';
const block = (text: string) =>
  parseHcl(text, file).body.find(
    (item): item is Block =>
      item.kind === 'block' && item.labels[1]?.text === 'mail',
  )!;

/** What Terraform would take an argument for. */
function evaluated(text: string, name: string, key?: string) {
  const found = block(text).body.find(
    item => item.kind === 'attribute' && item.name === name,
  );
  if (found?.kind !== 'attribute') return undefined;
  const value = evaluate(found.value, { values: new Map() }, { file, text });
  if (key === undefined) return value;
  return value.kind === 'object' || value.kind === 'map'
    ? value.entries.get(key)
    : undefined;
}

const shown = (value: unknown) =>
  JSON.stringify(value, (_key, each) => {
    if (each instanceof HclNumber) return each.toString();
    return each instanceof Map ? [...each] : each;
  });

const adopt = async (text: string, attribute: DriftAttribute) => {
  const { files, left } = await adoptValues({
    files: [{ path: file, text }],
    resources: [
      {
        address: 'aws_sqs_queue.mail',
        action: 'update',
        cause: 'unknown',
        attributes: [attribute],
      },
    ],
  });
  return { after: files[0]?.after ?? text, left };
};

const around = (body: string) =>
  [
    '# before',
    'resource "aws_sqs_queue" "other" {',
    '  x   =   1',
    '}',
    'resource "aws_sqs_queue" "mail" {',
    body,
    '  y =    2 # 그대로',
    '}',
    '/* after */',
    '',
  ].join('\n');

describe('for any value that a plan shows', () => {
  it('the argument has it afterwards, and nothing else has changed', async () => {
    await fc.assert(
      fc.asyncProperty(data, data, async (old, actual) => {
        fc.pre(printed(old) !== printed(actual));
        const value = parsePlanValue(printed(old))!;
        const before = around(`  x = ${planValueToHcl(value)}`);
        const { after, left } = await adopt(before, {
          path: 'x',
          actual: printed(actual),
          wanted: printed(old),
        });
        if (left.length > 0) {
          // Only what looks like a secret is left.
          expect(left[0].why).toEqual({ code: 'secret' });
          expect(after).toBe(before);
          return;
        }
        expect(shown(evaluated(after, 'x'))).toBe(
          shown(fromData(actual as never)),
        );
        const [start, end] = before.split('  x = ');
        expect(after.startsWith(start)).toBe(true);
        expect(after.endsWith(end.slice(end.indexOf('  y =')))).toBe(true);
        expect(parseHcl(after, file).body).toHaveLength(2);
      }),
      RUNS,
    );
  });

  it('a key of a map has it afterwards, whatever it is called', async () => {
    await fc.assert(
      fc.asyncProperty(anyText, anyText, async (key, actual) => {
        const before = around('  tags = { Team = "a" }');
        const path = `tags[${quote(key).replaceAll(/([$%])\1\{/g, '$1{')}]`;
        const { after, left } = await adopt(before, {
          path,
          actual: printed(actual),
          ...(key === 'Team' && { wanted: '"a"' }),
        });
        if (left.length > 0) {
          expect(after).toBe(before);
          return;
        }
        expect(evaluated(after, 'tags', key)).toEqual(fromData(actual));
        expect(parseHcl(after, file).body).toHaveLength(2);
      }),
      RUNS,
    );
  });

  it('what is read is what is written', () => {
    fc.assert(
      fc.property(data, value => {
        const read = parsePlanValue(printed(value))!;
        const [item] = parseHcl(`x = ${planValueToHcl(read)}\n`, file).body;
        const written: PlanValue | undefined =
          item.kind === 'attribute' ? literalValue(item.value) : undefined;
        expect(agrees(written, read)).toBe(true);
      }),
      RUNS,
    );
  });

  it('texts that are no value are none, quickly', () => {
    fc.assert(
      fc.property(fc.string({ unit: anyCharacter }), text => {
        const value = parsePlanValue(text);
        if (value) expect(planValueToHcl(value)).toEqual(expect.any(String));
      }),
      RUNS,
    );
    for (const text of [
      '(known after apply)',
      '(sensitive value)',
      'jsonencode({})',
      '"cut…',
      '"a" -> "b"',
      '"\\xff"',
      '"\\ud800"',
      '01',
      '[1',
      '{ a = 1 a = 2 }',
      '['.repeat(1000),
      '<<EOT',
      '',
    ]) {
      expect([text, parsePlanValue(text)]).toEqual([text, undefined]);
    }
  });
});
