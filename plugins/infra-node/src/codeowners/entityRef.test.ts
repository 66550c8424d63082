import { ownerRef } from './entityRef';

it.each([
  ['@acme/Team-X', 'group:default/team-x'],
  ['@Bob', 'user:default/bob'],
  ['group:default/platform', 'group:default/platform'],
  ['Group:Platform', 'group:default/platform'],
  ['user:people/bob', 'user:people/bob'],
  ['bob@example.com', 'bob@example.com'],
  ['@acme/한글', '@acme/한글'],
  ['group:a/b/c', 'group:a/b/c'],
])('takes %s for %s', (name, ref) => {
  expect(ownerRef(name)).toBe(ref);
});
