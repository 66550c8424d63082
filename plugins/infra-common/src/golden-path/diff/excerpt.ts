import { z } from 'zod';
import { cutSame } from './cutSame';
import {
  DIFF_CONTEXT,
  type DiffLine,
  type DiffPart,
  endsWithinLine,
  foldDiff,
  linesOfRuns,
  linesOf,
  runsOf,
  sameLines,
} from './diffTexts';

const hunkSchema = z.object({
  /** Number of its first line in each text, from 1. */
  before: z.number(),
  after: z.number(),
  lines: z.array(
    z.object({
      kind: z.enum(['same', 'added', 'removed']),
      text: z.string(),
    }),
  ),
});

/**
 * What changes in a long text, with a few lines around it; the rest stays. Both
 * texts end with a line.
 */
export const excerptSchema = z.object({
  /** How many lines each text has as a whole. */
  lines: z.object({ before: z.number(), after: z.number() }),
  hunks: z.array(hunkSchema),
});

export type Excerpt = z.output<typeof excerptSchema>;
type Hunk = Excerpt['hunks'][number];

/** What changes at more lines is no excerpt, and takes long to compare. */
const MOST_EDITS = 500;

/** Lines that stay and are not in an excerpt. */
export interface LeftOut {
  kind: 'left-out';
  count: number;
}

/**
 * The shown parts of a comparison of two texts, without what is folded.
 * @returns undefined for texts that end within a line, which it could not tell,
 *   and where hundreds of lines change
 */
export function excerptOf(before: string, after: string): Excerpt | undefined {
  if (endsWithinLine(before) || endsWithinLine(after)) return undefined;
  const cut = cutSame(before, after);
  const [head, tail] = [lineCount(cut.head), lineCount(cut.tail)];
  const [old, young] = [linesOf(cut.before), linesOf(cut.after)];
  const runs = runsOf(old, young, MOST_EDITS);
  if (!runs) return undefined;
  const context = linesOf(lastLines(cut.head, DIFF_CONTEXT));
  const from = head - context.length;
  const numbers = { before: from, after: from };
  const lines = [
    ...sameLines(context, numbers),
    ...linesOfRuns(runs, numbers),
    ...sameLines(linesOf(firstLines(cut.tail, DIFF_CONTEXT)), numbers),
  ];
  return {
    lines: {
      before: head + old.length + tail,
      after: head + young.length + tail,
    },
    hunks: hunksOf(foldDiff(lines), from),
  };
}

const shownIn = (lines: readonly { kind: DiffLine['kind'] }[]) => ({
  before: lines.filter(({ kind }) => kind !== 'added').length,
  after: lines.filter(({ kind }) => kind !== 'removed').length,
});

/** Of the parts of a comparison, before which so many lines are the same. */
export function hunksOf(parts: DiffPart[], from: number): Hunk[] {
  const hunks: Hunk[] = [];
  let [before, after] = [from + 1, from + 1];
  for (const { kind, lines } of parts) {
    if (kind === 'shown') {
      const texts = lines.map(line => ({ kind: line.kind, text: line.text }));
      hunks.push({ before, after, lines: texts });
    }
    const size = shownIn(lines);
    before += size.before;
    after += size.after;
  }
  return hunks;
}

/** The parts of an excerpt, with how much was left out around them. */
export function partsOfExcerpt(excerpt: Excerpt): (DiffPart | LeftOut)[] {
  const parts: (DiffPart | LeftOut)[] = [];
  let next = 1;
  const leaveOut = (count: number) => {
    if (count > 0) parts.push({ kind: 'left-out', count });
  };
  for (const { before, after, lines } of excerpt.hunks) {
    leaveOut(before - next);
    const numbers = { before: before - 1, after: after - 1 };
    parts.push({
      kind: 'shown',
      lines: lines.map(({ kind, text }) => ({
        kind,
        text,
        ...(kind !== 'added' && { before: (numbers.before += 1) }),
        ...(kind !== 'removed' && { after: (numbers.after += 1) }),
      })),
    });
    next = numbers.before + 1;
  }
  leaveOut(excerpt.lines.before - next + 1);
  return parts;
}

/** The text after, from the very text before and an excerpt of the two. */
export function applyExcerpt(before: string, excerpt: Excerpt): string {
  let [line, at, after] = [1, 0, ''];
  const pass = (lines: number) => {
    for (const end = line + lines; line < end; line += 1) {
      at = before.indexOf('\n', at) + 1 || before.length;
    }
  };
  for (const hunk of excerpt.hunks) {
    const from = at;
    pass(hunk.before - line);
    after += before.slice(from, at);
    for (const { kind, text } of hunk.lines) {
      if (kind !== 'removed') after += `${text}\n`;
    }
    pass(shownIn(hunk.lines).before);
  }
  return after + before.slice(at);
}

const SIGNS = { same: ' ', added: '+', removed: '-' } as const;

/** An excerpt as a patch that `git apply` and `patch` take. */
export function patchOfExcerpt(path: string, excerpt: Excerpt): string {
  const out = [`--- a/${path}`, `+++ b/${path}`];
  for (const hunk of excerpt.hunks) {
    const size = shownIn(hunk.lines);
    // A side without lines is named by the line that it follows.
    const range = (side: 'before' | 'after') =>
      `${hunk[side] - (size[side] === 0 ? 1 : 0)},${size[side]}`;
    out.push(`@@ -${range('before')} +${range('after')} @@`);
    for (const { kind, text } of hunk.lines) {
      out.push(`${SIGNS[kind]}${text}`);
    }
  }
  return `${out.join('\n')}\n`;
}

/** Of a text that ends with a line. */
function lineCount(text: string): number {
  let count = 0;
  for (let at = text.indexOf('\n'); at >= 0; at = text.indexOf('\n', at + 1)) {
    count += 1;
  }
  return count;
}

function firstLines(text: string, count: number): string {
  let end = 0;
  for (let line = 0; line < count && end < text.length; line += 1) {
    end = text.indexOf('\n', end) + 1 || text.length;
  }
  return text.slice(0, end);
}

/** Of a text that ends with a line. */
function lastLines(text: string, count: number): string {
  let start = text.length;
  for (let line = 0; line < count && start > 0; line += 1) {
    start = start < 2 ? 0 : text.lastIndexOf('\n', start - 2) + 1;
  }
  return text.slice(start);
}
