import { isDeepStrictEqual } from 'node:util';
import { isMap, Node } from 'yaml';
import { EditConflict, SourceText } from '../splice/editConflict';
import { applyEdit } from './edit';
import { YamlEdit } from './edits';
import {
  childPlaces,
  findPlace,
  offsetOf,
  pathText,
  Place,
  refuse,
  rootPlace,
  YamlPath,
} from './locate';
import { entriesOf, YamlValue } from './model';
import { OpenYaml, openYaml, withinDepth } from './open';

/** How often a value may be used through aliases before it is an attack. */
const MAX_ALIASES = 10_000;

/** A map in a list, as data: aliases and merge keys are resolved. */
export type ItemData = Readonly<Record<string, unknown>>;

export interface Item {
  index: number;
  place: Place;
  /** What it says; undefined where the item is no map. */
  data: unknown;
}

/** A map that a list should hold. */
export interface ItemRequest {
  path: YamlPath;
  value: { readonly [key: string]: YamlValue | undefined };
  /** Whether an item of the list is the one that is meant. */
  is: (data: ItemData) => boolean;
  /** What messages call it: `The project "a"`. */
  title: string;
  /** A member that a sorted list is sorted by; others get items at the end. */
  sortedBy?: string;
  /** Values of that member that stand together, in this order, where nothing is sorted. */
  beside?: readonly string[];
  /** A member's value in the form it is compared in; missing ones included. */
  compared?: (key: string, value: unknown) => unknown;
  /** What to do with an item that has other values. */
  onDifference?: 'refuse' | 'update';
}

/** The items of the list at a path; none when there is no such list. */
export function readItems(open: OpenYaml, path: YamlPath): Item[] {
  const document = open.documents[open.which];
  if (!document) return [];
  const list = findPlace(rootPlace(open.source, document), path);
  if (!list) return [];
  return childPlaces(list).map(place => ({
    index: place.index,
    place,
    data: dataOf(place),
  }));
}

function dataOf(place: Place): unknown {
  try {
    const options = { maxAliasCount: MAX_ALIASES };
    return place.node?.toJS(place.document, options) ?? null;
  } catch (error) {
    if (error instanceof RangeError) throw error;
    return refuse(
      place,
      `${pathText(place.path)} cannot be read: ${(error as Error).message}.`,
      'Correct its aliases.',
    );
  }
}

/**
 * Makes a list hold a map, reading the whole file.
 * @param placed the item that a new one goes before, given the data of all
 * @throws EditConflict as `upsertItem`
 */
export function upsertInWhole(
  source: SourceText,
  request: ItemRequest,
  placed = placeFor,
): string {
  const open = openYaml(source);
  return withinDepth(source, () => {
    const items = readItems(open, request.path);
    const found = findItem(open, items, request);
    if (!found) {
      const { path, value } = request;
      const before = placed(
        items.map(({ data }) => data),
        request,
      );
      const edit = { kind: 'insert', path, values: [value], before } as const;
      return applyEdit(open, edit).source.text;
    }
    const differing = differences(found.data as ItemData, request);
    if (differing.length === 0) return source.text;
    if (request.onDifference !== 'update') {
      throw difference(source, found, request.title, differing);
    }
    const edits = differing.map(
      ([key, value]): YamlEdit => ({
        kind: 'set',
        path: [...request.path, found.index, key],
        value,
      }),
    );
    return edits.reduce(applyEdit, open).source.text;
  });
}

function differences(
  data: ItemData,
  { value, compared = (_, member) => member }: ItemRequest,
): [string, YamlValue][] {
  return entriesOf(value).filter(
    ([key, wanted]) =>
      !isDeepStrictEqual(
        compared(key, data[key]),
        compared(key, plain(wanted)),
      ),
  );
}

/**
 * The item that is meant, if it is there.
 * @throws EditConflict when several are
 */
export function findItem(
  open: OpenYaml,
  items: Item[],
  { is, title }: Pick<ItemRequest, 'is' | 'title'>,
): Item | undefined {
  const found = items.filter(({ data }) => isItemData(data) && is(data));
  if (found.length > 1) {
    throw new EditConflict(
      open.source,
      offsetOf(found[1].place),
      `${title} is there more than once.`,
      'Remove all but one.',
    );
  }
  return found[0];
}

export function isItemData(data: unknown): data is ItemData {
  return typeof data === 'object' && data !== null && !Array.isArray(data);
}

/** The index of the item that a new one goes before; undefined for the end. */
export function placeFor(
  items: readonly unknown[],
  { value, sortedBy, beside }: ItemRequest,
): number | undefined {
  const names = items.map(data =>
    sortedBy && isItemData(data) ? data[sortedBy] : undefined,
  );
  const name = sortedBy && value[sortedBy];
  return isSorted(names)
    ? sortedPlace(names, name)
    : placeBeside(names, name, beside ?? []);
}

/** Whether names are in order; a list of one has none. */
function isSorted(names: readonly unknown[]): boolean {
  return (
    names.length > 1 &&
    names.every(
      (each, index) =>
        typeof each === 'string' &&
        (index === 0 || (names[index - 1] as string) <= each),
    )
  );
}

/**
 * Where a name belongs beside those it comes with: before the next of them that
 * is there, else behind the last before it, else at the end.
 */
function placeBeside(
  names: readonly unknown[],
  name: unknown,
  order: readonly string[],
): number | undefined {
  const own = order.indexOf(String(name));
  if (own < 0) return undefined;
  const indexOf = (each: string) => names.indexOf(each);
  const next = order.slice(own + 1).map(indexOf);
  const later = next.find(index => index >= 0);
  if (later !== undefined) return later;
  const earlier = Math.max(-1, ...order.slice(0, own).map(indexOf));
  return earlier < 0 || earlier + 1 >= names.length ? undefined : earlier + 1;
}

/**
 * Where a name belongs in a sorted list: the index of the item it goes before,
 * or undefined for the end and for lists that are not sorted. Two requests
 * that add to the end of a list always conflict; in a sorted one seldom.
 */
export function sortedPlace(
  names: readonly unknown[],
  name: unknown,
): number | undefined {
  if (typeof name !== 'string' || !isSorted(names)) return undefined;
  const before = names.findIndex(each => (each as string) > name);
  return before < 0 ? undefined : before;
}

/** A value as reading gives it: without members that are not written. */
function plain(value: YamlValue): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    entriesOf(value as { [key: string]: YamlValue }).map(([key, member]) => [
      key,
      plain(member),
    ]),
  );
}

function difference(
  source: SourceText,
  { data, place }: Item,
  title: string,
  differing: [string, YamlValue][],
): EditConflict {
  const parts = differing.map(([key, wanted]) => {
    const has = (data as ItemData)[key];
    return has === undefined
      ? `${key} is missing (wanted: ${short(wanted)})`
      : `${key} is ${short(has)} (wanted: ${short(wanted)})`;
  });
  return new EditConflict(
    source,
    offsetOfMember(place, differing[0][0]),
    `${title} is there with other values: ${parts.join('; ')}.`,
    'Decide by hand which are right.',
  );
}

function offsetOfMember(place: Place, key: string): number {
  const { node } = place;
  const pair =
    isMap(node) &&
    node.items.find(each => (each.key as { value?: unknown })?.value === key);
  const range = pair ? (pair.key as Node).range : undefined;
  return range?.[0] ?? offsetOf(place);
}

/** A value in a message: one line, not endless. */
function short(value: unknown): string {
  const text = JSON.stringify(value) ?? 'nothing';
  return text.length > 80 ? `${text.slice(0, 79)}…` : text;
}
