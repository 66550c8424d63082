import { isAlias, isMap, isScalar, isSeq, Node } from 'yaml';
import { isDeepStrictEqual } from 'node:util';
import { EditConflict, SourceText } from '../splice/editConflict';
import { YamlDocument } from './document';

/** Data that can be written: what JSON has. `undefined` members are left out. */
export type YamlValue =
  | string
  | number
  | boolean
  | null
  | readonly YamlValue[]
  | { readonly [key: string]: YamlValue | undefined };

/**
 * What a document says, without how it is written: aliases stay aliases, so
 * that comparing takes time in proportion to the text.
 */
export type Model =
  | { kind: 'scalar'; value: unknown; mark: string }
  | { kind: 'alias'; of: string }
  | { kind: 'seq'; items: Model[]; mark: string }
  | { kind: 'map'; keys: Model[]; values: Model[]; mark: string };

/** The model of a document's node; a missing node is null. */
export function modelOf(source: SourceText, node: unknown): Model {
  if (isAlias(node)) return { kind: 'alias', of: node.source };
  const mark = markOf(node);
  if (isSeq(node)) {
    const items = node.items.map(item => modelOf(source, item));
    return { kind: 'seq', items, mark };
  }
  if (isMap(node)) {
    refuseDuplicates(source, node.items);
    return {
      kind: 'map',
      keys: node.items.map(pair => modelOf(source, pair.key)),
      values: node.items.map(pair => modelOf(source, pair.value)),
      mark,
    };
  }
  const value = isScalar(node) ? node.value : null;
  // The parser has a symbol of its own for the merge key.
  if (typeof value === 'symbol')
    return { kind: 'scalar', value: '<<', mark: '<<' };
  return { kind: 'scalar', value, mark };
}

/** Anchor and tag: they are part of what a document says. */
function markOf(node: unknown): string {
  const { anchor = '', tag = '' } = (node ?? {}) as {
    anchor?: string;
    tag?: string;
  };
  return anchor || tag ? `${anchor} ${tag}` : '';
}

function refuseDuplicates(source: SourceText, pairs: { key: unknown }[]) {
  const seen = new Set<unknown>();
  for (const { key } of pairs) {
    if (!isScalar(key)) continue;
    if (seen.has(key.value) && typeof key.value !== 'symbol') {
      throw new EditConflict(
        source,
        key.range?.[0] ?? 0,
        `The key ${JSON.stringify(key.value)} is given twice.`,
        'Remove one of the two.',
      );
    }
    seen.add(key.value);
  }
}

/** The model that a written value must have. */
export function modelOfValue(value: YamlValue): Model {
  if (Array.isArray(value)) {
    return { kind: 'seq', items: value.map(modelOfValue), mark: '' };
  }
  if (typeof value === 'object' && value !== null) {
    const entries = entriesOf(value as { [key: string]: YamlValue });
    return {
      kind: 'map',
      keys: entries.map(([key]) => modelOfValue(key)),
      values: entries.map(([, member]) => modelOfValue(member)),
      mark: '',
    };
  }
  return { kind: 'scalar', value, mark: '' };
}

/** Members of an object that are written. */
export function entriesOf(value: {
  readonly [key: string]: YamlValue | undefined;
}): [string, YamlValue][] {
  return Object.entries(value).filter(
    (entry): entry is [string, YamlValue] => entry[1] !== undefined,
  );
}

/** The models of all documents of a stream. */
export function modelsOf(source: SourceText, documents: YamlDocument[]) {
  return documents.map(document =>
    modelOf(source, document.contents as Node | null),
  );
}

export function sameModel(a: Model[], b: Model[]): boolean {
  return isDeepStrictEqual(a, b);
}
