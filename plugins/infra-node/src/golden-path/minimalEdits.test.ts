import { diffLines } from 'diff';
import fc from 'fast-check';
import type { ServiceIntentInput } from '@infra-portal/infra-common';
import {
  type GoldenPath,
  pathTestsOf,
  renderFiles,
  renderOwnFiles,
  writeIntent,
} from '.';
import { acceptedIntent, intentsFor } from './__testUtils__/intents';
import {
  starterPaths,
  starterStandards,
  starterTree,
} from './__testUtils__/starter';
import { readYaml } from './readYaml';
import { formatHcl } from '../terraform/format';

jest.setTimeout(240_000);

const RUNS = process.env.HEAVY === '1' ? 6 : 2;
const SEED = 20_260_101;

/** Undefined: the service has nothing that could be edited so. */
type Edit = (input: ServiceIntentInput) => ServiceIntentInput | undefined;

const without = <T extends object>(from: T, ...names: string[]): T =>
  Object.fromEntries(
    Object.entries(from).filter(([name]) => !names.includes(name)),
  ) as T;

const inEnvironments = (
  input: ServiceIntentInput,
  change: (own: object) => object,
) =>
  Object.fromEntries(
    Object.entries(input.environments).map(([name, own]) => [
      name,
      change(own!),
    ]),
  );

/** What people change most, and what every changed part must be about. */
const EDITS: Record<string, { edit: Edit; about: RegExp }> = {
  'more memory': {
    edit: input => ({
      ...input,
      cpu: 512,
      memory: input.memory === 1024 ? 2048 : 1024,
      environments: inEnvironments(input, own => without(own, 'memory', 'cpu')),
    }),
    about: /memory|cpu|instance_?type/i,
  },
  'a Redis': {
    edit: input => ({ ...input, cache: input.cache ? undefined : {} }),
    about: /cache|kms\/data-key|database-subnet-ids/i,
  },
  'a queue': {
    edit: input => ({
      ...input,
      queues: input.queues?.added
        ? without(input.queues, 'added')
        : { ...input.queues, added: {} },
    }),
    // A worker's first queue brings the objective on how long messages wait.
    about: /added|queue|sqs|freshness|kms\/data-key/i,
  },
  'another count': {
    edit: input => ({
      ...input,
      environments: inEnvironments(input, own => ({
        ...own,
        count: { min: 2, max: 2, cpuPercent: 55 },
      })),
    }),
    about: /min|max|cpu|count|replicas|percent|averageUtilization/i,
  },
  'another limit': {
    edit: ({ ingress, ...input }) =>
      ingress?.waf && {
        ...input,
        ingress: { ...ingress, waf: { rateLimit: 321 } },
      },
    about: /321/,
  },
};

const FIELDS: Record<string, string> = {
  'more memory': 'memory',
  'a Redis': 'cache',
  'a queue': 'queues',
  'another count': 'count',
  'another limit': 'ingress',
};

/** Whether a path knows what an edit is about, or a part of it. */
const knows = ({ definition }: GoldenPath, edit: string) =>
  definition.supports.some(each => each.split('.')[0] === FIELDS[edit]);

const at = ({ path: file }: { path: string }) => file;

/** The files before and after an edit, or nothing where it is not accepted. */
async function edited(path: GoldenPath, input: ServiceIntentInput, edit: Edit) {
  const standards = starterStandards;
  const intent = acceptedIntent(input, standards, path);
  const next = edit(input);
  const changed = next && acceptedIntent(next, standards, path);
  if (!intent || !changed) return undefined;
  const tree = new Map(Object.entries(starterTree()));
  const base = async (file: string) => tree.get(file);
  const intentText = writeIntent(input);
  const first = { intent, intentText, standards, path, base };
  for (const { path: file, after } of (await renderFiles(first)).files) {
    tree.set(file, after!);
  }
  const request = {
    ...first,
    intent: changed,
    intentText: writeIntent(next, intentText),
    former: first,
  };
  const { files, kept } = await renderFiles(request);
  expect(kept).toEqual([]);
  // The same files without the lists of all services, which were there before.
  const own = new Set((await renderOwnFiles(request)).files.map(at));
  const lists = files.map(at).filter(each => !own.has(each));
  expect(lists).toContain('atlantis.yaml');
  expect(files.map(at)).toEqual(expect.arrayContaining([...own]));
  for (const list of lists) {
    expect(starterTree()).toHaveProperty([list]);
    expect(list).not.toMatch(/\.tf$/);
  }
  return files.filter(({ before, after }) => before !== after);
}

/** Lines without their alignment. */
const plain = (text = '') =>
  text.replace(/[^\S\n]+/g, ' ').replace(/ (?=\n)|^ /gm, '');

/** Words of a text, each as often as it is there. */
function words(text: string): Map<string, number> {
  const counts = new Map<string, number>();
  for (const [word] of text.matchAll(/[\w/.-]+/g)) {
    counts.set(word, (counts.get(word) ?? 0) + 1);
  }
  return counts;
}

const isWithin = (part: Map<string, number>, whole: Map<string, number>) =>
  [...part].every(([word, count]) => (whole.get(word) ?? 0) >= count);

/** What is wrong with a change of one file. */
async function tooMuch(
  file: { path: string; before?: string; after?: string },
  about: RegExp,
): Promise<string[]> {
  const { path, before, after } = file;
  const wrong: string[] = [];
  if (after && path.endsWith('.tf') && (await formatHcl(after)) !== after) {
    wrong.push(`${path}: not formatted`);
  }
  const parts = diffLines(plain(before), plain(after));
  const hunks = parts.flatMap(({ added, removed, value }, index) => {
    const isSecond = added && parts[index - 1]?.removed;
    if ((!added && !removed) || isSecond) return [];
    const other = removed && parts[index + 1]?.added;
    return [{ value, removed, other: other ? parts[index + 1].value : '' }];
  });
  for (const { value, other } of hunks) {
    // A bracket or a blank line more is part of what stands beside it.
    const isGap = /^[\s{}[\](),]*$/.test(value + other);
    if (!isGap && !about.test(value + other)) {
      wrong.push(`${path}: not about it: ${value}${other}`);
    }
  }
  const lines = (kind: 'added' | 'removed') =>
    parts
      .filter(part => part[kind])
      .flatMap(({ value }) => value.split('\n'))
      .filter(line => /\w/.test(line));
  const moved = lines('removed').filter(line => lines('added').includes(line));
  for (const line of moved) wrong.push(`${path}: moved: ${line}`);
  // Within a file things are added or removed or get another value: where a
  // change does both, as `{ a = 1 }` over two lines does, nothing is lost.
  const gone = words(lines('removed').join('\n'));
  const come = words(lines('added').join('\n'));
  const isValue = lines('removed').length === lines('added').length;
  if (!isValue && !isWithin(gone, come) && !isWithin(come, gone)) {
    wrong.push(`${path}: rewritten: ${lines('removed').join('\n')}`);
  }
  return wrong;
}

const isGenerated = (file: { path: string }) =>
  !file.path.endsWith('/service.yaml');

describe.each([...starterPaths()])('editing a service of %s', (_name, path) => {
  const [test] = pathTestsOf(path);
  const tested = readYaml<ServiceIntentInput>(
    test.intentText!,
    'service.yaml',
    value => ({ ok: true, value: value as ServiceIntentInput }),
  );
  const asked = Object.entries(EDITS).filter(([what]) => knows(path, what));

  const possible = asked.filter(([, { edit }]) => edit(tested) !== undefined);

  it.each(possible)('for %s changes the lines of it only', async (_, edit) => {
    const files = (await edited(path, tested, edit.edit))!;
    expect(files.filter(isGenerated)).not.toEqual([]);
    for (const file of files.filter(isGenerated)) {
      expect(await tooMuch(file, edit.about)).toEqual([]);
    }
  });

  it('changes as little for any intent', async () => {
    await fc.assert(
      fc.asyncProperty(intentsFor(starterStandards, path), async input => {
        for (const [, edit] of asked) {
          const files = (await edited(path, input, edit.edit)) ?? [];
          for (const file of files.filter(isGenerated)) {
            expect(await tooMuch(file, edit.about)).toEqual([]);
          }
        }
      }),
      { numRuns: RUNS, seed: SEED, endOnFailure: true },
    );
  });
});
