import { alignAssignments, type Assignment } from './columns';
import type { Input } from './expressions';
import { assertIdentifier, shown, WriteError } from './identifier';
import { quote } from './quote';
import { indent, writeLines } from './render';

/** What a body holds, in the order it is written. */
export type Item =
  | { kind: 'attribute'; name: string; value: Input }
  | { kind: 'block'; type: string; labels: readonly string[]; body: Item[] }
  | { kind: 'comment'; text: string }
  | { kind: 'blank' };

/** `name = value`. @throws {WriteError} when the name is not one */
export function attribute(name: string, value: Input): Item {
  return { kind: 'attribute', name: assertIdentifier(name, 'argument'), value };
}

/**
 * `type "label" … { body }`. Labels may be any text: they are quoted.
 * @throws {WriteError} when the type is not a name
 */
export function block(
  type: string,
  labels: readonly string[],
  body: Item[] = [],
): Item {
  assertIdentifier(type, 'block type');
  return { kind: 'block', type, labels, body };
}

/** Lines beginning with `#`. Line breaks in the text begin new ones. */
export function comment(text: string): Item {
  return { kind: 'comment', text };
}

/** An empty line between groups. Around blocks there is always one. */
export function blank(): Item {
  return { kind: 'blank' };
}

function writeComment(text: string): string[] {
  if (/\p{Cs}/u.test(text)) {
    throw new WriteError(`the comment ${shown(text)} is not valid Unicode`);
  }
  return text
    .split(/\r\n|[\n\r\u2028\u2029]/)
    .map(line => `# ${line.replace(/[\p{Cc}\ufeff]/gu, ' ')}`.trimEnd());
}

function writeBlock(item: Extract<Item, { kind: 'block' }>): string[] {
  assertIdentifier(item.type, 'block type');
  const head = [item.type, ...item.labels.map(quote)].join(' ');
  if (item.body.length === 0) return [`${head} {}`];
  return [`${head} {`, ...indent(writeBody(item.body)), '}'];
}

/** `terraform fmt` rewrites the quoted types of old; they are an error here. */
function refuseQuotedTypes(item: Item): void {
  if (item.kind !== 'block' || item.type !== 'variable') return;
  for (const inner of item.body) {
    if (inner.kind !== 'attribute' || inner.name !== 'type') continue;
    if (typeof inner.value === 'string') {
      throw new WriteError(
        `the type of a variable is not a string: write expression(${shown(
          inner.value,
        )})`,
      );
    }
  }
}

/** Whether the comment at the index is the first of those above a block. */
function leadsBlock(items: readonly Item[], index: number): boolean {
  if (items[index - 1]?.kind === 'comment') return false;
  const next = items.slice(index).find(({ kind }) => kind !== 'comment');
  return next?.kind === 'block';
}

function writeBody(items: readonly Item[]): string[] {
  const lines: string[] = [];
  let group: Assignment[] = [];
  const seen = new Set<string>();
  let before: Item['kind'] | undefined;
  const flush = () => {
    lines.push(...alignAssignments(group));
    group = [];
  };
  const separate = () => {
    if (lines.length > 0 && lines.at(-1) !== '') lines.push('');
  };
  for (const [index, item] of items.entries()) {
    refuseQuotedTypes(item);
    if (item.kind === 'attribute') {
      assertIdentifier(item.name, 'argument');
      if (seen.has(item.name)) {
        throw new WriteError(`the argument "${item.name}" is set twice`);
      }
      seen.add(item.name);
      if (before === 'block') separate();
      group.push({ name: item.name, lines: writeLines(item.value) });
    } else {
      flush();
      if (item.kind === 'blank') separate();
      if (item.kind === 'comment') {
        if (before === 'block' || leadsBlock(items, index)) separate();
        lines.push(...writeComment(item.text));
      }
      if (item.kind === 'block') {
        if (before !== 'comment') separate();
        lines.push(...writeBlock(item));
      }
    }
    before = item.kind;
  }
  flush();
  while (lines.at(-1) === '') lines.pop();
  return lines;
}

/**
 * A file of HCL, as `terraform fmt` leaves it: arguments aligned in groups, one
 * empty line around blocks, a newline at the end. No items, no text.
 *
 * @throws {WriteError} for a name that is not one, an argument set twice, and
 *   what HCL cannot hold
 */
export function writeHcl(items: readonly Item[]): string {
  const lines = writeBody(items);
  return lines.length === 0 ? '' : `${lines.join('\n')}\n`;
}
