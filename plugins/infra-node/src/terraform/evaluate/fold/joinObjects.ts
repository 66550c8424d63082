import { parseExpression } from '../../read/parse';
import type { Expression, ObjectExpression } from '../../syntax';
import { allExpressions } from '../walk';

/** An argument of `merge`: the comment lines above it, and its text. */
export interface JoinedArgument {
  comment: string;
  text: string;
}

/** An object longer than this (in characters) gets a line for each key. */
const LONGEST_OBJECT = 80;

/** The key's name where it is written out; undefined where it is computed. */
function nameOf(key: Expression): string | undefined {
  if (key.kind === 'variable') return key.name;
  if (key.kind !== 'template' || key.heredoc) return undefined;
  const texts = key.parts.map(part =>
    part.kind === 'text' ? part.value : undefined,
  );
  return texts.includes(undefined) ? undefined : texts.join('');
}

/** The object of a text that says all its keys; heredocs do not bear a move. */
function plainObject(text: string): ObjectExpression | undefined {
  if (!text.startsWith('{')) return undefined;
  const node = parseExpression(text, 'argument');
  if (node.kind !== 'object') return undefined;
  for (const each of allExpressions(node)) {
    if (each.kind === 'template' && each.heredoc) return undefined;
  }
  const computed = node.items.some(({ key }) => nameOf(key) === undefined);
  return computed ? undefined : node;
}

/** The entries as they stand, with their comments, without the braces. */
function inside(text: string, node: ObjectExpression): string {
  const lines = /^\{[ \t]*\n([\s\S]*)\n[ \t]*\}$/.exec(text);
  if (lines) return lines[1];
  return node.items
    .map(({ key, value }) => text.slice(key.start, value.end))
    .join('\n');
}

/** Lines at the margin that the first of them has; alignment is for `fmt`. */
function atMargin(text: string): string {
  const margin = /^[ \t]*/.exec(text)![0];
  return text
    .split('\n')
    .map(line => (line.startsWith(margin) ? line.slice(margin.length) : line))
    .join('\n');
}

const indented = (text: string) => text.replace(/^(?=.)/gm, '  ');

/**
 * One object in place of a `merge` of objects, as a person would write it. Only
 * objects that say all their keys are joined, and none may say one twice; so
 * the value is the same.
 *
 * @returns undefined where they cannot be joined
 */
export function joinObjects(
  joined: readonly JoinedArgument[],
): string | undefined {
  const nodes = joined.map(({ text }) => plainObject(text));
  const names = new Set<string>();
  let count = 0;
  for (const node of nodes) {
    if (!node) return undefined;
    for (const { key } of node.items) names.add(nameOf(key)!);
    count += node.items.length;
  }
  if (names.size < count) return undefined;
  const parts = joined.map(
    ({ comment, text }, index) =>
      comment + atMargin(inside(text, nodes[index]!)),
  );
  const onOneLine = `{ ${parts.join(', ')} }`;
  const isShort =
    count <= 2 &&
    onOneLine.length <= LONGEST_OBJECT &&
    !/[\n#]|\/\/|\/\*/.test(onOneLine);
  return isShort ? onOneLine : `{\n${indented(parts.join('\n'))}\n}`;
}
