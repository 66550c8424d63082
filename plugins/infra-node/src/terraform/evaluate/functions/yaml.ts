import { type Document, parseAllDocuments, visit } from 'yaml';
import { EvaluationError } from '../errors';
import { children, fromData, type Value } from '../values';
import { toJson } from './json';

const INDENT = '  ';

const ESCAPES: Record<string, string> = {
  '"': '\\"',
  '\\': '\\\\',
  '\0': '\\0',
  '\x07': '\\a',
  '\b': '\\b',
  '\t': '\\t',
  '\n': '\\n',
  '\v': '\\v',
  '\f': '\\f',
  '\r': '\\r',
  '\x1b': '\\e',
  '\x85': '\\N',
  '\u2028': '\\L',
  '\u2029': '\\P',
  '\ufeff': '\\uFEFF',
};

function escapeCharacter(character: string): string {
  const code = character.codePointAt(0) as number;
  const hex = code.toString(16).toUpperCase();
  if (code > 0xffff) return `\\U${hex.padStart(8, '0')}`;
  return ESCAPES[character] ?? `\\x${hex.padStart(2, '0')}`;
}

const quote = (text: string) =>
  `"${text.replace(
    /["\\\p{Cc}\u2028\u2029\ufeff\u{10000}-\u{10ffff}]/gu,
    escapeCharacter,
  )}"`;

/** What is laid out in ways that are not copied here: see {@link toYaml}. */
class NoLayout extends Error {}

const WIDEST = 80;
const LONGEST_KEY = 120;

function writeKey(key: string, indent: string): string {
  const text = quote(key);
  if (/\n/.test(key) || indent.length + text.length > LONGEST_KEY) {
    throw new NoLayout('a key of several lines, or a long one');
  }
  return text;
}

/** In quotes; a long line with blanks would be broken at one of them. */
function writeQuoted(text: string, before: number): string {
  const quoted = quote(text);
  if (before + quoted.length > WIDEST && text.includes(' ')) {
    throw new NoLayout('a line that is broken');
  }
  return ` ${quoted}\n`;
}

/** Several lines as a block; what a block cannot hold is quoted. */
function writeText(text: string, indent: string, before: number): string {
  const plain = text.replaceAll('\n', '');
  const isBlock =
    text.includes('\n') &&
    !/ \n| $/.test(text) &&
    !/[\p{Cc}\u2028\u2029\ufeff\u{10000}-\u{10ffff}]/u.test(plain);
  if (!isBlock) return writeQuoted(text, before);
  const body = text.replace(/\n+$/, '');
  const ending = text.length - body.length;
  const lines = text
    .replace(/\n$/, '')
    .split('\n')
    .map(line => (line === '' ? '' : indent + line));
  const hint = /^[ \n]/.test(text) ? '2' : '';
  let keep = '';
  if (ending === 0) keep = '-';
  else if (ending > 1 || body === '') keep = '+';
  return ` |${hint}${keep}\n${lines.join('\n')}\n`;
}

/**
 * What stands behind `key:` or `-`: on the same line, or beneath it.
 * @param before columns that are taken on the line already
 */
function writeNode(
  value: Value,
  indent: string,
  inSequence: boolean,
  before: number,
): string {
  if (value.kind === 'string') return writeText(value.value, indent, before);
  if ('entries' in value && value.entries.size > 0) {
    const lines = [...value.entries].map(([key, item]) => {
      const name = `${writeKey(key, indent)}:`;
      const taken = indent.length + name.length + 1;
      return name + writeNode(item, indent + INDENT, false, taken);
    });
    const text = lines.join(indent);
    return inSequence ? ` ${text}` : `\n${indent}${text}`;
  }
  if ('items' in value && value.items.length > 0) {
    const margin = inSequence ? indent : indent.slice(INDENT.length);
    const inner = margin + INDENT;
    const lines = value.items.map(
      item => `-${writeNode(item, inner, true, inner.length)}`,
    );
    const text = lines.join(margin);
    return inSequence ? ` ${text}` : `\n${margin}${text}`;
  }
  return ` ${toJson(value)}\n`;
}

/**
 * A wholly known value as YAML, laid out as Terraform does it. Undefined where
 * Terraform breaks long lines or keys, which is not copied here.
 */
export function toYaml(value: Value): string | undefined {
  const isFilled = children(value).length > 0;
  const isBare = ['number', 'bool', 'null'].includes(value.kind);
  try {
    const text = isFilled
      ? writeNode(value, '', true, 0)
      : writeNode(value, INDENT, false, 0);
    return text.slice(1) + (isBare ? '...\n' : '');
  } catch (error) {
    if (error instanceof NoLayout) return undefined;
    throw error;
  }
}

// What Terraform's reader takes for a bool, as YAML 1.1 has it.
const YES = /^(?:y|Y|yes|Yes|YES|on|On|ON)$/;
const NO = /^(?:n|N|no|No|NO|off|Off|OFF)$/;
const TIME = /^\d{4}-\d\d?-\d\d?(?:$|[Tt\s])/;

/** Plain words that the two versions of YAML read differently. */
function readAsTerraform(document: Document.Parsed): void {
  visit(document, {
    Scalar(_key, node) {
      if (node.type !== 'PLAIN' || typeof node.value !== 'string') return;
      if (YES.test(node.value)) node.value = true;
      else if (NO.test(node.value)) node.value = false;
      else if (TIME.test(node.value)) {
        throw new EvaluationError(
          `the time ${node.value} has no type of its own: put it in quotes`,
          0,
        );
      }
    },
  });
}

/** One document of YAML. Anchors that multiply beyond reason are refused. */
export function fromYaml(text: string): Value {
  const documents = parseAllDocuments(text, {
    version: '1.2',
    schema: 'core',
    intAsBigInt: true,
    uniqueKeys: true,
  });
  if (!Array.isArray(documents)) return fromData(null);
  if (documents.length > 1) {
    throw new EvaluationError('there is more than one document', 0);
  }
  const [document] = documents;
  const [problem] = [...document.errors, ...document.warnings];
  if (problem) {
    throw new EvaluationError(`not YAML: ${problem.message.split('\n')[0]}`, 0);
  }
  readAsTerraform(document);
  try {
    return fromData(document.toJS({ maxAliasCount: 50 }));
  } catch (error) {
    throw new EvaluationError(`not YAML: ${(error as Error).message}`, 0);
  }
}
