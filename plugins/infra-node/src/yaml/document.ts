import { Document, isAlias, Node, parseAllDocuments, visit } from 'yaml';
import { EditConflict, SourceText } from '../splice/editConflict';

/** Longest text that is read, in UTF-16 units: files of this kind are small. */
export const MAX_YAML_LENGTH = 10 * 1024 * 1024;

export type YamlDocument = Document.Parsed;

const readOptions = {
  keepSourceTokens: true,
  merge: true,
  prettyErrors: false,
  logLevel: 'silent',
  // Looked for in `modelOf`: the parser's own search is quadratic.
  uniqueKeys: false,
} as const;

/**
 * Reads the documents of a YAML stream; an empty file has none.
 * @throws EditConflict when the text is not YAML, too long or too deep
 */
export function readYaml(source: SourceText): YamlDocument[] {
  if (source.text.length > MAX_YAML_LENGTH) {
    throw new EditConflict(
      source,
      0,
      `The file is longer than ${MAX_YAML_LENGTH} characters.`,
      'Split it.',
    );
  }
  const stream = parseAllDocuments(source.text, readOptions);
  const documents = 'empty' in stream ? [] : stream;
  const parts = 'empty' in stream ? [stream] : stream;
  const error = parts.flatMap(({ errors }) => errors ?? [])[0];
  if (!error) return documents;
  if (/call stack/.test(error.message)) throw tooDeep(source);
  throw new EditConflict(
    source,
    error.pos[0],
    `This is not YAML: ${error.message.replace(/\.?$/, '.')}`,
    'Mend the file first.',
  );
}

/** The refusal of a file whose nesting no stack holds. */
export function tooDeep(source: SourceText): EditConflict {
  return new EditConflict(
    source,
    0,
    'The file is nested too deeply.',
    'Make it flatter.',
  );
}

/** Names of the anchors that aliases of the document use, with one place each. */
export function aliasedAnchors(document: YamlDocument): Map<string, number[]> {
  const uses = new Map<string, number[]>();
  visit(document, {
    Alias(_, alias) {
      const places = uses.get(alias.source) ?? [];
      places.push(alias.range?.[0] ?? 0);
      uses.set(alias.source, places);
    },
  });
  return uses;
}

/** A node's anchor; aliases have none. */
export function anchorOf(node: unknown): string | undefined {
  if (isAlias(node)) return undefined;
  return (node as (Node & { anchor?: string }) | null)?.anchor;
}
