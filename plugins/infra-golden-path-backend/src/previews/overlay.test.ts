import type { MirrorEntry } from '@infra-portal/infra-node';
import fc from 'fast-check';
import type { RepositoryModel } from '../repository/readRepository';
import { overlay } from './overlay';

/** Signs before and after the slash in the order of texts. */
const segment = fc.constantFrom('a', 'a-b', 'a.tf', 'b', '0', 'é');
const file = fc
  .array(segment, { minLength: 1, maxLength: 4 })
  .map(parts => `${parts.join('/')}.tf`);

function modelOf(files: readonly string[]): RepositoryModel {
  const entries = new Map(
    files.map(path => {
      const entry = { path, mode: '100644', id: `of ${path}` };
      return [path, entry as MirrorEntry] as const;
    }),
  );
  const readObjects = async (ids: readonly string[]) =>
    new Map(ids.map(id => [id, id]));
  return { entries, tree: { readObjects } } as never;
}

it('gives the files of a folder and below it, of the base and of changes', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.uniqueArray(file, { maxLength: 12 }),
      fc.uniqueArray(file, { maxLength: 4 }),
      fc.array(segment, { maxLength: 2 }).map(parts => parts.join('/')),
      async (base, changed, folder) => {
        const changes = changed.map(path => ({ path, after: 'new' }));
        const { tree } = overlay(modelOf(base), changes);
        const files = await tree.files(folder);
        const wanted = [...new Set([...base, ...changed])].filter(
          each => folder === '' || each.startsWith(`${folder}/`),
        );
        const told = files.map(({ path, content }) => [path, `${content}`]);
        const expected = wanted.map(path => [
          path,
          changed.includes(path) ? 'new' : `of ${path}`,
        ]);
        expect(told.sort()).toEqual(expected.sort());
      },
    ),
    { numRuns: 300 },
  );
});
