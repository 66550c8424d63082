import {
  Document,
  isScalar,
  isSeq,
  Node,
  Scalar,
  YAMLMap,
  YAMLSeq,
} from 'yaml';
import { YamlDocument } from './document';
import { entriesOf, YamlValue } from './model';
import { exampleOf, memberExample, YamlStyle } from './style';

/**
 * Characters that are written as escapes: what YAML or an editor would change,
 * and marks that make text look other than it is (direction, no width).
 */
const ESCAPED = /(?!\n)[\p{Cc}\p{Cf}\p{Cs}\p{Zl}\p{Zp}\u{fffe}\u{ffff}]/u;

/** Renders values in the style of a document. */
export interface Renderer {
  style: YamlStyle;
  /** The lines of a value as an item of a list, without the dash. */
  item(value: YamlValue, example?: unknown): string[];
  /** The lines of `key: value`. */
  member(key: string, value: YamlValue, example?: unknown): string[];
  /** A value that fits a line, also inside a flow collection. */
  inFlow(value: YamlValue, example?: unknown): string;
}

export function createRenderer(
  document: YamlDocument | undefined,
  style: YamlStyle,
): Renderer {
  const node = (value: YamlValue, example: unknown) =>
    nodeOf(document, value, exampleOf(document, example));
  return {
    style,
    item(value, example) {
      const seq = new YAMLSeq();
      seq.add(node(value, example));
      // An item's text begins behind "- "; what follows stands as far in.
      return print(seq, style).map(line => line.slice(2));
    },
    member(key, value, example) {
      const map = new YAMLMap();
      map.add({ key: nodeOf(document, key), value: node(value, example) });
      return print(map, style);
    },
    inFlow(value, example) {
      const seq = new YAMLSeq();
      seq.flow = true;
      seq.add(node(value, example));
      return print(seq, { ...style, flowPadding: false })
        .join(' ')
        .slice(1, -1);
    },
  };
}

function print(contents: YAMLSeq | YAMLMap, style: YamlStyle): string[] {
  // YAML 1.1, which Atlantis and Kubernetes speak, has more words that are not
  // strings (`on`, `1:30`): they are quoted.
  const document = new Document(null, { compat: 'yaml-1.1' });
  document.contents = contents as never;
  return document
    .toString({
      indent: style.indent,
      indentSeq: style.indentSeq,
      flowCollectionPadding: style.flowPadding,
      singleQuote: style.singleQuote,
      lineWidth: 0,
      doubleQuotedAsJSON: true,
    })
    .replace(/\n$/, '')
    .split('\n')
    .map(escapeLine);
}

/** Such characters occur only in double quotes, where an escape is the same. */
function escapeLine(line: string): string {
  return line.replace(new RegExp(ESCAPED, 'gu'), char => {
    const code = char.codePointAt(0)!.toString(16);
    return code.length > 4
      ? `\\U${code.padStart(8, '0')}`
      : `\\u${code.padStart(4, '0')}`;
  });
}

function nodeOf(
  document: YamlDocument | undefined,
  value: YamlValue,
  example?: Node,
): Node {
  if (Array.isArray(value)) {
    const seq = new YAMLSeq();
    const plain = value.every(each => typeof each !== 'object');
    seq.flow = value.length === 0 || (plain && isFlow(example));
    for (const each of value) {
      seq.add(
        nodeOf(document, each, memberExample(document, example, undefined)),
      );
    }
    return seq;
  }
  if (typeof value === 'object' && value !== null) {
    const map = new YAMLMap();
    const members = entriesOf(value as { [key: string]: YamlValue });
    map.flow = members.length === 0;
    for (const [key, member] of members) {
      map.add({
        key: scalar(key),
        value: nodeOf(document, member, memberExample(document, example, key)),
      });
    }
    return map;
  }
  return scalar(value as string | number | boolean | null, example);
}

/** A list in brackets; empty ones have no other form, and say nothing. */
function isFlow(example: Node | undefined): boolean {
  return isSeq(example) && example.flow === true && example.items.length > 0;
}

function scalar(
  value: string | number | boolean | null,
  example?: Node,
): Scalar {
  if (typeof value === 'number' && !Number.isFinite(value)) {
    throw new TypeError(`${value} cannot be written as YAML data.`);
  }
  const node = new Scalar(value);
  if (typeof value !== 'string') return node;
  if (mustBeDouble(value)) node.type = Scalar.QUOTE_DOUBLE;
  else if (isScalar(example) && isQuoted(example) && !value.includes('\n')) {
    node.type = example.type;
  }
  return node;
}

function isQuoted({ type }: Scalar): boolean {
  return type === Scalar.QUOTE_DOUBLE || type === Scalar.QUOTE_SINGLE;
}

/** Also text whose block form would hang on blanks that nobody sees. */
function mustBeDouble(value: string): boolean {
  return (
    value === '<<' ||
    ESCAPED.test(value) ||
    /^\s|[ \t]$|\n\n$/.test(value) ||
    /\n[ \t]+\n/.test(value)
  );
}
