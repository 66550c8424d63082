import fc from 'fast-check';
import { parseAllDocuments } from 'yaml';
import type { ServiceIntentInput } from '@infra-portal/infra-common';
import { type GoldenPath, renderFiles, renderService, writeIntent } from '.';
import { acceptedIntent, intentsFor } from './__testUtils__/intents';
import {
  starterModule,
  starterPaths,
  starterStandards,
  starterText,
  starterTree,
} from './__testUtils__/starter';
import { checkModule } from '../terraform/check';
import { formatHcl } from '../terraform/format';
import { loadModule } from '../terraform/read/loadModule';
import { shippedSchemas } from '../terraform/schema';

const paths = starterPaths();
const HEAVY = process.env.HEAVY === '1';
/** Intents of all paths together: `FUZZ=10000` takes about an hour. */
const RUNS = Number(process.env.FUZZ ?? (HEAVY ? 160 : 60));
/** Of each path. */
const runs = Math.ceil(RUNS / paths.size);
/** Another one tries other intents. */
const SEED = Number(process.env.SEED ?? 20_260_101);

// Far beyond what they take on a slow machine.
jest.setTimeout(120_000 + runs * 3_000);

type Tree = Record<string, string>;

/** What objectives refer to, so that their rules and dashboards are made too. */
const SHARED: Tree = Object.fromEntries(
  ['slo/_shared/alert-policies.yaml', 'slo/_shared/data-sources.yaml'].map(
    file => [file, starterText(file)],
  ),
);

function request(
  input: ServiceIntentInput,
  path: GoldenPath,
  tree: Tree,
  textBefore?: string,
) {
  const intent = acceptedIntent(input, starterStandards, path);
  if (!intent) throw new Error('not accepted');
  return {
    intent,
    intentText: writeIntent(input, textBefore),
    standards: starterStandards,
    path,
    base: async (file: string) =>
      Object.hasOwn(tree, file) ? tree[file] : undefined,
    filesIn: async (folder: string) =>
      new Map(
        Object.entries({ ...SHARED, ...tree }).filter(([file]) =>
          file.startsWith(`${folder}/`),
        ),
      ),
  };
}

function applied(tree: Tree, changes: { path: string; after?: string }[]) {
  const next = { ...tree };
  for (const { path, after } of changes) {
    if (after === undefined) delete next[path];
    else next[path] = after;
  }
  return next;
}

/** Without intents, whose answers may stand in another order. */
const generated = (tree: Tree) =>
  Object.fromEntries(
    Object.entries(tree).filter(([file]) => !file.endsWith('/service.yaml')),
  );

/** What is wrong with rendered files; nothing is the hope. */
async function wrongIn(files: Tree): Promise<string[]> {
  const wrong: string[] = [];
  const folders = new Map<string, { path: string; text: string }[]>();
  for (const [path, text] of Object.entries(files)) {
    if (path.endsWith('.tf')) {
      const folder = path.slice(0, path.lastIndexOf('/'));
      folders.set(folder, [...(folders.get(folder) ?? []), { path, text }]);
      if ((await formatHcl(text)) !== text)
        wrong.push(`${path}: not formatted`);
    }
    if (/\.ya?ml$/.test(path)) {
      const documents = parseAllDocuments(text);
      const all = 'empty' in documents ? [] : documents;
      all.forEach(each =>
        each.errors.forEach(error => wrong.push(`${path}: ${error.message}`)),
      );
    }
    if (path.endsWith('.json')) JSON.parse(text);
  }
  for (const sources of folders.values()) {
    const findings = checkModule(loadModule(sources), {
      schema: shippedSchemas(),
      resolveModule: starterModule,
    });
    for (const { file, line, code, message, severity } of findings) {
      if (severity === 'error')
        wrong.push(`${file}:${line}: ${code}: ${message}`);
    }
  }
  return wrong;
}

describe.each([...paths])('any intent for %s', (_name, path) => {
  const intents = intentsFor(starterStandards, path);

  it('gives files that are right', async () => {
    await fc.assert(
      fc.asyncProperty(intents, async input => {
        const tree = starterTree();
        const changes = await renderService(request(input, path, tree));
        const rendered = applied({}, changes);
        const named = (ending: string) =>
          Object.keys(rendered).filter(file => file.endsWith(ending));
        expect(named('.rules.yaml')).toHaveLength(named('.slo.yaml').length);
        expect(await wrongIn(rendered)).toEqual([]);
        // Nothing of the language of paths is left.
        const terraform = changes.filter(each => each.path.endsWith('.tf'));
        const text = terraform.map(each => each.after).join('\n');
        expect(text).not.toMatch(/^\s*(include|repeat)\s+=/m);
      }),
      { numRuns: runs, seed: SEED, endOnFailure: true },
    );
  });

  it('can be rendered again, edited, and edited back', async () => {
    const pair = intents.chain(a =>
      intents.map(
        b => [a, { ...b, product: a.product, service: a.service }] as const,
      ),
    );
    await fc.assert(
      fc.asyncProperty(pair, async ([a, b]) => {
        fc.pre(acceptedIntent(b, starterStandards, path) !== undefined);
        const before = starterTree();
        const first = request(a, path, before);
        const made = applied(before, await renderService(first));
        expect(await renderService(request(a, path, made))).toEqual([]);

        const to = request(b, path, made, first.intentText);
        const edit = await renderFiles({ ...to, former: first });
        expect(edit.kept).toEqual([]);
        const edited = applied(made, edit.files);
        const back = await renderFiles({
          ...request(a, path, edited, to.intentText),
          former: to,
        });
        expect(back.kept).toEqual([]);
        expect(generated(applied(edited, back.files))).toEqual(generated(made));
      }),
      { numRuns: Math.ceil(runs / 4), seed: SEED, endOnFailure: true },
    );
  });
});
