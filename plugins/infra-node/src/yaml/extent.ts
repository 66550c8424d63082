import { isCollection, isMap, isScalar, Node, Pair, Scalar } from 'yaml';
import {
  columnOf,
  isBlankLine,
  lineAt,
  lineEnd,
  lineStart,
  nextLine,
} from '../splice/lines';
import { Place, refuse } from './locate';

/** Offset behind the last character that a value is written with. */
export function contentEnd(text: string, node: Node): number {
  if (isCollection(node) && !node.flow && node.items.length > 0) {
    const last = node.items[node.items.length - 1];
    const pair = isMap(node) ? (last as Pair) : undefined;
    const leaf = (pair ? pair.value ?? pair.key : last) as Node;
    return contentEnd(text, leaf);
  }
  const [start, end] = node.range!;
  if (!isBlock(node)) return end;
  const source = text.slice(start, end);
  // Blank lines belong to a scalar that keeps them (`|+`), else to the layout.
  return /^[|>]\d*\+/.test(source) ? end : start + source.trimEnd().length;
}

function isBlock(node: Node): boolean {
  return (
    isScalar(node) &&
    (node.type === Scalar.BLOCK_LITERAL || node.type === Scalar.BLOCK_FOLDED)
  );
}

/**
 * Offset of the end of the last line of an item: with the comment behind it
 * and comments below that stand deeper than `column`. A line's start when the
 * item ends with a line break of its own.
 */
export function extentEnd(text: string, from: number, column: number): number {
  const beginsLine = from > 0 && text[from - 1] === '\n';
  let end = beginsLine ? from : lineEnd(text, from);
  let next = beginsLine ? from : nextLine(text, from);
  while (next < text.length && isComment(text, next, d => d > column)) {
    end = lineEnd(text, next);
    next = nextLine(text, next);
  }
  return end;
}

/** Whether the line is a comment whose depth is as wanted. */
function isComment(
  text: string,
  offset: number,
  wanted: (depth: number) => boolean,
): boolean {
  const line = lineAt(text, offset).replace(/^\uFEFF/, '');
  const rest = line.trimStart();
  return rest.startsWith('#') && wanted(line.length - rest.length);
}

/** Start of the line of an item, or of the comment lines directly above it. */
export function leadStart(text: string, item: number): number {
  let start = lineStart(text, item);
  const column = columnOf(text, item);
  while (start > 0 && isComment(text, start - 1, d => d === column)) {
    start = lineStart(text, start - 1);
  }
  return start;
}

/** Whether nothing but blanks stands before an offset on its line. */
export function isFirstOnLine(text: string, offset: number): boolean {
  return /^\uFEFF?\s*$/.test(text.slice(lineStart(text, offset), offset));
}

/** Offset of an item's dash, or of a pair's key with its anchor and tag. */
export function itemStart(place: Place): number {
  const { item } = place;
  const token = item?.start.find(
    each => !['space', 'newline', 'comment'].includes(each.type),
  );
  if (token) return token.offset;
  return item?.key?.offset ?? place.node?.range?.[0] ?? 0;
}

/** Where the value of an item stands: behind the dash or colon. */
export interface Slot {
  /** Offset behind the dash or colon, or behind the anchor and tag after it. */
  offset: number;
  hasProps: boolean;
}

/** The slot of an item of a block collection. */
export function slotOf(place: Place): Slot {
  const tokens = isMap(place.parent?.node)
    ? place.item?.sep ?? []
    : place.item?.start ?? [];
  const wanted = ['map-value-ind', 'seq-item-ind', 'anchor', 'tag'];
  const marks = tokens.filter(token => wanted.includes(token.type));
  const last = marks[marks.length - 1];
  const explicit = place.item?.start.some(
    token => token.type === 'explicit-key-ind',
  );
  if (!last || explicit) {
    return refuse(
      place,
      'The key is written in a form that is not edited (`? key`).',
      'Write it as `key: value`.',
    );
  }
  return {
    offset: last.offset + (last as { source: string }).source.length,
    hasProps: last.type === 'anchor' || last.type === 'tag',
  };
}

/** Whether a blank line stands between two neighbouring items. */
export function blankBetween(text: string, end: number, start: number) {
  let at = nextLine(text, end);
  const stop = lineStart(text, start);
  while (at < stop) {
    if (isBlankLine(text, at)) return true;
    at = nextLine(text, at);
  }
  return false;
}
