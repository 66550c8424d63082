import { parseDocument } from 'yaml';
import { formatHcl } from '../../terraform/format';
import { HclError } from '../../terraform/read/hclError';
import { parseHcl } from '../../terraform/read/parse';
import {
  type MergedText,
  type MergeOptions,
  mergeTexts,
  type TextConflict,
} from './mergeTexts';

/** A file as three sides have it; a side without the file has no text. */
export interface FileSides {
  path: string;
  /** What was given before. */
  base?: string;
  /** What is given now. */
  ours?: string;
  /** What the repository has, with what people changed. */
  theirs?: string;
}

export interface MergedFile {
  /** Undefined: the file is not to be there. */
  text?: string;
  /** Where people and the golden path changed the same; what people wrote stays. */
  conflicts: TextConflict[];
}

/** Blanks before an equals sign follow from the longest name beside it. */
const unaligned = (line: string) =>
  line.replace(/^(\s*[\w".-]+)[^\S\n]+=(?=\s)/, '$1 =');

/**
 * Merges what a golden path gave, what it gives now and what is there. Lines that
 * only people changed stay as they are, and so does a file that they removed.
 */
export async function mergeFile(sides: FileSides): Promise<MergedFile> {
  const { path, base, ours, theirs } = sides;
  if (base === undefined) return { text: ours, conflicts: [] };
  if (ours === undefined || theirs === undefined) return mergeAbsent(sides);
  if (theirs === base || theirs === ours) return { text: ours, conflicts: [] };
  if (ours === base) return { text: theirs, conflicts: [] };
  const areApart = apartIn(path);
  const strict = mergeTexts(base, ours, theirs, { areApart });
  const merged = path.endsWith('.tf')
    ? await mergeHcl(strict, base, ours, theirs, { areApart })
    : strict;
  const isBroken =
    merged.text !== theirs &&
    !isReadable(path, merged.text) &&
    isReadable(path, theirs);
  return isBroken ? asWhole(sides) : merged;
}

/** One side has no file. */
function mergeAbsent(sides: FileSides): MergedFile {
  const { base, ours, theirs } = sides;
  const [was, now] = ours === undefined ? [theirs, ours] : [ours, theirs];
  // Neither side has it, or the other one left it as it was.
  if (was === undefined || was === base) return { text: now, conflicts: [] };
  return asWhole(sides);
}

/** What cannot be merged stays as it is. */
function asWhole({ base = '', ours = '', theirs }: FileSides): MergedFile {
  const conflict = { line: 1, base, ours, theirs: theirs ?? '' };
  return { text: theirs, conflicts: [conflict] };
}

/**
 * An argument with a longer name moves the equals signs beside it, which is no
 * change of the lines there; formatting sets them again.
 */
async function mergeHcl(
  strict: MergedText,
  base: string,
  ours: string,
  theirs: string,
  options: MergeOptions,
): Promise<MergedText> {
  const isClean = strict.conflicts.length === 0;
  if (isClean && isMadeOf(strict.text, ours, theirs)) return strict;
  if (!(await isFormatted(theirs))) return strict;
  const merged = isClean
    ? strict
    : mergeTexts(base, ours, theirs, { ...options, keyOf: unaligned });
  try {
    return { ...merged, text: await formatHcl(merged.text) };
  } catch (error) {
    if (error instanceof HclError) return merged;
    throw error;
  }
}

const paragraphsOf = (text: string) => text.split(/\n(?:[^\S\n]*\n)+/);

/** Whether lines that are aligned with each other come from one side. */
function isMadeOf(text: string, ...sides: string[]): boolean {
  const known = new Set(sides.flatMap(paragraphsOf));
  return paragraphsOf(text).every(each => known.has(each));
}

async function isFormatted(text: string): Promise<boolean> {
  try {
    return (await formatHcl(text)) === text;
  } catch (error) {
    if (error instanceof HclError) return false;
    throw error;
  }
}

const isRemark = (text: string) =>
  text.split('\n').every(line => /^\s*(#|$)/.test(line));

/** Whether what both sides put at one place does not care which comes first. */
function apartIn(path: string): MergeOptions['areApart'] {
  if (!/\.(tf|ya?ml)$/.test(path)) return undefined;
  const isTerraform = path.endsWith('.tf');
  return (...texts) =>
    texts.some(isRemark) || (isTerraform && texts.every(isBlocks));
}

function isBlocks(text: string): boolean {
  try {
    return parseHcl(text, '').body.every(({ kind }) => kind === 'block');
  } catch (error) {
    if (error instanceof HclError) return false;
    throw error;
  }
}

/** Whether a program can read it, where its name says which. */
function isReadable(path: string, text: string): boolean {
  try {
    if (path.endsWith('.tf')) parseHcl(text, path);
    if (path.endsWith('.json')) JSON.parse(text);
    if (/\.ya?ml$/.test(path)) {
      return parseDocument(text, { prettyErrors: false }).errors.length === 0;
    }
    return true;
  } catch (error) {
    if (error instanceof HclError || error instanceof SyntaxError) return false;
    throw error;
  }
}
