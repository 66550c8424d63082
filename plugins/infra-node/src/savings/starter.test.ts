import { rmSync } from 'node:fs';
import path from 'node:path';
import {
  addAmounts,
  builtInBook,
  combinedSavings,
  compareAmounts,
  environmentOf,
  estimateStack,
  savingsOf,
  subtractAmounts,
} from '@infra-portal/infra-common';
import { starterStandards } from '../golden-path/__testUtils__/starter';
import { expandStack } from '../terraform/expand';
import {
  starterRepository,
  starterStacks,
} from '../terraform/expand/__testUtils__/starter';
import { gitTree, memoryTree } from '../terraform/plan';
import { fixSaving } from './fixSaving';

const repository = starterRepository();
const tree = gitTree(repository.path, repository.commit);
const where = { tree, repositories: [repository] };
const book = builtInBook;

afterAll(() => rmSync(repository.path, { recursive: true, force: true }));

async function stackIn(folder: string) {
  const expansion = await expandStack({ ...where, folder });
  const words = folder.split('/');
  const environment = words
    .map(word => environmentOf(word, starterStandards))
    .find(word => word !== undefined && word !== 'shared');
  return {
    stack: { stack: `github.com/acme/infrastructure//${folder}`, ...expansion },
    options: {
      book,
      standards: starterStandards,
      environment,
      now: new Date('2026-10-06T00:00:00Z'),
    },
  };
}

/** The files of the starter with others in their place. */
async function withFiles(files: readonly { path: string; after: string }[]) {
  const all = await tree.files('');
  const contents = new Map<string, string | Uint8Array>(
    all.map(each => [each.path, each.content]),
  );
  for (const { path: file, after } of files) contents.set(file, after);
  return memoryTree(contents);
}

it('keeps every promise that it makes in the starter', async () => {
  const kept: string[] = [];
  let [total, less] = ['0', '0'];
  for (const folder of starterStacks()) {
    const { stack, options } = await stackIn(folder);
    const savings = savingsOf(stack, options);
    const combined = combinedSavings(stack, savings, options);
    total = addAmounts(total, combined.before);
    less = addAmounts(less, combined.monthly);
    for (const saving of savings) {
      const fix = await fixSaving({ saving, folder, ...where, book });
      if (fix.kind === 'left') continue;
      expect(fix.files.every(each => each.path.startsWith(folder))).toBe(true);
      const changed = await expandStack({
        ...where,
        tree: await withFiles(fix.files),
        folder,
      });
      const after = estimateStack({ ...stack, ...changed }, { book });
      expect(subtractAmounts(combined.before, after.monthly)).toBe(
        saving.monthly,
      );
      kept.push(`${path.posix.relative('stacks', folder)} ${saving.rule}`);
    }
  }
  expect(compareAmounts(less, '0')).toBe(1);
  expect(compareAmounts(total, less)).toBe(1);
  expect(kept.sort()).toMatchInlineSnapshot(`
    [
      "authhub/api/prod right-size",
      "authhub/api/stg right-size",
      "authhub/api/stg right-size",
      "dts/billing-api/dev graviton",
      "dts/billing-api/dev right-size",
      "dts/billing-api/prod graviton",
      "dts/billing-api/prod right-size",
      "dts/billing-api/prod right-size",
      "dts/worker/prod right-size",
    ]
  `);
});
