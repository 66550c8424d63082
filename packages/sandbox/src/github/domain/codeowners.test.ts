import { ownersOf, parseCodeowners } from './codeowners';

const owners = (text: string, path: string) =>
  ownersOf(parseCodeowners(text), path);

describe('CODEOWNERS', () => {
  it.each([
    ['* @a', 'deep/down.tf', ['@a']],
    ['*.tf @a', 'deep/down.tf', ['@a']],
    ['*.tf @a', 'deep/down.md', []],
    ['/docs/ @a', 'docs/x/y.md', ['@a']],
    ['/docs/ @a', 'other/docs/y.md', []],
    ['docs/ @a', 'other/docs/y.md', ['@a']],
    ['docs/* @a', 'docs/y.md', ['@a']],
    ['docs/* @a', 'docs/x/y.md', []],
    ['/stacks/**/prod/ @a', 'stacks/p/s/prod/main.tf', ['@a']],
    ['a\\ b.txt @a', 'a b.txt', ['@a']],
    [
      '* @a\n*.tf @org/team who@example.com',
      'x.tf',
      ['@org/team', 'who@example.com'],
    ],
    ['*.tf @a\n* @b', 'x.tf', ['@b']],
    ['* @a\n/open/', 'open/x', []],
    ['* @a # why\n# all @b', 'x', ['@a']],
    ['* @a\r\n', 'x', ['@a']],
    ['!x @a', 'x', []],
    ['[ab].txt @a', 'a.txt', []],
    ['* not-an-owner', 'x', []],
  ])('%j gives %s to %j', (text, path, expected) => {
    expect(owners(text, path)).toEqual(expected);
  });

  it('survives any text', () => {
    expect(parseCodeowners('\0 @a\n@\n   \n/ @a\n** @a')).toBeDefined();
  });
});
