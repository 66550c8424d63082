import { HclExpression, type Input } from './expressions';
import { alignAssignments, columns } from './columns';
import { isIdentifier, WriteError } from './identifier';
import { escapeTemplateText, quote } from './quote';

const INDENT = '  ';
/** A list of plain values longer than this (in columns) gets a line for each. */
const LONGEST_LIST = 80;
/** Deeper data than this is a mistake or an attack, and readers refuse it. */
const DEEPEST = 100;

type Entries = [key: string, value: Input][];

/** Lines as they stand at the left margin. */
export function indent(lines: readonly string[]): string[] {
  return lines.map(line => (line === '' ? line : INDENT + line));
}

function entriesOf(value: object): Entries {
  if (value instanceof Map) return [...value] as Entries;
  const prototype = Object.getPrototypeOf(value);
  if (prototype !== null && Object.getPrototypeOf(prototype) !== null) {
    throw new WriteError('an object of a class has no HCL form');
  }
  return Object.entries(value) as Entries;
}

function writeNumber(value: number): string {
  if (!Number.isFinite(value)) {
    throw new WriteError(`${value} is not a number that HCL can hold`);
  }
  return Object.is(value, -0) ? '0' : String(value);
}

function writeScalar(value: Input): string | undefined {
  switch (typeof value) {
    case 'string':
      return quote(value);
    case 'number':
      return writeNumber(value);
    case 'bigint':
    case 'boolean':
      return String(value);
    case 'object':
      return value === null ? 'null' : undefined;
    default:
      throw new WriteError(`a ${typeof value} has no HCL form`);
  }
}

// As bare keys these mean a value, or begin a `for` expression.
const KEYWORDS = new Set(['for', 'true', 'false', 'null']);

const writeKey = (key: string) =>
  isIdentifier(key) && !KEYWORDS.has(key) ? key : quote(key);

function checkDepth(depth: number): void {
  if (depth > DEEPEST) {
    throw new WriteError(`data is nested deeper than ${DEEPEST} levels`);
  }
}

/** Joins neighbouring texts, so that `$` and `{` meet before they are escaped. */
function mergeTexts(parts: readonly Input[]): Input[] {
  const merged: Input[] = [];
  for (const part of parts) {
    const last = merged.at(-1);
    if (typeof part === 'string' && typeof last === 'string') {
      merged[merged.length - 1] = last + part;
    } else if (part !== '') {
      merged.push(part);
    }
  }
  return merged;
}

/**
 * `terraform fmt` takes a minus that begins an interpolation for a subtraction,
 * and keeps braces apart.
 */
function interpolated(text: string): string {
  if (text.startsWith('-')) return `(${text})`;
  return text.startsWith('{') ? ` ${text} ` : text;
}

/** A value on one line: what stands inside a template or an index. */
export function writeInline(value: Input, depth: number): string {
  checkDepth(depth);
  const scalar = writeScalar(value);
  if (scalar !== undefined) return scalar;
  const inner = (item: Input) => writeInline(item, depth + 1);
  if (Array.isArray(value)) return `[${value.map(inner).join(', ')}]`;
  if (!(value instanceof HclExpression)) {
    const items = entriesOf(value as object).map(
      ([key, item]) => `${writeKey(key)} = ${inner(item)}`,
    );
    return items.length === 0 ? '{}' : `{ ${items.join(', ')} }`;
  }
  const { node } = value;
  if (node.kind === 'source') return node.text;
  if (node.kind === 'call') {
    return `${node.name}(${node.arguments.map(inner).join(', ')})`;
  }
  const parts = mergeTexts(node.parts);
  // `terraform fmt` unwraps a lone `"${x}"`, which means x itself.
  if (parts.length === 1 && typeof parts[0] !== 'string') {
    return inner(parts[0]);
  }
  const texts = parts.map((part, index) =>
    typeof part === 'string'
      ? escapeTemplateText(part, index === parts.length - 1)
      : `\${${interpolated(inner(part))}}`,
  );
  return `"${texts.join('')}"`;
}

function holdsObject(value: Input, depth: number): boolean {
  checkDepth(depth);
  const holds = (item: Input) => holdsObject(item, depth + 1);
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some(holds);
  if (!(value instanceof HclExpression)) {
    return entriesOf(value).length > 0;
  }
  return value.node.kind === 'call' && value.node.arguments.some(holds);
}

function withComma(lines: string[]): string[] {
  return [...lines.slice(0, -1), `${lines.at(-1)},`];
}

function writeItems(items: readonly Input[], depth: number): string[] {
  return items.flatMap(item => withComma(writeLines(item, depth + 1)));
}

function writeCall(
  name: string,
  args: readonly Input[],
  depth: number,
): string[] {
  const last = args.at(-1) as Input;
  if (args.slice(0, -1).some(item => holdsObject(item, depth))) {
    return [`${name}(`, ...indent(writeItems(args, depth)), ')'];
  }
  const before = args
    .slice(0, -1)
    .map(item => `${writeInline(item, depth + 1)}, `);
  const lines = writeLines(last, depth + 1);
  const first = `${name}(${before.join('')}${lines[0]}`;
  return [first, ...lines.slice(1, -1), `${lines.at(-1)})`];
}

/**
 * A value as lines without indentation of their own, as a person would lay
 * them out: objects with a line for each key, short lists on one line.
 *
 * @throws {WriteError} for what HCL cannot hold (NaN, a lone surrogate …)
 */
export function writeLines(value: Input, depth = 0): string[] {
  if (!holdsObject(value, depth)) {
    const line = writeInline(value, depth);
    if (!Array.isArray(value) || value.length === 0) return [line];
    if (columns(line) <= LONGEST_LIST) return [line];
  }
  if (Array.isArray(value)) {
    return ['[', ...indent(writeItems(value, depth)), ']'];
  }
  if (value instanceof HclExpression) {
    const { node } = value;
    if (node.kind !== 'call') return [writeInline(value, depth)];
    return writeCall(node.name, node.arguments, depth);
  }
  const assignments = entriesOf(value as object).map(([key, item]) => ({
    name: writeKey(key),
    lines: writeLines(item, depth + 1),
  }));
  return ['{', ...indent(alignAssignments(assignments)), '}'];
}

/**
 * Data or an expression as HCL: literals, and what {@link HclExpression} says.
 * Several lines are joined with `\n` and indented from the left margin on.
 *
 * @throws {WriteError} for what HCL cannot hold (NaN, a lone surrogate …)
 */
export function writeValue(value: Input): string {
  return writeLines(value).join('\n');
}
