import { literalString } from '../terraform/read/literalString';
import type { Block, BodyItem, Expression } from '../terraform/syntax';
import { Leave } from './leave';
import type { PathStep } from './names';

/** Where an argument is, or would be. */
export interface Argument {
  /** Names that lead to it through nested blocks and objects. */
  path: string[];
  /** Undefined: it is not written. */
  value?: Expression;
  /** A map that is not written, and the key in it. */
  inMissingMap?: boolean;
  /** It is one of a nested block. */
  inBlock?: boolean;
}

/** Arguments that are maps of strings wherever they are. */
const MAPS = new Set(['labels', 'tags']);

const isTwoStepsAtMost = (steps: readonly PathStep[]) => steps.length <= 2;

const ambiguous = (name: string) => new Leave('severalBlocks', name);

/**
 * Follows the path of an attribute into a block.
 * @throws Leave where the plan's path and the file do not surely mean the same
 */
export function findArgument(
  block: Block,
  steps: readonly PathStep[],
): Argument {
  const path: string[] = [];
  let inBlock = false;
  let body: readonly BodyItem[] = block.body;
  for (let at = 0; at < steps.length; ) {
    const name = String(steps[at]);
    const rest = steps.slice(at + 1);
    path.push(name);
    const attribute = body.find(
      item => item.kind === 'attribute' && item.name === name,
    );
    if (attribute?.kind === 'attribute') {
      return { ...inValue(attribute.value, rest, path), inBlock };
    }
    const inner = nestedBlock(body, name);
    if (!inner) return { ...missing(path, rest, steps), inBlock };
    inBlock = true;
    // The first of one; a set of blocks has no other order.
    const skipped = typeof rest[0] === 'number' ? 2 : 1;
    if (skipped === 2 && rest[0] !== 0) throw ambiguous(name);
    body = inner.body;
    at += skipped;
  }
  throw new Leave('wholeBlock');
}

function nestedBlock(
  body: readonly BodyItem[],
  name: string,
): Block | undefined {
  const found = body.filter(
    (item): item is Block => item.kind === 'block' && item.type === name,
  );
  const isDynamic = body.some(
    item =>
      item.kind === 'block' &&
      item.type === 'dynamic' &&
      item.labels[0]?.text === name,
  );
  if (isDynamic) {
    throw new Leave('dynamicBlock', name);
  }
  if (found.length > 1) throw ambiguous(name);
  return found[0];
}

function missing(
  path: string[],
  rest: readonly PathStep[],
  steps: readonly PathStep[],
): Argument {
  if (rest.length === 0) return { path };
  const [key] = rest;
  if (
    MAPS.has(String(steps[0])) &&
    isTwoStepsAtMost(steps) &&
    typeof key === 'string'
  ) {
    return { path: [...path, key], inMissingMap: true };
  }
  throw new Leave('noArgument', path.join('.'));
}

/** What an expression is, in words that tell what to do about it. */
export const asExpression = (path: readonly string[]) =>
  new Leave('expression', path.join('.'));

function inValue(
  value: Expression,
  rest: readonly PathStep[],
  path: string[],
): Argument {
  if (rest.length === 0) return { path, value };
  if (value.kind !== 'object') throw asExpression(path);
  const keys = value.items.map(({ key }) =>
    key.kind === 'variable' ? key.name : literalString(key),
  );
  if (keys.includes(undefined)) throw asExpression(path);
  const isFlat = value.items.every(
    item => item.value.kind !== 'object' && item.value.kind !== 'tuple',
  );
  // A key of a map of plain values may itself have dots.
  const key = isFlat ? rest.join('.') : String(rest[0]);
  const to = [...path, key];
  const index = keys.indexOf(key);
  const item = value.items[index];
  if (isFlat || rest.length === 1) return { path: to, value: item?.value };
  if (!item) throw new Leave('noArgument', to.join('.'));
  return inValue(item.value, rest.slice(1), to);
}
