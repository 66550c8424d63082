import { parseExpression } from '../../read/parse';
import type { Call, Expression } from '../../syntax';
import type { Value } from '../values';
import { type Folded, type Replacement, splice } from './folded';
import { joinObjects } from './joinObjects';

/** Functions to which an empty collection among the arguments adds nothing. */
const EMPTY: Record<string, string> = { merge: '{}', concat: '[]' };

/** A known empty value, or `{}` as a branch of the path says it. */
function isEmpty({ value, text }: Folded, empty: string): boolean {
  const hasNone = value !== undefined && sizeOf(value) === 0;
  return hasNone || text?.replace(/\s+/g, '') === empty;
}

function sizeOf(value: Value): number {
  if ('items' in value) return value.items.length;
  return 'entries' in value ? value.entries.size : 1;
}

/** Never null, so that the call around it may go. */
function isCollection(text: string): boolean {
  if (!/^[[{]/.test(text)) return false;
  const { kind } = parseExpression(text, 'argument');
  return kind === 'object' || kind === 'tuple' || kind === 'for';
}

/** The comment lines between an argument and the one before it. */
function commentAbove(text: string, from: number, to: number): string {
  const lines = text.slice(from, to).split('\n');
  return lines
    .slice(1)
    .filter(line => /^\s*(#|\/\/)/.test(line))
    .map(line => `${line.trim()}\n`)
    .join('');
}

/**
 * `merge` and `concat` without the arguments that folding made empty, as a
 * person would write them: a path lists everything that may be there, and a
 * service has a part of it. Objects that say their keys become one. Only what
 * is folded is left out; the result is of the same value, and what a `spread`
 * gives is not known.
 *
 * @returns undefined where nothing is left out or joined
 */
export function withoutEmptyArguments(
  text: string,
  node: Call,
  folded: readonly Folded[],
  written: readonly string[],
): Folded | undefined {
  if (!Object.hasOwn(EMPTY, node.name) || node.spread) return undefined;
  const empty = EMPTY[node.name];
  const kept = node.arguments.flatMap((argument, index) =>
    isEmpty(folded[index], empty) ? [] : [{ argument, text: written[index] }],
  );
  const [first] = kept;
  if (!first && node.arguments.length > 0) return { text: empty };
  if (node.name === 'merge') {
    const parts = kept.map(({ argument, text: own }) => {
      const at = node.arguments.indexOf(argument);
      const before = at > 0 ? node.arguments[at - 1].end : node.nameEnd;
      const comment = commentAbove(text, before, argument.start);
      return { comment, text: own };
    });
    // An object that is left alone stays as it is, unless it has a comment.
    const isPlain = parts.length < 2 && !parts[0]?.comment;
    const joined = isPlain ? undefined : joinObjects(parts);
    if (joined) return { text: joined };
  }
  if (kept.length === node.arguments.length) return undefined;
  if (kept.length === 1 && isCollection(first.text)) {
    return { text: first.text };
  }
  return { text: splice(text, node.start, node.end, cuts(node, kept)) };
}

/** From the first argument to the last: those that are kept, one after another. */
function cuts(
  node: Call,
  kept: { argument: Expression; text: string }[],
): Replacement[] {
  const first = node.arguments[0];
  const [begin, ...others] = kept;
  const start = { start: first.start, end: begin.argument.end };
  const result = [{ ...start, text: begin.text }];
  let end = begin.argument.end;
  for (const { argument, text } of others) {
    const before = node.arguments[node.arguments.indexOf(argument) - 1];
    // What stands between an argument and the one before it goes along.
    result.push({ start: end, end: before.end, text: '' });
    result.push({ start: argument.start, end: argument.end, text });
    end = argument.end;
  }
  const last = node.arguments[node.arguments.length - 1];
  if (last.end > end) result.push({ start: end, end: last.end, text: '' });
  return result;
}
