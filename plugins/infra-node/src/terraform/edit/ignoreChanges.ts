import { EditConflict } from '../../splice/editConflict';
import { eolAt, lineEnd, lineStart } from '../../splice/lines';
import type { Splice } from '../../splice/splice';
import type { Block, Expression, SourceFile, Tuple } from '../syntax';
import { type FoundBlock, requireBlock } from './address';
import { leadStart } from './comments';
import type { IgnoreChanges } from './edits';
import { modelOf, sameSyntax, type Steps } from './model';
import { NOTHING, type Outcome } from './outcome';
import { lineIndent } from './setArgument';
import { readArgument, readBlock } from './values';

const ARGUMENT = 'ignore_changes';

/** Adds a name to what Terraform leaves alone, in its place of a sorted list. */
export function ignoreChanges(file: SourceFile, edit: IgnoreChanges): Outcome {
  const found = requireBlock(file, edit.block);
  // One name alone, so that what is written around it stays what it is.
  const node = readArgument(file, found.block.start, 'name', edit.name).value;
  const layout = { before: found.index, after: found.index };
  const index = found.block.body.findIndex(
    item => item.kind === 'block' && item.type === 'lifecycle',
  );
  const lifecycle = found.block.body[index];
  if (lifecycle?.kind !== 'block') {
    return { ...withLifecycle(file, found, edit.name), layout };
  }
  const at = lifecycle.body.findIndex(
    item => item.kind === 'attribute' && item.name === ARGUMENT,
  );
  const steps = [...found.steps, 'body', index, 'body'];
  const list = lifecycle.body[at];
  if (list?.kind !== 'attribute') {
    return { ...withList(file, lifecycle, steps, edit.name), layout };
  }
  const { value } = list;
  // `all` leaves everything alone already.
  if (value.kind === 'variable' && value.name === 'all') return NOTHING;
  if (value.kind !== 'tuple') {
    throw new EditConflict(
      file,
      value.start,
      `${ARGUMENT} is no list.`,
      'Add to it by hand.',
    );
  }
  const items = [...steps, at, 'value', 'items'];
  return { ...withItem(file, value, items, edit.name, node), layout };
}

/** A block `lifecycle` behind all else that the block has. */
function withLifecycle(
  file: SourceFile,
  { block, steps }: FoundBlock,
  name: string,
): Outcome {
  const { text } = file;
  const eol = eolAt(text, block.start);
  const outer = lineIndent(text, block.start);
  const inner = `${outer}  `;
  const lines = [
    `${inner}lifecycle {`,
    `${inner}  ${ARGUMENT} = [${name}]`,
    `${inner}}`,
  ].join(eol);
  const written = text.slice(block.open + 1, block.close);
  const isOneLine = !written.includes('\n');
  const held = written.trim() === '' ? '' : `${inner}${written.trim()}${eol}`;
  // What stands before the brace is its indentation, or the block's one line.
  const start = isOneLine ? block.open + 1 : lineStart(text, block.close);
  const before = isOneLine ? `${eol}${held}` : '';
  const blank = block.body.length > 0 ? eol : '';
  return {
    splices: [
      {
        start,
        end: isOneLine ? block.close : start,
        text: `${before}${blank}${lines}${eol}${isOneLine ? outer : ''}`,
      },
    ],
    changes: [
      {
        kind: 'insert',
        steps: [...steps, 'body'],
        index: block.body.length,
        node: modelOf(readBlock(file, block.start, lines)),
      },
    ],
  };
}

/** The list in a `lifecycle` that has none. */
function withList(
  file: SourceFile,
  lifecycle: Block,
  steps: Steps,
  name: string,
): Outcome {
  const { text } = file;
  const eol = eolAt(text, lifecycle.start);
  const outer = lineIndent(text, lifecycle.start);
  const line = `${outer}  ${ARGUMENT} = [${name}]`;
  const written = text.slice(lifecycle.open + 1, lifecycle.close);
  const isOneLine = !written.includes('\n');
  const held = written.trim() === '' ? '' : `${outer}  ${written.trim()}${eol}`;
  const start = isOneLine
    ? lifecycle.open + 1
    : lineStart(text, lifecycle.close);
  const splice: Splice = isOneLine
    ? {
        start,
        end: lifecycle.close,
        text: `${eol}${held}${line}${eol}${outer}`,
      }
    : { start, end: start, text: `${line}${eol}` };
  const node = readArgument(file, lifecycle.start, ARGUMENT, `[${name}]`);
  return {
    splices: [splice],
    changes: [
      {
        kind: 'insert',
        steps,
        index: lifecycle.body.length,
        node: modelOf(node),
      },
    ],
  };
}

function withItem(
  file: SourceFile,
  list: Tuple,
  steps: Steps,
  name: string,
  node: Expression,
): Outcome {
  const { text } = file;
  if (list.items.some(item => sameSyntax(item, node))) return NOTHING;
  const names = list.items.map(({ start, end }) => text.slice(start, end));
  const isSorted = names.every((each, at) => at === 0 || names[at - 1] <= each);
  const later = isSorted ? names.findIndex(each => each > name) : -1;
  const index = later < 0 ? names.length : later;
  return {
    splices: itemSplices(file, list, index, name),
    changes: [{ kind: 'insert', steps, index, node: modelOf(node) }],
  };
}

function itemSplices(
  file: SourceFile,
  list: Tuple,
  index: number,
  name: string,
): Splice[] {
  const { text } = file;
  const insert = (at: number, source: string) => [
    { start: at, end: at, text: source },
  ];
  const next = list.items[index];
  const before = list.items[index - 1];
  const some = next ?? before;
  if (!some) {
    if (text.slice(list.start + 1, list.end - 1).trim() !== '') {
      throw new EditConflict(
        file,
        list.start,
        `${ARGUMENT} is empty but for a comment.`,
        'Add to it by hand.',
      );
    }
    return [{ start: list.start + 1, end: list.end - 1, text: name }];
  }
  const ownLine = lineStart(text, some.start) > list.start;
  if (!ownLine) {
    return next
      ? insert(next.start, `${name}, `)
      : insert(before.end, `, ${name}`);
  }
  const eol = eolAt(text, list.start);
  const indent = lineIndent(text, some.start);
  if (next) {
    const lead = leadStart(text, before?.end ?? list.start + 1, next.start);
    return lead === lineStart(text, lead)
      ? insert(lead, `${indent}${name},${eol}`)
      : insert(next.start, `${name}, `);
  }
  const comma = /^\s*,/.exec(text.slice(before.end, list.end));
  const end = lineEnd(text, before.end);
  const line = `${eol}${indent}${name}${comma ? ',' : ''}`;
  return [...(comma ? [] : insert(before.end, ',')), ...insert(end, line)];
}
