import { isCollection, isMap, isSeq } from 'yaml';
import { columnOf, eolAt, lineEnd, lineStart } from '../splice/lines';
import { Splice } from '../splice/splice';
import {
  blankBetween,
  contentEnd,
  extentEnd,
  isFirstOnLine,
  itemStart,
  leadStart,
  slotOf,
} from './extent';
import { childPlaces, pathText, Place, refuse } from './locate';
import { YamlValue } from './model';
import { Renderer } from './render';
import { gapAfterDash, isInFlow, joinLines } from './value';

/** Refuses a list or map that is written in brackets. */
export function refuseFlow(place: Place): void {
  const { node } = place;
  const flow = isCollection(node) && node.flow && node.items.length > 0;
  if (!flow && !isInFlow(place)) return;
  refuse(
    place,
    `${
      pathText(place.path) || 'The document'
    } is written in brackets on one line.`,
    'Write it with one item per line.',
  );
}

/** Adds items to a list that has some, before the item `before` or at the end. */
export function insertItems(
  place: Place,
  values: readonly YamlValue[],
  before: number | undefined,
  renderer: Renderer,
): Splice {
  const items = childPlaces(place);
  const { text } = place.source;
  const example = isSeq(place.node) ? place.node.items[0] : undefined;
  const neighbour = items[Math.max((before ?? items.length) - 1, 0)];
  const { offset } = slotOf(neighbour);
  const column = columnOf(text, itemStart(neighbour));
  const gap = gapAfterDash(text, itemStart(neighbour) + 1);
  const eol = eolAt(text, offset);
  const indent = column + 1 + gap.length;
  const blocks = values.map(
    value => `-${gap}${joinLines(renderer.item(value, example), indent, eol)}`,
  );
  return insertBlocks(place, items, before, blocks, column);
}

/** Adds a key to a map that has some, before the key `before` or at the end. */
export function insertMember(
  place: Place,
  key: string,
  value: YamlValue,
  renderer: Renderer,
  before?: string,
): Splice {
  const items = childPlaces(place);
  const { text } = place.source;
  const column = columnOf(text, itemStart(items[0]));
  const next = items.findIndex(({ path }) => path[path.length - 1] === before);
  const eol = eolAt(text, itemStart(items[items.length - 1]));
  const lines = renderer.member(key, value, undefined);
  const block = joinLines(lines, column, eol);
  return insertBlocks(
    place,
    items,
    next < 0 ? undefined : next,
    [block],
    column,
  );
}

function insertBlocks(
  place: Place,
  items: Place[],
  before: number | undefined,
  blocks: string[],
  column: number,
): Splice {
  const { text } = place.source;
  const indent = ' '.repeat(column);
  const index = before ?? items.length;
  const eol = eolAt(text, itemStart(items[0]));
  const separator = isSpaced(text, items, column) ? `${eol}${eol}` : eol;
  if (index > 0) {
    const at = itemEnd(text, items[index - 1], column);
    const body = blocks.map(block => `${separator}${indent}${block}`).join('');
    // Behind a scalar that keeps its line breaks, a line has begun already.
    const begun = at > 0 && text[at - 1] === '\n';
    return {
      start: at,
      end: at,
      text: begun ? `${body.slice(separator.length)}${eol}` : body,
    };
  }
  const first = itemStart(items[0]);
  if (!isFirstOnLine(text, first)) {
    refuse(
      place,
      'The first item stands on the line of what holds it.',
      'Write it on a line of its own.',
    );
  }
  const at = leadStart(text, first);
  const body = blocks.map(block => `${indent}${block}${separator}`).join('');
  return { start: at, end: at, text: body };
}

/** End of the last line of an item of a block collection. */
export function itemEnd(text: string, item: Place, column: number): number {
  const { node } = item;
  const written = node?.range && contentEnd(text, node);
  const from = Math.max(written ?? 0, endOfMark(item));
  return extentEnd(text, from, column);
}

function endOfMark(item: Place): number {
  return isMap(item.parent?.node) && !item.item?.sep?.length
    ? itemStart(item)
    : slotOf(item).offset;
}

/** Whether the items of a collection have blank lines between them. */
function isSpaced(text: string, items: Place[], column: number): boolean {
  if (items.length < 2) return false;
  const [a, b] = items.slice(-2);
  return blankBetween(text, itemEnd(text, a, column), itemStart(b));
}

/** Whether the line of an offset holds nothing behind it but a comment. */
export function endsLine(text: string, offset: number): boolean {
  return /^\s*(#.*)?$/.test(text.slice(offset, lineEnd(text, offset)));
}

/** Whether two offsets stand on one line. */
export function onOneLine(text: string, a: number, b: number): boolean {
  return lineStart(text, a) === lineStart(text, b);
}
