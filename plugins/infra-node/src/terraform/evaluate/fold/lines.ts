import type { SourceFile, Span } from '../../syntax';
import type { Replacement } from './folded';

export function lineStart(text: string, offset: number): number {
  return text.lastIndexOf('\n', offset - 1) + 1;
}

/** Offset behind the line break of the line. */
function lineEnd(text: string, offset: number): number {
  const end = text.indexOf('\n', offset);
  return end < 0 ? text.length : end + 1;
}

const isBlank = (line: string) => line.trim() === '';
const isComment = (line: string) => /^[ \t]*(?:#|\/\/)/.test(line);

const lineAt = (text: string, start: number) =>
  text.slice(start, lineEnd(text, start));

/** Where the comment lines directly above begin. */
function commentStart(text: string, start: number): number {
  let at = start;
  while (at > 0) {
    const above = lineStart(text, at - 1);
    if (!isComment(lineAt(text, above))) break;
    at = above;
  }
  return at;
}

/**
 * Takes an argument or a block out, with its lines and the comment above it:
 * unless more follows below without a gap, which the comment may be about. Of
 * two gaps that meet one is taken out, too.
 */
export function removalOf(
  file: SourceFile,
  node: Span & { kind: 'attribute' | 'block' },
): Replacement {
  const { text } = file;
  const own = lineStart(text, node.start);
  const isAlone =
    isBlank(text.slice(own, node.start)) &&
    /^[ \t]*(?:(?:#|\/\/).*|\/\*.*\*\/[ \t]*)?\r?$/.test(
      lineAt(text, node.end).replace(/\n$/, ''),
    );
  // `filter { include = … }` on one line keeps its braces.
  if (!isAlone) return withinLine(text, node);
  let end = lineEnd(text, node.end);
  const next = lineAt(text, end);
  const endsGroup =
    end >= text.length || isBlank(next) || /^[ \t]*}/.test(next);
  const start =
    node.kind === 'block' || endsGroup || isComment(next)
      ? commentStart(text, own)
      : own;
  const above = start > 0 ? lineAt(text, lineStart(text, start - 1)) : '';
  const beginsBody = start === 0 || isBlank(above) || /\{\s*$/.test(above);
  if (beginsBody && end < text.length && isBlank(next))
    end = lineEnd(text, end);
  return { start, end, text: '' };
}

function withinLine(text: string, node: Span): Replacement {
  const before = /[ \t]*$/.exec(
    text.slice(lineStart(text, node.start), node.start),
  );
  const after = /^[ \t]*/.exec(text.slice(node.end));
  return {
    start: node.start - (before?.[0].length ?? 0),
    end: node.end + (after?.[0].length ?? 0),
    text: '',
  };
}
