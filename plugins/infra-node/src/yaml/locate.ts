import {
  CST,
  isAlias,
  isMap,
  isScalar,
  isSeq,
  Node,
  Pair,
  YAMLMap,
} from 'yaml';
import { EditConflict, SourceText } from '../splice/editConflict';
import { aliasedAnchors, anchorOf, YamlDocument } from './document';

/** Keys and indices from the root of a document. */
export type YamlPath = readonly (string | number)[];

/** The token that a key or dash stands in, as the parser keeps it. */
type Item = CST.BlockMap['items'][number] | CST.BlockSequence['items'][number];

/** A place in a document: a value, and the key or dash it belongs to. */
export interface Place {
  source: SourceText;
  document: YamlDocument;
  path: YamlPath;
  /** The value; undefined for a key or document without one. */
  node: Node | null | undefined;
  /** The collection that holds it, and which of its items it is. */
  parent?: Place;
  index: number;
  /** The parent's token of this item. */
  item?: Item;
}

/** Refuses an edit at a place. */
export function refuse(place: Place, problem: string, remedy: string): never {
  throw new EditConflict(place.source, offsetOf(place), problem, remedy);
}

/** A path as people write it: `projects[2].name`. */
export function pathText(path: YamlPath): string {
  return path
    .map(each => (typeof each === 'number' ? `[${each}]` : `.${each}`))
    .join('')
    .replace(/^\./, '');
}

/** Where to point at when a place is the problem. */
export function offsetOf({ node, parent, document }: Place): number {
  const range = node?.range ?? parent?.node?.range ?? document.range;
  return range?.[0] ?? 0;
}

/** The root of a document as a place. */
export function rootPlace(source: SourceText, document: YamlDocument): Place {
  return {
    source,
    document,
    path: [],
    node: document.contents as Node | null,
    index: 0,
  };
}

/**
 * Finds a value. The result is undefined where the last step is missing.
 * @throws EditConflict when a step before the last is missing, or leads
 *   through an alias or a merge key
 */
export function findPlace(root: Place, path: YamlPath): Place | undefined {
  let place: Place = root;
  for (let depth = 0; depth < path.length; depth += 1) {
    const next = step(place, path[depth]);
    if (!next && depth < path.length - 1) {
      refuse(
        place,
        `There is no ${pathText(path.slice(0, depth + 1))}.`,
        'Add it first.',
      );
    }
    if (!next) return undefined;
    place = next;
  }
  return place;
}

function step(place: Place, key: string | number): Place | undefined {
  const { node } = place;
  refuseAlias(place);
  if (node && isMap(node)) {
    const index = node.items.findIndex(pair => isKey(pair, String(key)));
    if (index < 0) {
      refuseMerged(place, node, String(key));
      return undefined;
    }
    return child(place, index, node.items[index].value as Node | null);
  }
  if (node && isSeq(node) && typeof key === 'number') {
    if (key < 0 || key >= node.items.length) return undefined;
    return child(place, key, node.items[key] as Node | null);
  }
  if (isEmptyNode(node)) return undefined;
  return refuse(
    place,
    `${pathText(place.path) || 'The document'} has no members.`,
    'Correct the file or the path.',
  );
}

function child(parent: Place, index: number, node: Node | null): Place {
  return childAt(parent, index, node, tokensOf(parent)[index]);
}

/** The places of all items of a collection. */
export function childPlaces(parent: Place): Place[] {
  const tokens = tokensOf(parent);
  const { node } = parent;
  if (isSeq(node)) {
    return node.items.map((item, index) =>
      childAt(parent, index, item as Node | null, tokens[index]),
    );
  }
  if (!isMap(node)) return [];
  return node.items.map((pair, index) =>
    childAt(parent, index, pair.value as Node | null, tokens[index]),
  );
}

function childAt(
  parent: Place,
  index: number,
  node: Node | null,
  item: Item | undefined,
): Place {
  const key = isMap(parent.node)
    ? keyText(parent.node.items[index].key)
    : index;
  const { source, document } = parent;
  const path = [...parent.path, key];
  return { source, document, path, node, parent, index, item };
}

function keyText(key: unknown): string {
  return isScalar(key) ? key.source ?? String(key.value) : '?';
}

function tokensOf({ node }: Place): Item[] {
  const token = node?.srcToken as { items?: Item[] } | undefined;
  return itemTokens(token?.items);
}

/** What has neither key nor dash holds comments only. */
function itemTokens(items: Item[] | undefined): Item[] {
  return (items ?? []).filter(
    item =>
      item.key !== undefined ||
      item.sep !== undefined ||
      item.value !== undefined ||
      item.start.some(token =>
        ['seq-item-ind', 'explicit-key-ind'].includes(token.type),
      ),
  );
}

function isKey(pair: Pair, key: string): boolean {
  return isScalar(pair.key) && String(pair.key.value) === key;
}

/** Whether nothing is written: `key:`, `key: null` or an empty document. */
export function isEmptyNode(node: Node | null | undefined): boolean {
  return !node || (isScalar(node) && node.value === null);
}

export function refuseAlias(place: Place): void {
  const { node } = place;
  if (!isAlias(node)) return;
  refuse(
    place,
    `${pathText(place.path)} is an alias (*${node.source}).`,
    `Edit the value at &${node.source}, or write a value of its own here.`,
  );
}

function refuseMerged(place: Place, map: YAMLMap, key: string): void {
  const merges = map.items.filter(pair => isMergeKey(pair.key));
  for (const { value } of merges) {
    const sources = isSeq(value) ? value.items : [value];
    for (const each of sources) {
      const of = isAlias(each) ? each.resolve(place.document) : each;
      if (isMap(of) && of.items.some(pair => isKey(pair, key))) {
        refuse(
          place,
          `${pathText([...place.path, key])} comes from a merge key (<<).`,
          'Edit the merged value, or write the key here by hand.',
        );
      }
    }
  }
}

function isMergeKey(key: unknown): boolean {
  return isScalar(key) && typeof key.value === 'symbol';
}

/** Refuses to change what other places show through an alias. */
export function refuseShared(place: Place): void {
  const aliased = aliasedAnchors(place.document);
  if (aliased.size === 0) return;
  for (let at: Place | undefined = place; at; at = at.parent) {
    const anchor = anchorOf(at.node);
    if (anchor && aliased.has(anchor)) {
      refuse(
        at,
        `The edit would also change the places that use *${anchor}.`,
        'Edit it by hand, or give those places a value of their own.',
      );
    }
  }
}
