import { EditConflict, SourceText } from '../../splice/editConflict';
import { literalString } from '../read/literalString';
import { lineAndColumn } from '../read/position';
import {
  Attribute,
  Block,
  BodyItem,
  ObjectExpression,
  ObjectItem,
  SourceFile,
} from '../syntax';
import { Steps } from './model';

/** A block of a file, by what stands before its brace. */
export interface BlockAddress {
  /** `resource`, `module`, `terraform` … */
  type: string;
  labels: readonly string[];
}

export interface FoundBlock {
  block: Block;
  index: number;
  steps: Steps;
}

/** An address as people write it: `module "queue"`. */
export function addressText({ type, labels }: BlockAddress): string {
  return [type, ...labels.map(label => JSON.stringify(label))].join(' ');
}

export function hasAddress(
  item: BodyItem,
  { type, labels }: BlockAddress,
): item is Block {
  return (
    item.kind === 'block' &&
    item.type === type &&
    item.labels.length === labels.length &&
    item.labels.every((label, index) => label.text === labels[index])
  );
}

/** All blocks of an address at the top of a file. */
export function blocksOf(file: SourceFile, address: BlockAddress) {
  return file.body.flatMap((item, index): FoundBlock[] =>
    hasAddress(item, address)
      ? [{ block: item, index, steps: ['body', index] }]
      : [],
  );
}

/**
 * The one block of an address, if there is one.
 * @throws EditConflict when there are several
 */
export function findBlock(
  file: SourceFile,
  address: BlockAddress,
): FoundBlock | undefined {
  const found = blocksOf(file, address);
  if (found.length < 2) return found[0];
  const { line } = lineAndColumn(file.text, found[0].block.start);
  throw new EditConflict(
    file,
    found[1].block.start,
    `The block ${addressText(
      address,
    )} is there more than once; the first is on line ${line}.`,
    'Say which is meant by removing or renaming the others.',
  );
}

/** @throws EditConflict when there is none, or several */
export function requireBlock(
  file: SourceFile,
  address: BlockAddress,
): FoundBlock {
  const found = findBlock(file, address);
  if (found) return found;
  throw new EditConflict(
    file,
    0,
    `There is no block ${addressText(address)}.`,
    'Correct the name, or add the block first.',
  );
}

/** What a path of argument names leads to, below a block. */
export type Target =
  | { kind: 'attribute'; item: Attribute; container: Block; steps: Steps }
  | {
      kind: 'entry';
      item: ObjectItem;
      container: ObjectExpression;
      steps: Steps;
    }
  | {
      kind: 'missing';
      name: string;
      container: Block | ObjectExpression;
      steps: Steps;
    };

/**
 * Follows a path through nested blocks and object literals. `steps` lead to
 * the item, or for a missing one to what should hold it.
 * @throws EditConflict when a step before the last is missing, is there more
 *   than once, or holds no arguments
 */
export function followPath(
  source: SourceText,
  found: FoundBlock,
  path: readonly string[],
): Target {
  let container: Block | ObjectExpression = found.block;
  let steps = found.steps;
  for (const [depth, name] of path.entries()) {
    const last = depth === path.length - 1;
    const next = step(source, container, name, steps);
    if (last) {
      if (next.kind !== 'block') return next;
      throw new EditConflict(
        source,
        next.block.start,
        `${name} is a block, not an argument.`,
        'Name an argument in it.',
      );
    }
    if (next.kind === 'block') {
      container = next.block;
      steps = next.steps;
    } else {
      const value = next.kind === 'missing' ? undefined : next.item.value;
      if (value?.kind !== 'object') {
        throw new EditConflict(
          source,
          value?.start ?? container.start,
          `${path
            .slice(0, depth + 1)
            .join('.')} is no block or object literal.`,
          'Add it, or correct the path.',
        );
      }
      container = value;
      steps = [...next.steps, 'value'];
    }
  }
  return { kind: 'missing', name: '', container, steps };
}

type Next = Target | { kind: 'block'; block: Block; steps: Steps };

function step(
  source: SourceText,
  container: Block | ObjectExpression,
  name: string,
  steps: Steps,
): Next {
  const matches =
    container.kind === 'block'
      ? inBody(container, name, steps)
      : inObject(container, name, steps);
  if (matches.length > 1) {
    throw new EditConflict(
      source,
      container.start,
      `${name} is there ${matches.length} times.`,
      'Edit it by hand.',
    );
  }
  return matches[0] ?? { kind: 'missing', name, container, steps };
}

function inBody(container: Block, name: string, steps: Steps): Next[] {
  return container.body.flatMap((item, index): Next[] => {
    const to = [...steps, 'body', index];
    if (item.kind === 'attribute') {
      return item.name === name
        ? [{ kind: 'attribute', item, container, steps: to }]
        : [];
    }
    return item.type === name
      ? [{ kind: 'block', block: item, steps: to }]
      : [];
  });
}

function inObject(container: ObjectExpression, name: string, steps: Steps) {
  return container.items.flatMap((item, index): Next[] =>
    keyText(item) === name
      ? [{ kind: 'entry', item, container, steps: [...steps, 'items', index] }]
      : [],
  );
}

/** The name of a member of an object literal, where it is written out. */
function keyText({ key }: ObjectItem): string | undefined {
  return key.kind === 'variable' ? key.name : literalString(key);
}
