import fc from 'fast-check';
import { anyCharacter } from '../../__testUtils__/anyCharacter';
import { EditConflict } from '../../splice';
import { parseHcl } from '../read/parse';
import { literalString } from '../read/literalString';
import { quote } from '../write';
import { editHcl, HclEdit } from '.';
import { modelOf, sameModel } from './model';

const file = 'main.tf';
const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 500) };
const edit = (text: string, ...edits: HclEdit[]) =>
  editHcl({ file, text }, edits);

/** Any text that a file of Terraform can hold. */
const anyText = fc
  .oneof(
    fc.string({ unit: anyCharacter, maxLength: 20 }),
    fc.constantFrom(
      '"; }',
      '${file("/etc/passwd")}',
      '%{if}',
      '\n}\n',
      '\u202e',
      '#',
      '$',
      '%',
      '\\',
      '<<E\nE',
      '__proto__',
    ),
  )
  .filter(text => !/\p{Cs}/u.test(text) && text === text.normalize('NFC'));

const value = fc.oneof(
  anyText.map(quote),
  fc.constantFrom(
    '1',
    'true',
    'null',
    '[1, 2]',
    '{ a = 1 }',
    '<<E\n# text\nE',
    'var.x',
    '"${var.x}"',
    '[\n  1,\n]',
  ),
);
const comment = fc.constantFrom(
  '# c',
  '// c',
  '/* c */',
  '/* c\n d */',
  '# }',
  '# "',
);
const name = fc.constantFrom('x', 'longer_name', 'y1');

/** Lines of a block's body: arguments with all that may stand around them. */
const argument = fc
  .record({
    name,
    value,
    above: fc.option(comment),
    behind: fc.option(fc.constantFrom('# e', '// {', '/* [ */')),
    blank: fc.boolean(),
  })
  .map(it => ({
    name: it.name,
    lines: [
      ...(it.blank ? [''] : []),
      ...(it.above ? it.above.split('\n') : []),
      ...`${it.name} = ${it.value}${
        it.behind && !/<</.test(it.value) ? ` ${it.behind}` : ''
      }`.split('\n'),
    ],
  }));

const block = fc
  .record({
    kind: fc.constantFrom('module', 'output', 'locals'),
    above: fc.option(comment),
    blank: fc.boolean(),
    body: fc.uniqueArray(argument, { maxLength: 3, selector: it => it.name }),
    indent: fc.constantFrom('  ', '', '    '),
  })
  .map(({ kind, above, blank, body, indent }) => (label: number) => {
    const head = kind === 'locals' ? kind : `${kind} "n${label}"`;
    return [
      ...(blank ? [''] : []),
      ...(above ? above.split('\n') : []),
      `${head} {`,
      // What is in a heredoc keeps its place.
      ...body.flatMap(it =>
        it.lines.map(line =>
          /<<|text|^E$/.test(line) ? line : `${indent}${line}`.trimEnd(),
        ),
      ),
      '}',
    ];
  });

const anyFile = fc
  .record({
    blocks: fc.array(block, { minLength: 1, maxLength: 5 }),
    crlf: fc.boolean(),
    finalNewline: fc.boolean(),
    header: fc.option(fc.constantFrom('# header\n', '\uFEFF')),
  })
  .map(({ blocks, crlf, finalNewline, header }) => {
    const lines = blocks.flatMap((make, label) => make(label)).join('\n');
    const text = `${header ?? ''}${lines}${finalNewline ? '\n' : ''}`;
    return crlf ? text.replace(/\n/g, '\r\n') : text;
  })
  .filter(text => {
    try {
      return parseHcl(text, file).body.length > 0;
    } catch {
      return false;
    }
  });

const firstModule = (text: string) =>
  parseHcl(text, file).body.find(
    item => item.kind === 'block' && item.type === 'module',
  );

describe('for any file', () => {
  it('a value comes back exactly, and all else is as it was', async () => {
    await fc.assert(
      fc.asyncProperty(
        anyFile,
        name,
        anyText,
        async (text, argumentName, wanted) => {
          const found = firstModule(text);
          fc.pre(found?.kind === 'block');
          const address = { type: 'module', labels: [found.labels[0].text] };
          const change: HclEdit = {
            kind: 'setArgument',
            block: address,
            path: [argumentName],
            value: quote(wanted),
            overwrite: true,
          };
          const result = await edit(text, change);
          const changed = firstModule(result);
          if (changed?.kind !== 'block') throw new Error('The module is gone.');
          const argumentOf = changed.body.find(
            item => item.kind === 'attribute' && item.name === argumentName,
          );
          if (argumentOf?.kind !== 'attribute') throw new Error('Not there.');
          expect(literalString(argumentOf.value)).toBe(wanted);
          const others = (from: string, start: number) =>
            modelOf(
              parseHcl(from, file).body.filter(item => item.start !== start),
            );
          expect(
            sameModel(others(result, changed.start), others(text, found.start)),
          ).toBe(true);
          expect(await edit(result, change)).toBe(result);
        },
      ),
      RUNS,
    );
  });

  it('what was added is removed again without a trace', async () => {
    const added = 'module "added" {\n  source = "./x"\n}';
    await fc.assert(
      fc.asyncProperty(anyFile, async text => {
        const result = await edit(text, { kind: 'addBlock', text: added });
        expect(await edit(result, { kind: 'addBlock', text: added })).toBe(
          result,
        );
        const back = await edit(result, {
          kind: 'removeBlock',
          block: { type: 'module', labels: ['added'] },
        });
        expect(
          sameModel(
            modelOf(parseHcl(back, file).body),
            modelOf(parseHcl(text, file).body),
          ),
        ).toBe(true);
        const squeeze = (from: string) =>
          from.replace(/\s*\n\s*/g, '\n').trim();
        expect(squeeze(back)).toBe(squeeze(text));
      }),
      RUNS,
    );
  });

  it('a removed block takes its comments and nothing else', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, async text => {
        const found = firstModule(text);
        fc.pre(found?.kind === 'block');
        const result = await edit(text, {
          kind: 'removeBlock',
          block: { type: 'module', labels: [found.labels[0].text] },
        });
        let head = 0;
        while (head < result.length && result[head] === text[head]) head += 1;
        const tail = result.length - head;
        expect(text.endsWith(result.slice(result.length - tail))).toBe(true);
        expect(head).toBeLessThanOrEqual(found.end);
      }),
      RUNS,
    );
  });

  it('a ref comes back exactly, and only its characters change', async () => {
    await fc.assert(
      fc.asyncProperty(anyFile, anyText, async (text, ref) => {
        fc.pre(ref !== '');
        const source = 'source = "git::https://h/o/r.git//m?depth=1&ref=';
        const head = `${text.trimEnd()}\n\nmodule "pinned" {\n  ${source}`;
        const tail = '"\n}\n';
        const result = await edit(`${head}v1${tail}`, {
          kind: 'setModuleRef',
          module: 'pinned',
          ref,
        });
        expect(result.startsWith(head)).toBe(true);
        expect(result.endsWith(tail)).toBe(true);
        const written = result.slice(head.length, result.length - tail.length);
        expect(decodeURIComponent(written)).toBe(ref);
      }),
      RUNS,
    );
  });
});

it('answers any text with an edit or a reason', async () => {
  const pieces = fc
    .array(
      fc.constantFrom(
        'module "a" {',
        '}',
        '\n',
        'x = ',
        '1',
        '"',
        '${',
        '<<E\n',
        'E\n',
        '#',
        '/*',
        '*/',
        '[',
        ']',
        ',',
        'source = "git::h?ref=v1"',
        '\r\n',
        '\uFEFF',
      ),
      { maxLength: 20 },
    )
    .map(parts => parts.join(''));
  const address = { type: 'module', labels: ['a'] };
  const change = fc.constantFrom<HclEdit>(
    { kind: 'setArgument', block: address, path: ['x'], value: '[2]' },
    { kind: 'removeArgument', block: address, path: ['x'] },
    { kind: 'addBlock', text: 'module "a" {\n}' },
    { kind: 'removeBlock', block: address },
    { kind: 'setModuleRef', module: 'a', ref: 'v2' },
  );
  await fc.assert(
    fc.asyncProperty(pieces, change, async (text, each) => {
      try {
        parseHcl(await edit(text, each), file);
      } catch (error) {
        expect(error).toBeInstanceOf(EditConflict);
      }
    }),
    { numRuns: RUNS.numRuns * 4 },
  );
});
