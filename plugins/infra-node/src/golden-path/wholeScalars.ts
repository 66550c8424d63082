import { type Document, isScalar, parseAllDocuments, visit } from 'yaml';

/**
 * The first of some marks that is not a whole scalar of a YAML text (JSON is
 * YAML too): one that stands within a longer text, where a value could say
 * more than itself. A mark in a comment is harmless. `broken`: the text is no
 * YAML.
 */
export function misplacedMark(
  text: string,
  marks: readonly string[],
): { mark: string } | { broken: string } | undefined {
  const documents = parseAllDocuments(text, { prettyErrors: false });
  if ('empty' in documents) return undefined;
  const error = documents.flatMap(({ errors }) => errors)[0];
  if (error) return { broken: error.message };
  for (const document of documents) {
    const mark = markWithin(document, marks);
    if (mark !== undefined) return { mark };
  }
  return undefined;
}

function markWithin(document: Document, marks: readonly string[]) {
  let found: string | undefined;
  visit(document, (_key, node) => {
    if (!isScalar(node) || typeof node.value !== 'string') return undefined;
    const { value } = node;
    found = marks.find(mark => value.includes(mark) && value !== mark);
    return found === undefined ? undefined : visit.BREAK;
  });
  return found;
}
