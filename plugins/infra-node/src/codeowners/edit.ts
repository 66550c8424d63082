import { EditConflict, SourceText } from '../splice/editConflict';
import { eolAt, wholeLines } from '../splice/lines';
import { applySplices, Splice } from '../splice/splice';
import {
  CodeownersRule,
  isOwner,
  isPattern,
  parseCodeowners,
} from './codeowners';
import { matchesPath, readPattern } from './pattern';

/** A rule to be written; blanks in `pattern` may be given as they are. */
export interface NewCodeownersRule {
  pattern: string;
  owners: readonly string[];
}

/**
 * Makes CODEOWNERS hold a rule. A new one goes behind the rules that hold for
 * all its files (the last rule wins) and before those for some of its files,
 * so that nobody else loses what they own.
 * @throws EditConflict when the pattern is there with other owners, the order
 *   of the file leaves no such place, or a name is none that GitHub knows
 */
export function upsertCodeownersRule(
  source: SourceText,
  { pattern: wanted, owners }: NewCodeownersRule,
): string {
  const pattern = wanted.replace(/(?<!\\)([ \t])/g, '\\$1');
  refuseInvalid(source, pattern, owners);
  const rules = parseCodeowners(source.text);
  const existing = rules.filter(rule => rule.pattern === pattern).pop();
  if (existing && sameOwners(existing.owners, owners)) return source.text;
  if (existing) {
    throw new EditConflict(
      source,
      existing.start,
      `${pattern} has other owners: ${
        existing.owners.join(' ') || 'nobody'
      } (wanted: ${owners.join(' ') || 'nobody'}).`,
      'Decide by hand which are right.',
    );
  }
  const place = placeOf(source, rules, pattern);
  return applySplices(source, [insertion(source.text, place, pattern, owners)]);
}

/** Removes all rules of a pattern; a file without one stays as it is. */
export function removeCodeownersRule(
  source: SourceText,
  pattern: string,
): string {
  const cuts = parseCodeowners(source.text)
    .filter(rule => rule.pattern === pattern)
    .map(rule => ({
      ...wholeLines(source.text, rule.start, rule.end),
      text: '',
    }));
  return applySplices(source, cuts);
}

function refuseInvalid(
  source: SourceText,
  pattern: string,
  owners: readonly string[],
): void {
  if (!isPattern(pattern) || /\p{Cc}/u.test(pattern)) {
    throw new EditConflict(
      source,
      0,
      `${JSON.stringify(pattern)} is not a pattern of CODEOWNERS.`,
      'Use a path or a glob without !, #, [ and line breaks.',
    );
  }
  const unknown = owners.find(owner => !isOwner(owner));
  if (unknown === undefined) return;
  throw new EditConflict(
    source,
    0,
    `${JSON.stringify(unknown)} is not an owner.`,
    'Use @login, @organisation/team or an e-mail address.',
  );
}

function sameOwners(a: readonly string[], b: readonly string[]): boolean {
  return [...a].sort().join(' ') === [...b].sort().join(' ');
}

/** Where a new rule goes: behind a rule, before one, or at the end. */
type Place = { after?: CodeownersRule; before?: CodeownersRule };

function placeOf(
  source: SourceText,
  rules: CodeownersRule[],
  pattern: string,
): Place {
  const around = rules.findLastIndex(rule => holdsForAll(rule, pattern));
  const within = rules.findIndex(rule => mayHoldForSome(rule, pattern));
  if (within >= 0 && within < around) {
    throw new EditConflict(
      source,
      rules[within].start,
      `The rule ${rules[within].pattern} is for some files of ${pattern}, and stands before ${rules[around].pattern}, which is for all.`,
      'Move the more general rule up first.',
    );
  }
  const earlier = within < 0 ? rules : rules.slice(0, within);
  const parent = folderOf(pattern);
  const sibling = earlier.findLastIndex(
    rule => folderOf(rule.pattern) === parent,
  );
  const known = Math.max(sibling, around);
  const after = known < 0 ? earlier[earlier.length - 1] : earlier[known];
  return { after, before: rules[0] };
}

/** Names that no pattern was made for. */
const PROBE = 'q7Zx1';

/** Whether a rule is about every file that a pattern is about. */
function holdsForAll(
  { matcher, pattern: other }: CodeownersRule,
  pattern: string,
) {
  const path = literalPath(pattern);
  if (path === undefined) return other === '*';
  return (
    matchesPath(matcher, `${path}/${PROBE}`) &&
    matchesPath(matcher, `${path}/${PROBE}/${PROBE}.${PROBE}`)
  );
}

/** Whether a rule may be about some files of a pattern, but not all. */
function mayHoldForSome(rule: CodeownersRule, pattern: string): boolean {
  if (holdsForAll(rule, pattern)) return false;
  const path = literalPath(pattern);
  const other = literalPath(rule.pattern);
  if (path === undefined) return false;
  if (other !== undefined) return `${other}/`.startsWith(`${path}/`);
  const prefix = literalPrefix(rule.pattern);
  return (
    `${prefix}/`.startsWith(`${path}/`) ||
    prefix === '' ||
    `${path}/`.startsWith(`${prefix}/`)
  );
}

/** The path of a pattern that is anchored and has no wildcard. */
function literalPath(pattern: string): string | undefined {
  const { segments } = readPattern(pattern);
  const isLiteral = segments.every(segment => !/[*?]/.test(segment));
  return isLiteral ? segments.join('/') : undefined;
}

/** The folders of a pattern before its first wildcard. */
function literalPrefix(pattern: string): string {
  const { segments } = readPattern(pattern);
  const wild = segments.findIndex(segment => /[*?]/.test(segment));
  return segments.slice(0, wild).join('/');
}

function folderOf(pattern: string): string {
  return pattern.replace(/\/$/, '').replace(/[^/]*$/, '');
}

function insertion(
  text: string,
  { after, before }: Place,
  pattern: string,
  owners: readonly string[],
): Splice {
  const at = after?.end ?? before?.start ?? text.length;
  const eol = eolAt(text, at);
  const line = [aligned(text, after ?? before, pattern), ...owners].join(' ');
  if (after) return { start: at, end: at, text: `${eol}${line}` };
  const gap = at === 0 || /[\n\uFEFF]/.test(text[at - 1]) ? '' : eol;
  return { start: at, end: at, text: `${gap}${line}${eol}` };
}

/** The pattern, padded where its neighbour's is. */
function aligned(
  text: string,
  neighbour: CodeownersRule | undefined,
  pattern: string,
): string {
  if (!neighbour) return pattern;
  const line = text.slice(neighbour.start, neighbour.end);
  const blanks = /^ *\S+( {2,})\S/.exec(line)?.[1];
  const column = line.indexOf(neighbour.owners[0] ?? '');
  return blanks && column > 0 ? pattern.padEnd(column - 1) : pattern;
}
