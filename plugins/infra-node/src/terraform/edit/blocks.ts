import { EditConflict } from '../../splice/editConflict';
import { eolAt, lineEnd, lineStart, wholeLines } from '../../splice/lines';
import { literalString } from '../read/literalString';
import { lineAndColumn } from '../read/position';
import { Block, SourceFile } from '../syntax';
import { addressText, blocksOf, findBlock, requireBlock } from './address';
import { leadStart } from './comments';
import { AddBlock, RemoveBlock, ReplaceBlock } from './edits';
import { modelOf, sameSyntax } from './model';
import { NOTHING, Outcome } from './outcome';
import { inFile } from './setArgument';
import { readBlock } from './values';

/** Blocks of which a file may have many, told apart by what they say alone. */
const NAMELESS = new Set(['import', 'locals', 'moved', 'removed', 'terraform']);

/** Adds a block behind the last of its type, unless it is there. */
export function addBlock(file: SourceFile, { text }: AddBlock): Outcome {
  const { text: whole, body } = file;
  const wanted = readBlock(file, whole.length, text);
  const address = addressOf(wanted);
  const same = blocksOf(file, address).map(({ block }) => block);
  if (same.some(block => sameSyntax(block, wanted))) return NOTHING;
  const rival = same.find(block => isSameThing(block, wanted));
  if (rival) throw otherValues(file, rival, wanted);
  const index = body.findLastIndex(
    item => item.kind === 'block' && item.type === wanted.type,
  );
  const after = index < 0 ? body[body.length - 1] : body[index];
  const at = after ? lineEnd(whole, after.end) : whole.length;
  const isLast = whole.slice(at).trim() === '';
  const position = after ? body.indexOf(after) + 1 : 0;
  return {
    splices: [{ start: at, end: at, text: spaced(file, at, isLast, text) }],
    changes: [
      {
        kind: 'insert',
        steps: ['body'],
        index: position,
        node: modelOf(wanted),
      },
    ],
    layout: { after: position },
  };
}

/** The block with one blank line on each side, and a line break at the end. */
function spaced(
  { text: whole }: SourceFile,
  at: number,
  isLast: boolean,
  text: string,
): string {
  const eol = eolAt(whole, at);
  const body = inFile(text.trim(), '', eol);
  const before = whole.slice(0, at).trim() === '' ? '' : `${eol}${eol}`;
  const rest = whole.slice(at);
  if (isLast) return `${before}${body}${/\n/.test(rest) ? '' : eol}`;
  const next = /^\r?\n[^\S\n]*\r?\n/.test(rest);
  return `${before}${body}${next ? '' : eol}`;
}

/** Replaces a block by another; the comments above it stay. */
export function replaceBlock(file: SourceFile, edit: ReplaceBlock): Outcome {
  const { block, index } = requireBlock(file, edit.block);
  const wanted = readBlock(file, block.start, edit.text);
  if (sameSyntax(block, wanted)) return NOTHING;
  const text = inFile(edit.text.trim(), '', eolAt(file.text, block.start));
  return {
    splices: [{ start: block.start, end: block.end, text }],
    changes: [
      { kind: 'replace', steps: ['body', index], node: modelOf(wanted) },
    ],
    layout: { after: index },
  };
}

/** Removes a block with the comments directly above it. */
export function removeBlock(file: SourceFile, edit: RemoveBlock): Outcome {
  const found = findBlock(file, edit.block);
  if (!found) return NOTHING;
  const { text, body } = file;
  const { block, index } = found;
  const start = leadStart(text, body[index - 1]?.end ?? 0, block.start);
  const end = lineEnd(text, block.end);
  const region =
    start === lineStart(text, start) || start === 0
      ? wholeLines(text, start, end)
      : { start, end };
  return {
    splices: [{ ...region, text: '' }],
    changes: [{ kind: 'remove', steps: ['body'], index }],
  };
}

function addressOf({ type, labels }: Block) {
  return { type, labels: labels.map(({ text }) => text) };
}

/** Whether two blocks of one address declare one thing. */
function isSameThing(a: Block, b: Block): boolean {
  if (NAMELESS.has(a.type)) return false;
  return a.type !== 'provider' || aliasOf(a) === aliasOf(b);
}

function aliasOf(block: Block): string | undefined {
  for (const item of block.body) {
    if (item.kind === 'attribute' && item.name === 'alias') {
      return literalString(item.value);
    }
  }
  return undefined;
}

function otherValues(file: SourceFile, block: Block, wanted: Block) {
  const differing = block.body.find(
    item => !wanted.body.some(other => sameSyntax(item, other)),
  );
  const at = differing?.start ?? block.start;
  const { line } = lineAndColumn(file.text, at);
  const where = differing ? `; the first difference is on line ${line}` : '';
  return new EditConflict(
    file,
    block.start,
    `The block ${addressText(
      addressOf(block),
    )} is there with other values${where}.`,
    'Decide by hand which are right.',
  );
}
