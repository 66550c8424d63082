import { filesOf, toProposedFiles } from './proposedFiles';

const items = Array.from({ length: 5000 }, (_, at) => `  - name: n${at}\n`);
const list = `version: 3\nprojects:\n${items.join('')}`;

const changes = [
  { path: 'atlantis.yaml', before: list, after: `${list}  - name: young\n` },
  { path: 'stacks/a/main.tf', after: 'a\n' },
  { path: 'stacks/a/long.tf', after: list },
  { path: 'stacks/a/old.tf', before: 'b\n' },
  { path: 'stacks/a/open.yaml', before: list, after: `${list}  - name` },
  { path: 'same.tf', before: 'c\n', after: 'c\n' },
];

const mirror = {
  read: async (commit: string, path: string) =>
    commit === 'base'
      ? changes.find(each => each.path === path)?.before
      : undefined,
};

it('stores little of long lists, and gives all files back', async () => {
  const files = toProposedFiles(changes);
  expect(JSON.stringify(files[0]).length).toBeLessThan(1000);
  const base = { branch: 'main', commit: 'base' };
  // As it comes out of the database.
  const stored = JSON.parse(JSON.stringify({ base, files }));
  expect(await filesOf(mirror, stored)).toEqual(
    changes.slice(0, 5).map(({ path, after }) => ({ path, text: after })),
  );
});

it('understands what was stored before there were excerpts', async () => {
  const stored = {
    base: { branch: 'main', commit: 'base' },
    files: [{ path: 'atlantis.yaml', text: 'x' }, { path: 'old.tf' }],
  };
  expect(await filesOf(mirror, stored)).toEqual([
    { path: 'atlantis.yaml', text: 'x' },
    { path: 'old.tf', text: undefined },
  ]);
});
