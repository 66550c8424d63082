import { matchesPath, Pattern, readPattern } from './pattern';

/** A line of CODEOWNERS that GitHub heeds. */
export interface CodeownersRule {
  /** From 1. */
  line: number;
  /** Offsets of the line in the text, without its line break. */
  start: number;
  end: number;
  /** As written. */
  pattern: string;
  /** `@login`, `@org/team` or an e-mail address; none: nobody owns it. */
  owners: string[];
  matcher: Pattern;
}

/** Where GitHub looks for the file, in this order. */
export const CODEOWNERS_PATHS = [
  '.github/CODEOWNERS',
  'CODEOWNERS',
  'docs/CODEOWNERS',
];

/** GitHub reads nothing of a larger file. Bytes. */
export const MAX_CODEOWNERS_BYTES = 3 * 1024 * 1024;

const OWNER = /^@[\w.-]+(\/[\w.-]+)?$|^[^@\s]+@[^@\s]+$/;

export function isOwner(text: string): boolean {
  return OWNER.test(text);
}

/** Whether GitHub takes a text (with blanks escaped) for a pattern. */
export function isPattern(text: string): boolean {
  return !/^[!#]|[[\]]|^\/*$/.test(text);
}

/**
 * Reads the rules of a CODEOWNERS file in their order. Lines that GitHub
 * reports as errors do not count, there as here.
 */
export function parseCodeowners(text: string): CodeownersRule[] {
  const rules: CodeownersRule[] = [];
  let start = text.startsWith('\uFEFF') ? 1 : 0;
  for (let line = 1; start < text.length; line += 1) {
    const feed = text.indexOf('\n', start);
    const stop = feed < 0 ? text.length : feed;
    const end = stop > start && text[stop - 1] === '\r' ? stop - 1 : stop;
    const rule = readRule(text.slice(start, end));
    if (rule) rules.push({ line, start, end, ...rule });
    start = stop + 1;
  }
  return rules;
}

function readRule(line: string) {
  const [pattern, ...owners] = wordsOf(line);
  if (pattern === undefined || !isPattern(pattern)) return undefined;
  if (!owners.every(isOwner)) return undefined;
  // Blanks are written `\ `; the matcher knows the escape.
  return { pattern, owners, matcher: readPattern(pattern) };
}

/** Words of a line up to a comment; `\` keeps a blank within a word. */
function wordsOf(line: string): string[] {
  const words = line.match(/(?:\\.|[^\s\\]|\\$)+/g) ?? [];
  const comment = words.findIndex(word => word.startsWith('#'));
  return comment < 0 ? words : words.slice(0, comment);
}

/**
 * The rule that decides about a file: the last that matches.
 * @param path from the root of the repository, without a leading slash
 */
export function ruleOf(
  rules: readonly CodeownersRule[],
  path: string,
): CodeownersRule | undefined {
  for (let index = rules.length - 1; index >= 0; index -= 1) {
    if (matchesPath(rules[index].matcher, path)) return rules[index];
  }
  return undefined;
}

/** The owners of a file; none when nobody owns it. */
export function ownersOf(
  rules: readonly CodeownersRule[],
  path: string,
): string[] {
  return ruleOf(rules, path)?.owners ?? [];
}
