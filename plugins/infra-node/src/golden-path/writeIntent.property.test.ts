import fc from 'fast-check';
import { isMap, isNode, parse, parseDocument, stringify } from 'yaml';
import { writeIntent } from '.';
import { intentsFor } from './__testUtils__/intents';
import { starterPaths, starterStandards } from './__testUtils__/starter';

const RUNS = process.env.HEAVY === '1' ? 10 : 6;

jest.setTimeout(240_000);

/** The same with the keys of all maps in another order. */
function reordered<T>(node: T, by: number): T {
  if (typeof node !== 'object' || node === null || Array.isArray(node)) {
    return node;
  }
  const entries = Object.entries(node).map(
    ([key, value]) => [key, reordered(value, by + 1)] as const,
  );
  const place = (key: string) => (key.length * 7 + key.charCodeAt(0) * by) % 13;
  entries.sort(([a], [b]) => place(a) - place(b));
  return Object.fromEntries(entries) as T;
}

/** The line of each value that is no map, by its place. */
function linesOf(text: string): Map<string, string> {
  const document = parseDocument(text);
  const lines = new Map<string, string>();
  const add = (node: unknown, at: string) => {
    if (isMap(node) && node.items.length > 0) {
      for (const { key, value } of node.items) add(value, `${at}/${key}`);
    } else if (isNode(node)) {
      const offset = node.range![0];
      const [line] = text.slice(text.lastIndexOf('\n', offset) + 1).split('\n');
      lines.set(`${at} ${JSON.stringify(node.toJS(document))}`, line);
    }
  };
  add(document.contents, '');
  return lines;
}

/** The same with plain words for all texts: an edited text keeps its quotes. */
function plain<T>(node: T): T {
  if (Array.isArray(node)) return node.map(plain) as T;
  if (typeof node === 'string') {
    const isPlain =
      /^(?!(no?|off|null|true|false|y(es)?|on|e\d+)$)[a-z][\w-]*$/i;
    return (isPlain.test(node) ? node : `text-${node.length}`) as T;
  }
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, plain(value)]),
  ) as T;
}

describe.each([...starterPaths()])('intents of %s', (_name, path) => {
  const intents = intentsFor(starterStandards, path);
  const pairs = fc
    .tuple(intents, intents)
    .map(([a, { product: _p, service: _s, ...b }]) => [
      a,
      { ...b, product: a.product, service: a.service },
    ]);

  it('are the same after an edit and its way back', () => {
    fc.assert(
      fc.property(pairs, ([a, b]) => {
        const before = writeIntent(a);
        const edited = writeIntent(b, before);
        expect(writeIntent(b, edited)).toBe(edited);
        // With the order of the keys, which JSON keeps.
        const back = writeIntent(a, edited);
        expect(JSON.stringify(parse(back), null, 1)).toBe(
          JSON.stringify(parse(before), null, 1),
        );
      }),
      { numRuns: RUNS, seed: 20_260_101, endOnFailure: true },
    );
  });

  it('keep the order and the lines of a file that somebody wrote', () => {
    fc.assert(
      fc.property(pairs, fc.integer({ min: 1, max: 9 }), ([one, other], by) => {
        const [a, b] = [plain(one), plain(other)];
        const before = stringify(reordered(parse(writeIntent(a)), by))
          .replace(/^(\s*[a-z]+: \S+)$/gm, '$1 # ours')
          .concat('# the end\n');
        const edited = writeIntent(b, before);
        const lines = linesOf(edited);
        const kept = [...linesOf(before)].filter(([at]) => lines.has(at));
        expect(kept.map(([at]) => [at, lines.get(at)])).toEqual(kept);
        const order = [...lines.keys()].filter(at =>
          kept.some(([each]) => each === at),
        );
        expect(order).toEqual(kept.map(([at]) => at));
      }),
      { numRuns: RUNS * 2, seed: 20_260_101, endOnFailure: true },
    );
  });

  it('are the same bytes where no text needs quotes', () => {
    fc.assert(
      fc.property(pairs, ([one, other]) => {
        const [a, b] = [plain(one), plain(other)];
        const before = `# Ours\n${writeIntent(a).replace(
          /^environments:/m,
          '# Where\nenvironments: # all',
        )}`;
        const edited = writeIntent(b, before);
        expect(writeIntent(a, edited)).toBe(before);
      }),
      { numRuns: RUNS, seed: 20_260_101, endOnFailure: true },
    );
  });
});
