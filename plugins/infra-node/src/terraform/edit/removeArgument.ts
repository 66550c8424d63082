import { wholeLines, lineEnd, lineStart } from '../../splice/lines';
import { Splice } from '../../splice/splice';
import { Attribute, Block, ObjectExpression, SourceFile } from '../syntax';
import { findBlock, followPath, Target } from './address';
import { leadStart } from './comments';
import { RemoveArgument } from './edits';
import { NOTHING, Outcome } from './outcome';

/** Removes an argument or a member of an object literal. */
export function removeArgument(
  file: SourceFile,
  { block, path }: RemoveArgument,
): Outcome {
  const found = findBlock(file, block);
  if (!found) return NOTHING;
  const target = followPath(file, found, path);
  if (target.kind === 'missing') return NOTHING;
  const index = target.steps[target.steps.length - 1] as number;
  return {
    splices: [cut(file.text, target)],
    changes: [{ kind: 'remove', steps: target.steps.slice(0, -1), index }],
    layout: { before: found.index, after: found.index },
  };
}

function cut(
  text: string,
  target: Exclude<Target, { kind: 'missing' }>,
): Splice {
  return target.kind === 'attribute'
    ? cutAttribute(text, target.item, target.container)
    : cutEntry(text, target.container, target.steps);
}

function cutAttribute(text: string, item: Attribute, block: Block): Splice {
  if (!text.slice(block.open, block.close).includes('\n')) {
    return { start: block.open + 1, end: block.close, text: '' };
  }
  const before = block.body[block.body.indexOf(item) - 1];
  const start = leadStart(text, before?.end ?? block.open + 1, item.start);
  const end = text[item.end - 1] === '\n' ? item.end : lineEnd(text, item.end);
  if (start !== lineStart(text, start)) return { start, end, text: '' };
  return { ...wholeLines(text, start, end), text: '' };
}

function cutEntry(
  text: string,
  object: ObjectExpression,
  steps: readonly (string | number)[],
): Splice {
  const index = steps[steps.length - 1] as number;
  const item = object.items[index];
  const before = object.items[index - 1];
  const after = object.items[index + 1];
  const floor = before?.end ?? object.start + 1;
  const lead = leadStart(text, floor, item.start);
  const stop = after?.start ?? object.end - 1;
  const comma = /^\s*,/.exec(text.slice(item.end, stop))?.[0] ?? '';
  const end = lineEnd(text, item.end + comma.length);
  const ownLines = lead === lineStart(text, lead) && end <= stop;
  if (ownLines) return { ...wholeLines(text, lead, end), text: '' };
  if (after) return { start: item.start, end: after.start, text: '' };
  return { start: before ? before.end : item.start, end: item.end, text: '' };
}
