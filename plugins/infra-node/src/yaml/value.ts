import { isCollection, Node } from 'yaml';
import { columnOf, eolAt, lineEnd, lineStart } from '../splice/lines';
import { Splice } from '../splice/splice';
import { contentEnd, extentEnd, itemStart, slotOf } from './extent';
import { isEmptyNode, Place } from './locate';
import { YamlValue } from './model';
import { Renderer } from './render';

/** Whether a value is a list or map with items on lines of their own. */
export function isBlockCollection(node: Node | null | undefined): boolean {
  return isCollection(node) && !node.flow && node.items.length > 0;
}

/** Whether a place stands inside `[ ]` or `{ }`. */
export function isInFlow({ parent }: Place): boolean {
  if (!parent) return false;
  const { node } = parent;
  return (isCollection(node) && node.flow === true) || isInFlow(parent);
}

/** Whether a value is nothing, `[]` or `{}`. */
export function isEmptyValue(node: Node | null | undefined): boolean {
  return isEmptyNode(node) || (isCollection(node) && node.items.length === 0);
}

/** Indents the second line and those after it, and joins them all. */
export function joinLines(lines: string[], column: number, eol: string) {
  const indent = ' '.repeat(column);
  return lines
    .map((line, index) => (index > 0 && line ? `${indent}${line}` : line))
    .join(eol);
}

/** A new value for a place, in the form its lines are written. */
export function writeValue(
  place: Place,
  value: YamlValue,
  renderer: Renderer,
): Splice[] {
  if (isInFlow(place)) return writeInFlow(place, value, renderer);
  const { text } = place.source;
  const { parent, node } = place;
  if (!parent) {
    const lines = renderer.item(value, node);
    const column = node?.range ? columnOf(text, node.range[0]) : 0;
    return replaceRoot(place, lines, column);
  }
  const { offset } = slotOf(place);
  const column = columnOf(text, itemStart(place));
  const eol = eolAt(text, offset);
  if (typeof place.path[place.path.length - 1] === 'string') {
    const [first, ...rest] = renderer.member('k', value, node);
    // Behind the colon stands what stood behind it in `k: …`.
    const below = joinLines(['', ...rest], column, eol);
    return replaceAfter(place, offset, first.slice(2), below);
  }
  const gap = gapAfterDash(text, offset);
  const [first, ...rest] = renderer.item(value, node);
  const below = joinLines(['', ...rest], column + 1 + gap.length, eol);
  return replaceAfter(place, offset, `${gap}${first}`, below);
}

/** The blanks between a dash and its item; one where the item is elsewhere. */
export function gapAfterDash(text: string, offset: number): string {
  const blanks = /^ */.exec(text.slice(offset, offset + 80))![0];
  const after = text[offset + blanks.length];
  return blanks && after && !/[\r\n#]/.test(after) ? blanks : ' ';
}

/**
 * Replaces what stands behind a colon or dash: `head` on its line, `below` on
 * the lines after it. A comment on that line stays.
 */
export function replaceAfter(
  place: Place,
  slot: number,
  head: string,
  below: string,
): Splice[] {
  const { text } = place.source;
  const { node } = place;
  const lineStop = lineEnd(text, slot);
  const start = node?.range?.[0] ?? slot;
  const end = node?.range ? valueEnd(text, node) : slot;
  if (end <= start) return [insertion(slot, head), insertion(lineStop, below)];
  if (lineStart(text, start) === lineStart(text, slot)) {
    return [
      { start: slot, end, text: head },
      insertion(lineEnd(text, end), below),
    ];
  }
  return [insertion(slot, head), { start: lineStop, end, text: below }];
}

function insertion(at: number, text: string): Splice {
  return { start: at, end: at, text };
}

/** End of a value that is replaced; its last line break stays. */
export function valueEnd(text: string, node: Node): number {
  const end = contentEnd(text, node);
  if (text[end - 1] === '\n') return lineEnd(text, lineStart(text, end - 1));
  if (!isBlockCollection(node)) return end;
  return extentEnd(text, end, columnOf(text, node.range![0]) - 1);
}

function replaceRoot(place: Place, lines: string[], column: number): Splice[] {
  const { text } = place.source;
  const { node, document } = place;
  if (!node?.range || node.range[0] === node.range[1]) {
    const at = document.range[1];
    const eol = eolAt(text, at);
    const gap = at === 0 || text[at - 1] === '\n' ? '' : eol;
    return [insertion(at, `${gap}${lines.join(eol)}${eol}`)];
  }
  const [start] = node.range;
  const body = joinLines(lines, column, eolAt(text, start));
  return [{ start, end: valueEnd(text, node), text: body }];
}

function writeInFlow(
  place: Place,
  value: YamlValue,
  renderer: Renderer,
): Splice[] {
  const { node } = place;
  if (!node?.range || node.range[0] === node.range[1]) return [];
  const [start, end] = node.range;
  return [{ start, end, text: renderer.inFlow(value, node) }];
}
