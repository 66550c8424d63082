import { isAbout } from './useRuns';

it.each([
  [{ stacks: ['a'], repositories: ['r'] }, true],
  [{ stacks: ['b'] }, false],
  [{ stacks: [], locks: true }, true],
  [{ stacks: 'a' }, false],
  [{}, false],
])('tells whether %j is about a stack', (message, expected) => {
  expect(isAbout('a')(message)).toBe(expected);
});
