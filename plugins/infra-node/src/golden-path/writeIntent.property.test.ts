import fc from 'fast-check';
import { parse } from 'yaml';
import { writeIntent } from '.';
import { intentsFor } from './__testUtils__/intents';
import { starterPaths, starterStandards } from './__testUtils__/starter';

const RUNS = process.env.HEAVY === '1' ? 15 : 6;

jest.setTimeout(240_000);

/** The same with plain words for all texts: an edited text keeps its quotes. */
function plain<T>(node: T): T {
  if (Array.isArray(node)) return node.map(plain) as T;
  if (typeof node === 'string') {
    const isPlain = /^(?!(no?|off|null|true|false|y(es)?|on)$)[a-z][\w-]*$/i;
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
