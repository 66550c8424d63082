import type { PlanResult } from './counts';
import { readCounts } from './counts';
import { oneLine } from './clean';
import { fencesOf, insideFences } from './fences';
import { type Identity, isSameIdentity, readIdentity } from './identity';

/** What a comment says of one project. */
export interface CommentSection extends PlanResult {
  identity: Identity;
  outcome: 'success' | 'failed' | 'error';
  /** What was printed. */
  output?: string;
  /** Why it did not succeed. */
  problem?: string;
  /** Number of the pull request that holds the stack. */
  lockedBy?: number;
}

const HEADING = /^### (\d{1,5})\. (.{1,1100})$/;
const OUTCOME = /^\*\*([A-Z][A-Za-z ]{1,40}) (Error\*\*|Failed\*\*: ?)/;
const LOCKED = /currently locked by an unapplied plan from pull #(\d{1,9})/;
const ERROR = /^[│|\s]{0,6}Error: /;
const LOCK_LINK = /\/lock\?id=([^)\s"]{1,2000})\)/;

interface Part {
  identity: Identity;
  from: number;
  to: number;
}

/**
 * Finds the parts of a comment about many projects. Output may hold anything,
 * also what looks like a heading: one counts only for the project that the list
 * at the beginning names under its number.
 */
export function findParts(
  lines: readonly string[],
  start: number,
  expected: readonly Identity[],
): Part[] {
  const strict = partsOf(lines, start, expected, insideFences(lines));
  if (strict.length === expected.length) return strict;
  // Output with marks of code blocks of its own turns inside and outside round.
  const lenient = partsOf(lines, start, expected, undefined);
  return lenient.length > strict.length ? lenient : strict;
}

function partsOf(
  lines: readonly string[],
  start: number,
  expected: readonly Identity[],
  inside: readonly boolean[] | undefined,
): Part[] {
  const parts: Part[] = [];
  let last = 0;
  for (let line = start; line < lines.length; line += 1) {
    if (!lines[line].startsWith('### ')) continue;
    if (inside ? inside[line] : !followsRule(lines, line)) continue;
    const match = HEADING.exec(lines[line].trimEnd());
    const number = match ? Number(match[1]) : 0;
    const identity = match && readIdentity(match[2]);
    const wanted = expected[number - 1];
    if (!identity || number <= last || !wanted) continue;
    if (!isSameIdentity(identity, wanted)) continue;
    const before = parts.at(-1);
    if (before) before.to = line;
    parts.push({ identity, from: line + 1, to: lines.length });
    last = number;
  }
  return parts;
}

/** Whether a line ends the part before: `---`, blank lines between them. */
function followsRule(lines: readonly string[], line: number): boolean {
  let at = line - 1;
  while (at > line - 4 && lines[at] === '') at -= 1;
  return lines[at] === '---';
}

/** Reads what is said of one project. */
export function readSection(
  identity: Identity,
  lines: readonly string[],
  isPolicy: boolean,
): CommentSection {
  const first = lines.find(line => line.trim() !== '') ?? '';
  const match = OUTCOME.exec(first);
  const kind = match?.[2].startsWith('Error') ? 'error' : 'failed';
  const outcome = match ? kind : 'success';
  const output = isPolicy ? policyOutput(lines) : outputOf(lines);
  const told = named(identity, lines);
  if (outcome === 'success') {
    const result = output === undefined ? {} : readCounts(output);
    return {
      identity: told,
      outcome,
      ...(output !== undefined && { output }),
      ...(!isPolicy && result),
    };
  }
  const text =
    outcome === 'error' ? errorIn(output ?? '') : first.slice(match![0].length);
  const locked = LOCKED.exec(first);
  return {
    identity: told,
    outcome,
    ...(output !== undefined && { output }),
    problem: oneLine(text) || 'It failed; Atlantis did not say why.',
    ...(locked && { lockedBy: Number(locked[1]) }),
  };
}

/** A failed plan does not say its project; the key of its lock does. */
function named(identity: Identity, lines: readonly string[]): Identity {
  if (identity.project !== undefined) return identity;
  for (const line of lines) {
    const link = line.startsWith('*') ? LOCK_LINK.exec(line) : null;
    if (!link) continue;
    const project = decodeTwice(link[1])?.split('/').at(-1);
    return project ? { project, ...identity } : identity;
  }
  return identity;
}

function decodeTwice(text: string): string | undefined {
  try {
    return decodeURIComponent(decodeURIComponent(text));
  } catch {
    return undefined;
  }
}

/** The text between the first mark of a block of code and the last one. */
function outputOf(lines: readonly string[]): string | undefined {
  const fences = fencesOf(lines);
  if (fences.length === 0) return undefined;
  const [first] = fences;
  const last = fences.at(-1)!;
  const to = last === first ? lines.length : last.line;
  return trimLines(lines.slice(first.line + 1, to));
}

/** Blank lines around output say nothing; spaces before the first line do. */
function trimLines(lines: readonly string[]): string {
  let from = 0;
  let to = lines.length;
  while (from < to && lines[from].trim() === '') from += 1;
  while (to > from && lines[to - 1].trim() === '') to -= 1;
  return lines.slice(from, to).join('\n');
}

/** All blocks of code, each under the policy set that it is of. */
function policyOutput(lines: readonly string[]): string | undefined {
  const inside = insideFences(lines);
  const kept = lines.filter((line, index) =>
    inside[index]
      ? !/^`{3,}\s*$/.test(line)
      : line.startsWith('#### ') && !line.startsWith('#### Policy Approval'),
  );
  const text = trimLines(kept.map(line => line.replace(/^#### /, '')));
  return text === '' ? undefined : text;
}

function errorIn(output: string): string {
  const lines = output.split('\n');
  const line = lines.find(each => ERROR.test(each));
  const text = line ?? lines.find(each => each.trim() !== '') ?? '';
  return text.replace(/^[│|\s]{0,6}/, '');
}
