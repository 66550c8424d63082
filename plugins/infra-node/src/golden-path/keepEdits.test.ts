import fc from 'fast-check';
import type { ServiceIntentInput } from '@infra-portal/infra-common';
import { type GoldenPath, renderFiles, writeIntent } from '.';
import { acceptedIntent, intentsFor } from './__testUtils__/intents';
import {
  starterPaths,
  starterStandards,
  starterTree,
} from './__testUtils__/starter';

jest.setTimeout(120_000);

const SEED = 20_260_101;
const RUNS = process.env.HEAVY === '1' ? 8 : 1;
const standards = starterStandards;

type Tree = Map<string, string>;
type Input = ServiceIntentInput;

/** One answer of an intent, changed. */
const EDITS: ((input: Input) => Input)[] = [
  input => ({ ...input, description: 'Changed by the portal' }),
  input => ({ ...input, variables: { ...input.variables, ADDED: 'yes' } }),
  input => ({ ...input, cache: input.cache ? undefined : {} }),
  input => ({ ...input, queues: { ...input.queues, added: {} } }),
  input => ({ ...input, costCenter: 'CC-9999' }),
];

const MARK = /^.*by hand \d+.*\n/gm;

/** A file with remarks between its lines, as deep as the line below. */
function remarked(file: string, text: string, places: number[]): string {
  if (!/\.(tf|yaml|yml)$/.test(file)) return text;
  const lines = text.split(/(?<=\n)/);
  // Within a text over several lines it would be no remark.
  if (lines.some(line => /<<-?\w|[|>][-+]?\n$/.test(line))) return text;
  for (const [index, place] of places.entries()) {
    const at = place % lines.length;
    const indent = /^ */.exec(lines[at])![0];
    lines.splice(at, 0, `${indent}# by hand ${index}\n`);
  }
  return lines.join('');
}

async function laidOver(
  tree: Tree,
  request: Parameters<typeof renderFiles>[0],
) {
  const result = await renderFiles(request);
  for (const { path, after } of result.files) {
    if (after === undefined) tree.delete(path);
    else tree.set(path, after);
  }
  return result;
}

/** A service, remarks of people in its files, and one edit of its intent. */
async function edited(
  path: GoldenPath,
  input: Input,
  next: Input,
  at: number[],
) {
  const before = acceptedIntent(input, standards, path);
  const after = acceptedIntent(next, standards, path);
  if (!before || !after) return undefined;
  const tree: Tree = new Map(Object.entries(starterTree()));
  const request = {
    ...{ intent: before, intentText: writeIntent(input), standards, path },
    base: async (file: string) => tree.get(file),
  };
  const made = await laidOver(tree, request);
  const pure: Tree = new Map(tree);
  const own = made.files.filter(each => each.path.startsWith('stacks/'));
  for (const { path: file } of own) {
    tree.set(file, remarked(file, tree.get(file)!, at));
  }
  const theirs: Tree = new Map(tree);
  const intentText = writeIntent(next);
  const edit = { ...request, intent: after, intentText, former: request };
  const { conflicts, kept } = await laidOver(tree, edit);
  const base = async (file: string) => pure.get(file);
  await laidOver(pure, { ...edit, base });
  return { conflicts, kept, merged: tree, ours: pure, theirs };
}

const plain = (text: string) => text.replace(/[^\S\n]+/g, ' ');

describe.each([...starterPaths()])(
  'people’s edits in a service of %s',
  (_n, path) => {
    it('survive an edit of the intent, which changes its own lines only', async () => {
      let compared = 0;
      await fc.assert(
        fc.asyncProperty(
          intentsFor(standards, path),
          fc.array(fc.nat(500), { minLength: 1, maxLength: 3 }),
          async (input, at) => {
            for (const edit of EDITS) {
              const found = await edited(path, input, edit(input), at);
              if (!found) continue;
              const { conflicts, kept, merged, ours, theirs } = found;
              const disputed = new Set(conflicts.map(each => each.path));
              for (const [file, text] of merged) {
                // The intent's file is edited, not merged.
                if (file.endsWith('/service.yaml')) continue;
                const marks = theirs.get(file)?.match(MARK) ?? [];
                expect(text.match(MARK) ?? []).toEqual(marks);
                if (disputed.has(file)) continue;
                const isKept = kept.some(each => each.path === file);
                if (isKept || marks.length === 0) continue;
                compared += 1;
                expect(plain(text.replace(MARK, ''))).toBe(
                  plain(ours.get(file)!),
                );
              }
              for (const { path: file, line, theirs: there } of conflicts) {
                const lines = merged.get(file)!.split(/(?<=\n)/);
                const from = lines.slice(line - 1).join('');
                expect(plain(from).startsWith(plain(there))).toBe(true);
              }
            }
          },
        ),
        { numRuns: RUNS, seed: SEED, endOnFailure: true },
      );
      expect(compared).toBeGreaterThan(10);
    });
  },
);

describe('a line that people and an intent want otherwise', () => {
  const path = starterPaths().get('ecs-fargate')!;
  const file = 'stacks/authhub/tokens/dev/main.tf';
  const input: Input = {
    ...{ version: 1, product: 'authhub', service: 'tokens' },
    description: 'Tokens',
    owner: 'group:default/developers',
    costCenter: 'CC-2100',
    goldenPath: { name: 'ecs-fargate', version: path.definition.version },
    image: 'ghcr.io/acme/tokens:1.0.0',
    ...{ cpu: 256, memory: 512 },
    environments: { dev: {} },
  };

  async function withMemory(byHand: (text: string) => string, memory: number) {
    const former = acceptedIntent(input, standards, path)!;
    const intent = acceptedIntent({ ...input, memory }, standards, path)!;
    const tree: Tree = new Map(Object.entries(starterTree()));
    const base = async (at: string) => tree.get(at);
    const shared = { standards, path, base, intentText: writeIntent(input) };
    await laidOver(tree, { ...shared, intent: former });
    tree.set(file, byHand(tree.get(file)!));
    const edit = { ...shared, intent, former: { intent: former, path } };
    const given = await renderFiles({ ...edit, asGiven: true });
    const result = await laidOver(tree, edit);
    const textOf = (files: typeof given.files) =>
      files.find(each => each.path === file)!.after!;
    return { ...result, text: tree.get(file)!, given: textOf(given.files) };
  }

  it('stays as people wrote it, and both are told', async () => {
    const { text, conflicts, given } = await withMemory(
      before => before.replace(/(memory += )512/, '$17168'),
      1024,
    );
    expect(text).toMatch(/memory += 7168/);
    expect(given).toMatch(/memory += 1024/);
    expect(conflicts).toEqual([
      {
        path: file,
        line: 1 + text.split('\n').findIndex(line => line.includes('7168')),
        base: expect.stringContaining('512'),
        ours: expect.stringContaining('1024'),
        theirs: expect.stringContaining('7168'),
      },
    ]);
  });

  it('is none beside it', async () => {
    const { text, conflicts } = await withMemory(
      before => before.replace(/(cpu += )256/, '$1512'),
      1024,
    );
    expect(conflicts).toEqual([]);
    expect(text).toMatch(/cpu += 512/);
    expect(text).toMatch(/memory += 1024/);
  });
});
