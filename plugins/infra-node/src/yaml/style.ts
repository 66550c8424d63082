import {
  isAlias,
  isCollection,
  isMap,
  isPair,
  isScalar,
  isSeq,
  Node,
  Scalar,
  visit,
} from 'yaml';
import { columnOf } from '../splice/lines';
import { YamlDocument } from './document';

/** How a document is written, so that what is added looks like the rest. */
export interface YamlStyle {
  /** Columns per level of a map in a map. */
  indent: number;
  /** Whether the dashes of a list stand further right than its key. */
  indentSeq: boolean;
  /** Whether flow collections are written `[ a ]` and not `[a]`. */
  flowPadding: boolean;
  singleQuote: boolean;
}

export const DEFAULT_STYLE: YamlStyle = {
  indent: 2,
  indentSeq: true,
  flowPadding: false,
  singleQuote: false,
};

/** What a document shows of its style; what it has no example of is absent. */
export interface StyleExamples extends Partial<YamlStyle> {
  /** Columns by which lists stand further right than their keys. */
  ofLists?: number;
}

/** Reads the style of a document off its first examples of each kind. */
export function styleOf(text: string, document: YamlDocument): YamlStyle {
  const { ofLists, ...found } = examplesIn(text, document);
  found.indent ??= ofLists ?? DEFAULT_STYLE.indent;
  return { ...DEFAULT_STYLE, ...found };
}

/** The first examples of each kind in a document. */
export function examplesIn(
  text: string,
  document: YamlDocument,
): StyleExamples {
  const found: StyleExamples = {};
  visit(document, {
    Pair(_, pair) {
      const key = pair.key as Node | null;
      const value = pair.value as Node | null;
      if (!isCollection(value) || value.flow || !key?.range || !value.range) {
        return;
      }
      const step =
        columnOf(text, value.range[0]) - columnOf(text, key.range[0]);
      if (isSeq(value)) found.indentSeq ??= step > 0;
      if (isMap(value)) found.indent ??= step;
      else if (step > 0) found.ofLists ??= step;
    },
    Scalar(key, scalar) {
      if (key === 'key') return;
      if (scalar.type === Scalar.QUOTE_DOUBLE) found.singleQuote ??= false;
      if (scalar.type === Scalar.QUOTE_SINGLE) found.singleQuote ??= true;
    },
    Collection(_, node) {
      if (node.flow && node.items.length > 0 && node.range) {
        found.flowPadding ??= /\s/.test(text[node.range[0] + 1]);
      }
      return complete(found) ? visit.BREAK : undefined;
    },
  });
  return found;
}

function complete({ ofLists: _, ...found }: StyleExamples): boolean {
  return Object.values(found).filter(each => each !== undefined).length === 4;
}

/** The sibling's value that a new value should look like, if there is one. */
export function exampleOf(
  document: YamlDocument | undefined,
  node: unknown,
): Node | undefined {
  if (isAlias(node)) return document && node.resolve(document);
  return (node as Node | null) ?? undefined;
}

/** The member of an example map under a key, or of a list at its front. */
export function memberExample(
  document: YamlDocument | undefined,
  example: Node | undefined,
  key: string | undefined,
): Node | undefined {
  if (isSeq(example) && key === undefined) {
    return exampleOf(document, example.items[0]);
  }
  if (!isMap(example)) return undefined;
  const pair = example.items.find(
    each => isPair(each) && isScalar(each.key) && each.key.value === key,
  );
  return exampleOf(document, pair?.value);
}
