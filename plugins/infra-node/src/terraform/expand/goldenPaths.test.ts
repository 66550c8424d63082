import { rmSync } from 'node:fs';
import path from 'node:path';
import fc from 'fast-check';
import { renderService, writeIntent } from '../../golden-path';
import {
  acceptedIntent,
  intentsFor,
} from '../../golden-path/__testUtils__/intents';
import {
  starterPaths,
  starterStandards,
  starterTree,
} from '../../golden-path/__testUtils__/starter';
import { memoryTree } from '../plan/tree';
import { starterRepository } from './__testUtils__/starter';
import { expandStack } from './expandStack';

jest.setTimeout(120_000);

describe('services of golden paths', () => {
  const repository = starterRepository();

  afterAll(() => {
    rmSync(repository.path, { recursive: true, force: true });
  });

  it.each([...starterPaths()])('%s tell all they declare', async (_, each) => {
    await fc.assert(
      fc.asyncProperty(intentsFor(starterStandards, each), async input => {
        const intent = acceptedIntent(input, starterStandards, each);
        fc.pre(intent !== undefined);
        const lists = starterTree();
        const changes = await renderService({
          intent,
          intentText: writeIntent(input),
          standards: starterStandards,
          path: each,
          base: async file =>
            Object.hasOwn(lists, file) ? lists[file] : undefined,
        });
        const files = new Map(
          changes.map(({ path: file, after = '' }) => [file, after]),
        );
        const folders = [...files.keys()]
          .filter(file => file.endsWith('/versions.tf'))
          .map(file => path.posix.dirname(file));
        expect(folders).not.toEqual([]);
        for (const folder of folders) {
          const { problems } = await expandStack({
            tree: memoryTree(files),
            folder,
            repositories: [repository],
          });
          expect(problems).toEqual([]);
        }
      }),
      { numRuns: 2, seed: 20_260_101 },
    );
  });
});
