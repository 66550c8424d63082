import { EditConflict, SourceText } from '../splice/editConflict';
import { isItemData, ItemRequest, placeFor, upsertInWhole } from './items';
import {
  cutList,
  endsOf,
  firstExamples,
  ListPart,
  LongList,
  partsOf,
  rememberCut,
} from './longList';

/**
 * Makes a list hold a map: adds it when it is missing, and changes nothing
 * when it is there. Members it has beyond those asked for stay.
 * @throws EditConflict when it is there with other values, unless these are to
 *   be updated; when several items are meant; when the file cannot be edited
 */
export function upsertItem(source: SourceText, request: ItemRequest): string {
  return upsertInLong(source, request) ?? upsertInWhole(source, request);
}

/**
 * The same in a long file: the edit is made in a short one that has only those
 * items of the list that the edit looks at, and taken over.
 * @returns undefined when the file has to be read whole
 */
function upsertInLong(
  source: SourceText,
  request: ItemRequest,
): string | undefined {
  const [key, ...deeper] = request.path;
  if (typeof key !== 'string' || deeper.length > 0) return undefined;
  const list = cutList(source.text, key);
  if (!list) return undefined;
  const all = list.parts.map(({ data }) => data);
  const found = all.flatMap((data, index) =>
    isItemData(data) && request.is(data) ? [index] : [],
  );
  const before = found.length > 0 ? undefined : placeFor(all, request);
  const short = shorten(list, [...found, before ?? all.length - 1]);
  const placed = () =>
    before === undefined ? undefined : short.kept.indexOf(before);
  let text: string;
  try {
    text = upsertInWhole({ ...source, text: short.text }, request, placed);
  } catch (error) {
    if (!(error instanceof EditConflict)) throw error;
    const { offset, problem, remedy } = error;
    const place = placeIn(short, offset);
    // A message that counts items would count wrongly.
    if (!place || /\[\d+\]/.test(problem)) return undefined;
    throw new EditConflict(source, place.whole, problem, remedy);
  }
  if (text === short.text) return source.text;
  return takenOver(source.text, list, short, text, key);
}

/** A file with few of the items of a long one. */
interface ShortList {
  text: string;
  /** Indices of its items in the long one, in order. */
  kept: number[];
  /** Where they begin in its text, and in the long one. */
  starts: number[];
  wholeStarts: number[];
}

/** Where an item begins; the one behind the last begins at the tail. */
const startOf = ({ head, ends }: LongList, index: number) =>
  index === 0 ? head.length : ends[index - 1];

/** Leaves out the items that no edit at these places looks at. */
function shorten(list: LongList, at: number[]): ShortList {
  const { head, parts, tail } = list;
  const last = parts.length - 1;
  const looked = at.flatMap(index => [index - 1, index, index + 1]);
  const wanted = new Set([
    0,
    last - 1,
    last,
    ...list.examples.values(),
    ...looked,
  ]);
  const kept = [...wanted]
    .filter(index => index >= 0 && index <= last)
    .sort((a, b) => a - b);
  const short: ShortList = { text: head, kept, starts: [], wholeStarts: [] };
  for (const each of kept) {
    short.starts.push(short.text.length);
    short.wholeStarts.push(startOf(list, each));
    short.text += parts[each].text;
  }
  short.text += tail;
  return short;
}

/** Where an offset stands; undefined where items were left out. */
function placeIn({ kept, starts, wholeStarts }: ShortList, offset: number) {
  const at = starts.findLastIndex(start => start <= offset);
  if (at < 0) return { part: -1, whole: offset };
  const isGap = at > 0 && kept[at - 1] + 1 < kept[at];
  if (isGap && starts[at] === offset) return undefined;
  return { part: kept[at], whole: wholeStarts[at] + offset - starts[at] };
}

/** Makes in the long text the one change that was made in the short one. */
function takenOver(
  before: string,
  list: LongList,
  short: ShortList,
  edited: string,
  key: string,
): string | undefined {
  const { start, end, text, earliest } = changeBetween(short.text, edited);
  const [first, from, to] = [earliest, start, end].map(offset =>
    placeIn(short, offset),
  );
  if (!first || !from || !to) return undefined;
  // Nothing may be left out anywhere that the change might be said to stand.
  if (to.whole - first.whole !== end - earliest) return undefined;
  const after = before.slice(0, from.whole) + text + before.slice(to.whole);
  const isInside =
    from.part >= 0 && to.whole <= before.length - list.tail.length;
  const cut = isInside && cutAfter(list, from.part, to.part, before, after);
  if (cut) rememberCut(after, key, cut);
  return after;
}

/** The cut of a text that was changed from one item to another. */
function cutAfter(
  list: LongList,
  from: number,
  to: number,
  before: string,
  after: string,
): LongList | undefined {
  const { column, head, parts, tail } = list;
  // With the neighbours, as a change may begin or end an item.
  const first = Math.max(0, from - 1);
  const next = Math.min(parts.length, to + 2);
  const begin = startOf(list, first);
  const grown = after.length - before.length;
  const end = startOf(list, next) + grown;
  const around = partsOf(after.slice(begin, end), 0, column);
  if (!around.parts || around.end !== end - begin) return undefined;
  const all = parts.slice(0, first).concat(around.parts, parts.slice(next));
  const ends = new Float64Array(all.length);
  ends.set(list.ends.subarray(0, first));
  ends.set(endsOf(around.parts, begin), first);
  const moved = around.parts.length - (next - first);
  for (let index = next; index < parts.length; index += 1) {
    ends[index + moved] = list.ends[index] + grown;
  }
  const examples = examplesAfter(list, first, next, around.parts, all);
  return { column, head, parts: all, tail, ends, examples };
}

/** First examples, looked for again only where a changed item was one. */
function examplesAfter(
  { examples }: LongList,
  first: number,
  next: number,
  around: readonly ListPart[],
  all: readonly ListPart[],
): LongList['examples'] {
  const isGone = (index: number) => index >= first && index < next;
  if ([...examples.values()].some(isGone)) return firstExamples(all);
  const moved = around.length - (next - first);
  const found = new Map(
    [...examples].map(([kind, index]) => [
      kind,
      index < first ? index : index + moved,
    ]),
  );
  for (const [kind, at] of firstExamples(around)) {
    found.set(kind, Math.min(found.get(kind) ?? Infinity, first + at));
  }
  return found;
}

/**
 * The shortest piece that differs: `[start, end)` becomes a text. Between equal
 * characters it might as well be said to begin earlier, but not before
 * `earliest`.
 */
function changeBetween(before: string, after: string) {
  const most = Math.min(before.length, after.length);
  let start = 0;
  while (start < most && before[start] === after[start]) start += 1;
  const sameEnd = (limit: number) => {
    let same = 0;
    while (
      same < limit &&
      before[before.length - 1 - same] === after[after.length - 1 - same]
    ) {
      same += 1;
    }
    return same;
  };
  const same = sameEnd(most - start);
  const text = after.slice(start, after.length - same);
  const earliest = Math.min(start, before.length - sameEnd(most));
  return { start, end: before.length - same, text, earliest };
}
