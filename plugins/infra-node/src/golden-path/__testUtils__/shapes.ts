import { parseAllDocuments } from 'yaml';
import { parseHcl } from '../../terraform/read/parse';
import type { TemplatePart } from '../../terraform/syntax';

const PLACES = new Set(['start', 'end', 'open', 'close', 'nameEnd', 'heredoc']);

/**
 * What a file says, without how and where it is written: of Terraform the
 * syntax tree, of YAML and JSON the data, of others the number of lines; a
 * quoted word of a shell may have several.
 */
export function shapeOf(file: string, text: string): unknown {
  if (file.endsWith('.tf')) return bare(parseHcl(text, file).body);
  if (file.endsWith('.json')) return JSON.parse(text);
  if (/\.ya?ml$/.test(file)) {
    const documents = parseAllDocuments(text);
    if ('empty' in documents) return [];
    return documents.map(document => {
      if (document.errors[0]) throw document.errors[0];
      const data = document.toJS();
      return file.endsWith('/kustomization.yaml') ? withLiterals(data) : data;
    });
  }
  // A quote after a backslash stands for itself and begins no word.
  const lines = file.endsWith('.sh')
    ? text.replace(/\\[^]|'[^']*'/g, "''")
    : text;
  return lines.split(/[\n\v\f\r\u0085\u2028\u2029]/).length;
}

/** Literals as kustomize reads them: without one pair of quotes around a value. */
function withLiterals(data: any): unknown {
  const { configMapGenerator = [] } = data;
  const unquoted = (literal: string) =>
    literal.replace(/^([^=]+=)(['"])(.*)\2$/s, '$1$3');
  return {
    ...data,
    configMapGenerator: configMapGenerator.map((each: any) => ({
      ...each,
      ...(each.literals && { literals: each.literals.map(unquoted) }),
    })),
  };
}

function bare(node: any): unknown {
  if (Array.isArray(node)) return node.map(bare);
  if (typeof node !== 'object' || node === null) return node;
  if (node.kind === 'template')
    return { kind: 'template', parts: partsOf(node) };
  return Object.fromEntries(
    Object.entries(node)
      .filter(([key]) => !PLACES.has(key))
      .map(([key, value]) => [key, bare(value)]),
  );
}

/** Text that is written as an expression, as in heredocs, is text. */
function partsOf({ parts }: { parts: TemplatePart[] }): unknown[] {
  const flat = parts.map(bare).flatMap((part: any) => {
    const inner = part.kind === 'interpolation' && part.expression;
    return inner?.kind === 'template' ? inner.parts : [part];
  });
  return flat.reduce<any[]>((joined, part) => {
    const last = joined[joined.length - 1];
    const isText = last?.kind === 'text' && part.kind === 'text';
    if (!isText) return [...joined, part];
    const value = last.value + part.value;
    return [...joined.slice(0, -1), { kind: 'text', value }];
  }, []);
}

/** The shape with other texts in the places of some; names of keys stay. */
export function replaced(node: unknown, change: (text: string) => string): any {
  if (typeof node === 'string') return change(node);
  if (Array.isArray(node)) return node.map(each => replaced(each, change));
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [key, replaced(value, change)]),
  );
}
