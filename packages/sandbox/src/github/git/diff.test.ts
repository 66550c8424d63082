import fc from 'fast-check';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { gitOk } from '../../testing';
import { TreeEntry, writeBlob, writeTree } from './commits';
import { diffFiles, diffText } from './diff';
import { mergeInFolder, mergeTree } from './merge';
import { git } from './run';

let directory: string;
beforeAll(async () => {
  directory = await fs.mkdtemp(path.join(os.tmpdir(), 'diff-test-'));
  await gitOk(directory, ['init', '--quiet', '--bare', '.']);
});
afterAll(() => fs.rm(directory, { recursive: true, force: true }));

type Files = Record<string, { content: string; mode: string }>;

async function tree(files: Files): Promise<string> {
  const entries: TreeEntry[] = [];
  for (const [name, { content, mode }] of Object.entries(files)) {
    const sha = await writeBlob(directory, Buffer.from(content));
    entries.push({ path: name, mode, sha });
  }
  return writeTree(directory, undefined, entries);
}

const line = fc.constantFrom(
  'a',
  'b',
  'diff --git a/x b/x',
  '--- a/x',
  '+++ b/x',
  '@@ -1 +1 @@',
  '\u2028diff --git a/y b/y',
  '\rdiff --git a/z b/z',
  '',
  '한국어',
);
const content = fc
  .tuple(
    fc.array(line, { maxLength: 12 }),
    fc.boolean(),
    fc.integer({ min: 0, max: 9 }),
  )
  .map(([lines, newline, zero]) =>
    zero === 0
      ? `${lines.join('\n')}\0`
      : lines.join('\n') + (newline ? '\n' : ''),
  );
const files = fc.dictionary(
  fc.constantFrom('a', 'b b', 'c/d', 'c/"e"', '한/글', 'tab\there', 'z'),
  fc.record({
    content,
    mode: fc.constantFrom('100644', '100644', '100755', '120000'),
  }),
  { noNullPrototype: true },
);

/** Applies hunks by hand, as a reader of GitHub's `patch` would. */
function apply(before: string, patch: string): string {
  const old = before.split('\n');
  const out: string[] = [];
  let at = 0;
  let last = '';
  let endsOpen = false;
  for (const text of patch.split('\n')) {
    const header = text.match(/^@@ -(\d+)(?:,(\d+))? \+/);
    if (header) {
      const count = header[2] === undefined ? 1 : Number(header[2]);
      const start = Number(header[1]) - (count === 0 ? 0 : 1);
      while (at < start) out.push(old[at++]);
    } else if (text[0] === ' ') out.push(old[at++]);
    else if (text[0] === '-') at++;
    else if (text[0] === '+') out.push(text.slice(1));
    else if (text[0] === '\\' && last !== '-') endsOpen = true;
    last = text[0];
  }
  const rest = old.slice(at);
  if (rest.length > 0 && rest.join('') !== '')
    return [...out, ...rest].join('\n');
  if (out.length === 0) return '';
  return out.join('\n') + (endsOpen ? '' : '\n');
}

jest.setTimeout(240_000);

describe('diffFiles', () => {
  it('lists what turns one random tree into the other', async () => {
    await fc.assert(
      fc.asyncProperty(files, files, async (before, after) => {
        const [from, to] = [await tree(before), await tree(after)];
        const diff = await diffFiles(directory, from, to);
        const result: Record<string, string> = {};
        for (const [name, file] of Object.entries(before)) {
          result[name] = file.content;
        }
        const renamed = diff.filter(f => f.status === 'renamed');
        for (const f of diff) {
          const old = before[f.previous_filename ?? f.filename];
          const now = after[f.filename];
          expect(f.changes).toBe(f.additions + f.deletions);
          if (f.status === 'removed') {
            expect(now).toBeUndefined();
            delete result[f.filename];
            continue;
          }
          const text = f.patch ?? '';
          // Two patches of a change of type are not one patch to apply.
          const oneStep = f.patch !== undefined && f.status !== 'changed';
          if (oneStep && !old?.content.endsWith('\0')) {
            const count = (sign: string) =>
              text.split('\n').filter(l => l[0] === sign).length;
            expect([count('+'), count('-')]).toEqual([
              f.additions,
              f.deletions,
            ]);
            expect(apply(old?.content ?? '', text)).toBe(now.content);
          }
          result[f.filename] = now.content;
        }
        for (const f of renamed) {
          if (!after[f.previous_filename!]) delete result[f.previous_filename!];
        }
        expect(result).toEqual(
          Object.fromEntries(
            Object.entries(after).map(([name, f]) => [name, f.content]),
          ),
        );
        expect((await diffText(directory, from, to)).length > 0).toBe(
          from !== to,
        );
      }),
      { numRuns: 60 },
    );
  }, 60_000);

  it('leaves out what is too large to show, not the file itself', async () => {
    const big = 'line of text\n'.repeat(100_000);
    const diff = await diffFiles(
      directory,
      undefined,
      await tree({
        big: { content: big, mode: '100644' },
        small: { content: 'x\n', mode: '100644' },
      }),
    );
    expect(diff.map(f => [f.filename, f.additions, f.patch])).toEqual([
      ['big', 100_000, undefined],
      ['small', 1, '@@ -0,0 +1 @@\n+x'],
    ]);
  });
});

describe('mergeTree', () => {
  async function commit(of: Files, ...parents: string[]) {
    const { text } = await git(
      directory,
      [
        'commit-tree',
        await tree(of),
        ...parents.flatMap(parent => ['-p', parent]),
        '-m',
        'x',
      ],
      {
        env: {
          GIT_AUTHOR_NAME: 'a',
          GIT_AUTHOR_EMAIL: 'a@example.com',
          GIT_COMMITTER_NAME: 'a',
          GIT_COMMITTER_EMAIL: 'a@example.com',
        },
      },
    );
    return text.trim();
  }
  const file = (text: string) => ({ content: text, mode: '100644' });

  it.each([
    ['this git', mergeTree],
    ['an older git', mergeInFolder],
  ])('merges and names conflicts with %s', async (_, merge) => {
    const base = await commit({ a: file('1\n2\n3\n4\n5\n'), b: file('b\n') });
    const ours = await commit(
      { a: file('0\n2\n3\n4\n5\n'), b: file('b\n') },
      base,
    );
    const theirs = await commit(
      { a: file('1\n2\n3\n4\n6\n'), c: file('c\n') },
      base,
    );
    const clash = await commit(
      { a: file('9\n2\n3\n4\n5\n'), b: file('b\n') },
      base,
    );
    expect(await merge(directory, ours, theirs)).toEqual({
      clean: true,
      tree: await tree({ a: file('0\n2\n3\n4\n6\n'), c: file('c\n') }),
      conflicts: [],
    });
    expect(await merge(directory, ours, clash)).toMatchObject({
      clean: false,
      conflicts: ['a'],
    });
  });
});
