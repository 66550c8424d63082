import { revertedBy } from './reverts';

const DAY = 24 * 3600_000;
const pull = {
  repository: 'github.com/acme/infrastructure',
  ...{ number: 7, title: 'Grow', body: '', mergedAt: 0 },
};
const revert = {
  ...pull,
  ...{ number: 9, title: 'Revert "Grow"', mergedAt: 2 * DAY },
  body: 'It was too slow.\n\nReverts acme/infrastructure#7\n',
};

it('finds what took a pull request back', () => {
  expect(revertedBy(pull, [pull, revert])).toBe(9);
  expect(revertedBy(pull, [{ ...revert, body: 'Reverts #7' }])).toBe(9);
});

it.each([
  ['of another repository', { body: 'Reverts acme/fileflow#7' }],
  ['in another repository', { repository: 'github.com/acme/fileflow' }],
  ['of another number', { body: 'Reverts acme/infrastructure#77' }],
  ['that only speaks of it', { body: 'This Reverts #7 in part' }],
  ['that was not merged', { mergedAt: undefined }],
  ['after eight days', { mergedAt: 8 * DAY }],
])('takes no pull request %s for it', (_, change) => {
  expect(revertedBy(pull, [{ ...revert, ...change }])).toBeUndefined();
});
