import fc from 'fast-check';
import ignore from 'ignore';
import { anyCharacter } from '../__testUtils__/anyCharacter';
import {
  ownersOf,
  parseCodeowners,
  removeCodeownersRule,
  upsertCodeownersRule,
} from '.';
import { EditConflict } from '../splice';
import { matchesPath, readPattern } from './pattern';

const file = 'CODEOWNERS';
const owners = (text: string, path: string) =>
  ownersOf(parseCodeowners(text), path);
const upsert = (text: string, pattern: string, ...names: string[]) =>
  upsertCodeownersRule({ file, text }, { pattern, owners: names });

describe('owners of a path', () => {
  it.each([
    ['* @a', 'deep/down.tf', ['@a']],
    ['*.tf @a', 'deep/down.md', []],
    ['/docs/ @a', 'docs/x/y.md', ['@a']],
    ['/docs/ @a', 'docs', []],
    ['/docs/ @a', 'other/docs/y.md', []],
    ['docs/ @a', 'other/docs/y.md', ['@a']],
    ['docs/* @a', 'docs/y.md', ['@a']],
    ['docs/* @a', 'docs/x/y.md', []],
    ['/* @a', 'x', ['@a']],
    ['/* @a', 'x/y', []],
    ['/Docs/ @a', 'docs/x', []],
    ['/stacks/**/prod/ @a', 'stacks/prod/main.tf', ['@a']],
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
    ['\uFEFF* @a\r\n', 'x', ['@a']],
    ['!x @a', 'x', []],
    ['[ab].txt @a', 'a.txt', []],
    ['* not-an-owner', 'x', []],
    ['** @a', '__proto__/x', ['@a']],
  ])('%j gives to %j %j', (text, path, expected) => {
    expect(owners(text, path)).toEqual(expected);
  });

  it('are those that gitignore patterns match', () => {
    const name = fc.constantFrom('a', 'b', 'ab', 'a.tf', 'b.b');
    const part = fc.oneof(
      name,
      fc.constantFrom('*', 'a*', '*.tf', '?', 'a*b', '**'),
    );
    const pattern = fc
      .tuple(
        fc.constantFrom('', '/'),
        fc.array(part, { minLength: 1, maxLength: 4 }),
        fc.constantFrom('', '/'),
      )
      .map(([head, parts, tail]) => `${head}${parts.join('/')}${tail}`)
      // Here GitHub differs from gitignore.
      .filter(text => !/\/\*$/.test(text));
    const path = fc
      .array(name, { minLength: 1, maxLength: 5 })
      .map(parts => parts.join('/'));
    fc.assert(
      fc.property(pattern, path, (text, where) => {
        const oracle = ignore({ ignorecase: false }).add(text).ignores(where);
        expect(matchesPath(readPattern(text), where)).toBe(oracle);
      }),
      { numRuns: 20_000 },
    );
  });

  // Trying every way to match would take longer than there is time.
  it('are found in time that grows with pattern and path', () => {
    const text = `${'a*'.repeat(2000)}b @a\n${'**/a/'.repeat(2000)}b @a`;
    expect(owners(text, 'a/'.repeat(2000) + 'a'.repeat(2000))).toEqual([]);
  });
});

const sample = `# Everything
*                    @acme/platform
/stacks/             @acme/platform  # first

# Products
/stacks/crawler/     @acme/crawler
/stacks/**/prod/     @acme/platform @acme/leads

/runbooks/           @acme/developers`;

describe('a new rule', () => {
  it('goes behind its neighbours and before what limits it', () => {
    const text = upsert(sample, '/stacks/authhub/', '@acme/authhub');
    expect(text).toBe(
      sample.replace(
        '/stacks/**',
        '/stacks/authhub/     @acme/authhub\n/stacks/**',
      ),
    );
    expect(upsert(text, '/stacks/authhub/', '@acme/authhub')).toBe(text);
    expect(owners(text, 'stacks/authhub/api/dev/main.tf')).toEqual([
      '@acme/authhub',
    ]);
    expect(owners(text, 'stacks/authhub/api/prod/main.tf')).toContain(
      '@acme/leads',
    );
  });

  it.each([
    ['', '/a/', '/a/ @x\n'],
    ['# c', '/a/', '# c\n/a/ @x\n'],
    ['* @y\r\n', '/a b/', '* @y\r\n/a\\ b/ @x\r\n'],
    ['/a/b/ @y\n', '/a/', '/a/ @x\n/a/b/ @y\n'],
    ['/b/ @y', '/a/', '/b/ @y\n/a/ @x'],
  ])('in %j for %j gives %j', (text, pattern, expected) => {
    expect(upsert(text, pattern, '@x')).toBe(expected);
  });

  it.each([
    [
      '/a/ @y',
      '/a/',
      '@x',
      /^CODEOWNERS:1:1: \/a\/ has other owners: @y \(wanted: @x\)/,
    ],
    ['/a/b/ @y\n* @z', '/a/', '@x', /Move the more general rule up/],
    ['', '/a\n* @evil', '@x', /is not a pattern/],
    ['', '!a', '@x', /is not a pattern/],
    ['', '#a', '@x', /is not a pattern/],
    ['', '/', '@x', /is not a pattern/],
    ['', '/a/', 'x\n* @evil', /is not an owner/],
  ])('in %j for %j is refused', (text, pattern, owner, message) => {
    expect(() => upsert(text, pattern, owner)).toThrow(message);
  });

  it('decides about its files and changes nobody else’s', () => {
    const folder = fc.constantFrom('a', 'b', 'a/b', 'a/c', 'b/c');
    const old = fc.oneof(
      folder.map(path => `/${path}/`),
      fc.constantFrom('*', '*.tf', '/a/**/c/', 'b/', 'c/*', '/a/*'),
    );
    const paths = [
      'a/x',
      'a/x.tf',
      'a/b/x',
      'a/c/x',
      'b/x',
      'b/c/x',
      'a/q/c/x',
      'x',
      'c/x',
    ];
    fc.assert(
      fc.property(
        fc.uniqueArray(old, { maxLength: 5 }),
        folder,
        (patterns, path) => {
          const text = patterns.map((each, n) => `${each} @o${n}\n`).join('');
          fc.pre(!patterns.includes(`/${path}/`));
          let result: string;
          try {
            result = upsert(text, `/${path}/`, '@new');
          } catch (error) {
            expect(error).toBeInstanceOf(EditConflict);
            return;
          }
          expect(
            removeCodeownersRule({ file, text: result }, `/${path}/`),
          ).toBe(text);
          expect(owners(result, `${path}/unheard/deep`)).toEqual(['@new']);
          for (const each of paths) {
            const now = owners(result, each);
            if (now[0] !== '@new') expect(now).toEqual(owners(text, each));
            else expect(each.startsWith(`${path}/`)).toBe(true);
          }
        },
      ),
      { numRuns: 3000 },
    );
  });
});

it('survives any text', () => {
  fc.assert(
    fc.property(
      fc.string({ unit: anyCharacter }),
      fc.string(),
      (text, path) => {
        expect(Array.isArray(owners(text, path))).toBe(true);
      },
    ),
  );
});
