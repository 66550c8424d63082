import { isMap, visit } from 'yaml';
import { columnOf, lineEnd, lineStart, wholeLines } from '../splice/lines';
import { Splice } from '../splice/splice';
import { aliasedAnchors, anchorOf } from './document';
import { isFirstOnLine, itemStart, leadStart, slotOf } from './extent';
import { itemEnd, refuseFlow } from './insert';
import { childPlaces, Place, refuse } from './locate';
import { replaceAfter, valueEnd } from './value';

/** Removes an item or a key, with the comments that belong to it. */
export function removePlace(place: Place): Splice[] {
  const { parent } = place;
  if (!parent) {
    return refuse(
      place,
      'A whole document is not removed.',
      'Delete the file.',
    );
  }
  refuseFlow(parent);
  refuseNeeded(place);
  const items = childPlaces(parent);
  return items.length === 1
    ? removeOnly(place, parent)
    : [removeOneOf(place, items)];
}

function removeOneOf(place: Place, items: Place[]): Splice {
  const { text } = place.source;
  const start = itemStart(place);
  const column = columnOf(text, start);
  const end = itemEnd(text, place, column);
  if (isFirstOnLine(text, start)) {
    return { ...wholeLines(text, leadStart(text, start), end), text: '' };
  }
  // The first item, behind the dash or colon of what holds it.
  const next = itemStart(items[1]);
  const between = text.slice(end, next);
  if (!between.includes('#')) return { start, end: next, text: '' };
  const line = lineStart(text, start);
  const kept = text.slice(line, start).trimEnd().length;
  return { start: line + kept, end, text: '' };
}

/** The last item leaves `[]` or `{}`, so that the value stays a list or map. */
function removeOnly(place: Place, parent: Place): Splice[] {
  const { text } = place.source;
  const empty = isMap(parent.node) ? '{}' : '[]';
  const start = itemStart(place);
  const column = columnOf(text, start);
  const end = itemEnd(text, place, column);
  if (!parent.parent) {
    return [{ start, end: valueEnd(text, parent.node!), text: empty }];
  }
  const { offset } = slotOf(parent);
  if (lineStart(text, offset) === lineStart(text, start)) {
    return replaceAfter(parent, offset, ` ${empty}`, '');
  }
  const lines = wholeLines(text, leadStart(text, start), end);
  // The lines begin where the line of the key ends, or below comments.
  const cut = {
    start: Math.max(lines.start, lineEnd(text, offset)),
    end: lines.end,
    text: '',
  };
  return [{ start: offset, end: offset, text: ` ${empty}` }, cut];
}

/** Refuses to remove an anchor that an alias elsewhere names. */
function refuseNeeded(place: Place): void {
  const aliased = aliasedAnchors(place.document);
  if (aliased.size === 0 || !place.node?.range) return;
  const [start, , end] = place.node.range;
  const check = (node: unknown) => {
    const anchor = anchorOf(node);
    const uses = anchor ? aliased.get(anchor) ?? [] : [];
    if (uses.some(offset => offset < start || offset >= end)) {
      refuse(
        place,
        `It holds the value &${anchor}, which *${anchor} uses elsewhere.`,
        'Give those places a value of their own first.',
      );
    }
  };
  visit(place.node, { Node: (_, node) => check(node) });
}
