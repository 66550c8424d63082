import { formatHcl } from '../format';
import { applySplices, Splice } from '../../splice/splice';
import { parseHcl } from '../read/parse';
import { SourceFile } from '../syntax';
import { sameSyntax } from './model';
import { Outcome } from './outcome';

/**
 * Formats what edits have moved: new blocks, and those that were formatted
 * before. Others keep the layout that somebody gave them.
 */
export async function layOut(
  before: SourceFile,
  after: SourceFile,
  outcomes: readonly Outcome[],
): Promise<SourceFile> {
  const splices = new Map<number, Splice>();
  for (const { layout } of outcomes) {
    if (!layout || splices.has(layout.after)) continue;
    const source = sourceOf(after, layout.after);
    const text = await formatBlock(source);
    if (text === source) continue;
    const was = layout.before;
    if (was === undefined || (await isFormatted(sourceOf(before, was)))) {
      const { start, end } = after.body[layout.after];
      splices.set(layout.after, { start, end, text });
    }
  }
  if (splices.size === 0) return after;
  const text = applySplices(after, [...splices.values()]);
  const result = parseHcl(text, after.file);
  // Formatting never changes what is said; if it did, it would not be done.
  return sameSyntax(result.body, after.body) ? result : after;
}

function sourceOf({ text, body }: SourceFile, index: number): string {
  return text.slice(body[index].start, body[index].end);
}

/** The source of a block, without the line break that ends a file. */
async function formatBlock(source: string): Promise<string> {
  return (await formatHcl(source)).replace(/\n$/, '');
}

async function isFormatted(source: string): Promise<boolean> {
  return (await formatBlock(source)) === source;
}
