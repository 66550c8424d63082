import type { For } from '../../syntax';
import { quote } from '../../write/quote';
import { isIdentifier } from '../../write/identifier';
import { entriesOf } from '../forExpression';
import { keyText } from '../objectExpression';
import { type Scope, within } from '../scope';
import { unknown, type Value } from '../values';
import { type Folded, splice } from './folded';
import type { Folder } from './folder';

const LONGEST_LINE = 80;

const pad = (text: string) => text.replaceAll('\n', '\n  ');

/** A tuple on one line where it is short, else a line for each element. */
function writeTuple(items: readonly string[]): string {
  const line = `[${items.join(', ')}]`;
  const isShort = line.length <= LONGEST_LINE && !line.includes('\n');
  if (isShort) return line;
  return `[\n${items.map(item => `  ${pad(item)},\n`).join('')}]`;
}

function writeObject(entries: ReadonlyMap<string, string>): string {
  if (entries.size === 0) return '{}';
  const items = [...entries].map(([key, text]) => {
    const name = isIdentifier(key) && key !== 'for' ? key : quote(key);
    return `${name} = ${pad(text)}`;
  });
  const line = `{ ${items[0]} }`;
  const isShort = line.length <= LONGEST_LINE && !line.includes('\n');
  if (items.length === 1 && isShort) return line;
  return `{\n${items.map(item => `  ${item}\n`).join('')}}`;
}

// Between the brackets of a `for` a line may break anywhere; in an object only
// inside brackets.
const BRACKETED = new Set(['object', 'tuple', 'call', 'for', 'parentheses']);

function writeItem(folder: Folder, node: For, scope: Scope): string {
  const text = folder.write(node.value, scope);
  const isSafe = BRACKETED.has(node.value.kind) || !text.includes('\n');
  return isSafe ? text : `(${text})`;
}

/** The elements written out; undefined while a key or condition is not known. */
function unroll(
  folder: Folder,
  node: For,
  collection: Value,
  scope: Scope,
): string | undefined {
  const { evaluation } = folder;
  const entries = evaluation.at(node.collection, () => entriesOf(collection));
  const items: string[] = [];
  const keyed = new Map<string, string[]>();
  for (const [key, value] of entries ?? []) {
    const inner = within(scope, [
      [node.keyName, key],
      [node.valueName, value],
    ]);
    if (node.condition) {
      const kept = folder.condition(node.condition, inner);
      if (kept === undefined) return undefined;
      if (!kept) continue;
    }
    const text = folder.quoted(() => writeItem(folder, node, inner));
    evaluation.budget.take(text.length);
    if (!node.key) {
      items.push(text);
      continue;
    }
    const name = folder.fold(node.key, inner).value;
    if (!name) return undefined;
    const place = node.key;
    const word = evaluation.at(place, () => keyText(name) as string);
    const others = keyed.get(word);
    if (others && !node.grouped) {
      throw evaluation.error(
        `two elements have the key ${JSON.stringify(word)}`,
        place,
      );
    }
    if (others) others.push(text);
    else keyed.set(word, [text]);
  }
  if (node.form === 'tuple') return writeTuple(items);
  const written = [...keyed].map(
    ([key, texts]) =>
      [key, node.grouped ? writeTuple(texts) : texts[0]] as const,
  );
  return writeObject(new Map(written));
}

/** A `for` over a known collection is written out; any other keeps its form. */
export function foldFor(folder: Folder, node: For, scope: Scope): Folded {
  const collection = folder.fold(node.collection, scope).value;
  const unrolled = collection && unroll(folder, node, collection, scope);
  if (unrolled !== undefined) return { text: unrolled };
  // Its own names are not known, whatever they are outside.
  const inner = within(scope, [
    [node.keyName, unknown()],
    [node.valueName, unknown()],
  ]);
  const parts = [node.key, node.value, node.condition]
    .filter(part => part !== undefined)
    .map(part => ({
      start: part.start,
      end: part.end,
      text: folder.write(part, inner),
    }));
  const { start, end } = node.collection;
  const text = splice(folder.text, node.start, node.end, [
    { start, end, text: folder.write(node.collection, scope) },
    ...parts,
  ]);
  return { text };
}
