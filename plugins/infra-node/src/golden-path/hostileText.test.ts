import fc from 'fast-check';
import type { ServiceIntentInput } from '@infra-portal/infra-common';
import { type GoldenPath, renderService, writeIntent } from '.';
import {
  askingForText,
  intentOf,
  type TextKind,
  withoutCostCenterRule,
} from './__testUtils__/everyText';
import { hostileText } from './__testUtils__/hostile';
import { acceptedIntent } from './__testUtils__/intents';
import { replaced, shapeOf } from './__testUtils__/shapes';
import {
  starterPaths,
  starterStandards,
  starterTree,
} from './__testUtils__/starter';

const HEAVY = process.env.HEAVY === '1';
/** Of the variables of a service; each is one more text in a rendering. */
const VARIABLES = HEAVY ? 200 : 10;
const RUNS = HEAVY ? 30 : 2;
const SEED = 20_260_101;

jest.setTimeout(HEAVY ? 600_000 : 120_000);

const standards = withoutCostCenterRule(starterStandards);

/** The most that a field takes of a text. */
const FITTING: Record<TextKind, (text: string) => string> = {
  any: text => text,
  line: text => text.replace(/[\p{Cc}\p{Cf}\p{Zl}\p{Zp}]/gu, ' ').slice(0, 200),
  // The path / is the default, which is a shape of its own.
  path: text =>
    `/p${text.replace(/[^A-Za-z0-9._~!$&'()*+,;=:@%-]/g, '').slice(0, 90)}`,
  secret: text => text.replace(/[^A-Za-z0-9/_+=.@-]/g, '').slice(0, 200),
  key: text => text.replace(/[^A-Za-z0-9_.-]/g, '').slice(0, 60),
};

const LONG = '${"\\\n'.repeat(300);
const texts = fc.infiniteStream(
  fc.oneof(
    { weight: 20, arbitrary: hostileText },
    { weight: 1, arbitrary: fc.constantFrom(LONG, '', ' ', '\n', '<<EOT') },
  ),
);

const mark = (index: number) => `slot${index}x`;

/** What is rendered for an intent, as data by file. */
async function shapesOf(input: ServiceIntentInput, path: GoldenPath) {
  const intent = acceptedIntent(input, standards, path);
  if (!intent) throw new Error(`not accepted: ${JSON.stringify(input)}`);
  const tree = starterTree();
  const changes = await renderService({
    intent,
    intentText: writeIntent(input),
    standards,
    path,
    base: async file => (Object.hasOwn(tree, file) ? tree[file] : undefined),
  });
  return Object.fromEntries(
    changes.map(each => [each.path, shapeOf(each.path, each.after!)]),
  );
}

/** Kustomize takes a pair of quotes around the value of a setting away. */
const asKustomizeReads = (shape: unknown) =>
  replaced(shape, text =>
    text.replace(/^([A-Z]\w*=)'((["'])[^]*\3)'$/, '$1$2'),
  );

let tried = 0;

describe.each([...starterPaths()])(
  'whatever people write, %s',
  (_, starter) => {
    const path = askingForText(starter);

    it('gives files of one shape, with the text in its place', async () => {
      const kinds: TextKind[] = [];
      const harmless = intentOf(path, VARIABLES, kind => {
        const word = mark(kinds.push(kind) - 1);
        return kind === 'path' ? `/${word}` : word;
      });
      const shapes = await shapesOf(harmless, path);
      const used = new Set(JSON.stringify(shapes).match(/slot\d+x/g));

      await fc.assert(
        fc.asyncProperty(texts, async stream => {
          const written: string[] = [];
          const hostile = intentOf(path, VARIABLES, kind => {
            const text = FITTING[kind](stream.next().value!);
            written.push(text || '-');
            return written[written.length - 1];
          });
          const expected = replaced(shapes, text =>
            text.replace(/\/?slot(\d+)x/g, (found, index) => {
              const before =
                found[0] === '/' && kinds[index] !== 'path' ? '/' : '';
              return before + written[index];
            }),
          );
          // Terraform reads text in Unicode's composed form.
          const composed = (shape: unknown) =>
            replaced(shape, text => text.normalize('NFC'));
          const made = asKustomizeReads(await shapesOf(hostile, path));
          expect(composed(made)).toEqual(composed(expected));
          tried += used.size;
        }),
        { numRuns: RUNS, seed: SEED, endOnFailure: true },
      );
    });
  },
);

it('has tried enough', () => {
  expect(tried).toBeGreaterThan(HEAVY ? 30_000 : 200);
});
