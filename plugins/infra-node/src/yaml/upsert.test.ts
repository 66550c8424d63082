import fc from 'fast-check';
import { upsertAtlantisProject } from './atlantis';
import { upsertInWhole, type ItemRequest } from './items';
import { cutList, endsOf, firstExamples, readListAhead } from './longList';
import { upsertItem } from './upsert';

const file = 'atlantis.yaml';
const RUNS = { numRuns: Number(process.env.PROPERTY_RUNS ?? 40) };

const request = (
  name: string,
  more: Partial<ItemRequest> = {},
): ItemRequest => ({
  path: ['projects'],
  value: { name, dir: `stacks/${name}`, autoplan: { when_modified: ['*.tf'] } },
  is: data => data.name === name,
  title: `The project "${name}"`,
  sortedBy: 'name',
  ...more,
});

/** What an edit gives: a text, or why there is none. */
function outcome(edit: () => string): string {
  try {
    return edit();
  } catch (error) {
    return `refused: ${(error as Error).message}`;
  }
}

const name = fc.stringMatching(/^[a-d]{1,3}$/);

/** Ways to write one item, the dash in front. */
const shapes: ((name: string) => string[])[] = [
  each => [`name: ${each}`, `dir: stacks/${each}`],
  each => [`dir: "stacks/${each}" # "${each}"`, `name: '${each}'`],
  each => [
    `name: ${each}`,
    '# Looked at by hand.',
    `dir: stacks/${each}`,
    'autoplan:',
    '  when_modified: [ "*.tf" ]',
  ],
  each => [
    `name: ${each}`,
    `dir: stacks/${each}`,
    'note: |',
    '  - not an item',
    '',
    '  projects:',
  ],
  each => [
    `name: ${each}`,
    `dir: stacks/${each}`,
    'autoplan:',
    '  when_modified:',
    '  - "*.tf"',
    '  enabled: true',
  ],
  each => [`name: ${each}`, `dir: stacks/${each}`, 'note: "one', '  - two"'],
  each => [
    `name: ${each}`,
    `dir: stacks/${each}`,
    'note: >+',
    '  kept',
    '',
    '',
  ],
];

/** Things that make a list one that cannot be cut. */
const oddities: ((name: string) => string[])[] = [
  each => [
    `name: ${each}`,
    `dir: &dir${each} stacks/${each}`,
    `other: *dir${each}`,
  ],
  each => [`name: ${each}`, `dir: !!str stacks/${each}`],
  each => [`name: ${each}`, `name: ${each}`],
];

const filler = (index: number) => `zz${String(index).padStart(3, '0')}`;

const anyList = fc
  .record({
    column: fc.constantFrom(0, 2, 4),
    names: fc.uniqueArray(name, { maxLength: 6 }),
    isSorted: fc.boolean(),
    // Where the odd ones stand among many that are plain.
    at: fc.nat(290),
    picks: fc.array(fc.nat(shapes.length - 1), { minLength: 6, maxLength: 6 }),
    oddity: fc.oneof(
      { weight: 7, arbitrary: fc.constant(null) },
      { weight: 1, arbitrary: fc.nat(oddities.length - 1) },
    ),
    spaced: fc.boolean(),
    head: fc.constantFrom(
      '',
      'version: 3\n',
      'version: 3\n# Projects.\n',
      'a: &x 1\nb: *x\n',
    ),
    below: fc.constantFrom('', '  # First.\n', '\n'),
    tail: fc.constantFrom(
      '',
      '\n# The end.\n',
      'other:\n  - name: a\n',
      '\n# More.\nworkflows: {}\n',
    ),
  })
  .map(({ column, names, isSorted, at, picks, oddity, spaced, ...rest }) => {
    const odd = isSorted ? [...names].sort() : names;
    const items = odd.map((each, index) => shapes[picks[index]](each));
    if (oddity !== null) items.push(oddities[oddity]('y'));
    const plain = Array.from({ length: 300 }, (_, index) =>
      shapes[0](filler(index)),
    );
    const all = [
      ...plain.slice(0, isSorted ? 0 : at),
      ...items,
      ...plain.slice(isSorted ? 0 : at),
    ];
    const indent = ' '.repeat(column);
    const lines = all.flatMap(item => [
      ...item.map((line, index) => {
        if (line === '') return line;
        return index === 0 ? `${indent}- ${line}` : `${indent}  ${line}`;
      }),
      ...(spaced ? [''] : []),
    ]);
    return `${rest.head}projects:\n${rest.below}${lines.join('\n')}\n${
      rest.tail
    }`;
  });

describe('a long list', () => {
  it('is edited to the same bytes as one that is read whole', () => {
    let cut = 0;
    fc.assert(
      fc.property(
        anyList,
        fc.array(fc.oneof(name, fc.constantFrom('zz003', 'zz1', 'zzz', 'y')), {
          minLength: 1,
          maxLength: 3,
        }),
        fc.constantFrom('refuse' as const, 'update' as const),
        fc.option(fc.constantFrom(['zz001', 'a', 'zz002'])),
        (text, names, onDifference, beside) => {
          if (cutList(text, 'projects')) cut += 1;
          const edit = (before: string, each: string, by: typeof upsertItem) =>
            outcome(() =>
              by(
                { file, text: before },
                request(each, { onDifference, beside: beside ?? undefined }),
              ),
            );
          let before = text;
          for (const each of names) {
            const after = edit(before, each, upsertItem);
            expect(after).toBe(edit(before, each, upsertInWhole));
            if (after.startsWith('refused')) return;
            before = after;
            const list = cutList(after, 'projects');
            if (!list) continue;
            // What was carried over from the cut before is true of this one.
            const { head, parts, ends, examples } = list;
            expect([...ends]).toEqual([...endsOf(parts, head.length)]);
            expect(new Map(examples)).toEqual(new Map(firstExamples(parts)));
          }
        },
      ),
      RUNS,
    );
    // Most of them are made to be cut.
    expect(cut).toBeGreaterThan(RUNS.numRuns / 2);
  });

  const long = (more = '') =>
    `version: 3\nprojects:\n${Array.from(
      { length: 300 },
      (_, index) =>
        `  - name: ${filler(index)}\n    dir: stacks/${filler(index)}\n`,
    ).join('')}${more}`;

  it('is cut at its items, and an edited one again', () => {
    const text = long();
    const list = cutList(text, 'projects')!;
    expect(list.parts).toHaveLength(300);
    expect(list.parts[7].data).toEqual({ name: 'zz007', dir: 'stacks/zz007' });
    const { head, parts, tail } = list;
    expect(head + parts.map(each => each.text).join('') + tail).toBe(text);
    const after = upsertAtlantisProject(
      { file, text },
      { name: 'zz0075', dir: 'x' },
    );
    const again = cutList(after, 'projects')!;
    expect(again.parts).toHaveLength(301);
    // Those that were there were not read again.
    expect(again.parts[8].data).toEqual({ name: 'zz0075', dir: 'x' });
    expect(again.parts[300]).toBe(list.parts[299]);
  });

  it('is read ahead, a pause after each item', async () => {
    const text = long('  - name: ahead\n');
    let pauses = 0;
    await readListAhead(text, 'projects', async () => {
      pauses += 1;
    });
    expect(pauses).toBe(301);
    expect(cutList(text, 'projects')!.parts).toHaveLength(301);
    await readListAhead('projects: 1', 'projects', async () => {
      throw new Error('it is short');
    });
  });

  it.each([
    ['an alias', '  - name: a\n    dir: *zz\n'],
    ['an anchor', '  - name: a\n    dir: &zz x\n'],
    ['a tag', '  - name: a\n    dir: !!str x\n'],
    ['a second document', '---\na: 1\n'],
    ['a second list of the name', 'projects:\n  - name: b\n'],
    ['a tab', '  - name: "a\tb"\n'],
    ['a line that ends in CR', '  - name: a\r\n'],
    ['an open quote', '  - name: "a\n'],
  ])('with %s is read whole', (_, more) => {
    expect(cutList(long(more), 'projects')).toBeUndefined();
  });

  it('names the line of a conflict', () => {
    expect(() =>
      upsertAtlantisProject(
        { file, text: long() },
        { name: 'zz007', dir: 'x' },
      ),
    ).toThrow(/^atlantis.yaml:18:\d+: The project "zz007" is there with other/);
  });
});
