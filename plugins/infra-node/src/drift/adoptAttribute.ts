import {
  type DriftAttribute,
  findCredential,
} from '@infra-portal/infra-common';
import type { BlockAddress, HclEdit } from '../terraform/edit';
import { isIdentifier } from '../terraform/write';
import type { Block } from '../terraform/syntax';
import { type Argument, asExpression, findArgument } from './findArgument';
import { Leave } from './leave';
import { agrees, literalValue } from './literalValue';
import { parseAttributePath } from './names';
import { parsePlanValue, type PlanValue, planValueToHcl } from './planValue';

/** What the portal writes where a secret was. */
const REMOVED = '(removed by the portal)';

/** What a plan shows; undefined where it shows that nothing is there. */
function shown(text: string | undefined): PlanValue | undefined {
  if (text === undefined) return undefined;
  const value = parsePlanValue(text);
  if (!value || text.includes(REMOVED)) {
    throw new Leave('notWhole');
  }
  return value.kind === 'null' ? undefined : value;
}

/**
 * The edit that makes a block say what is there.
 * @throws Leave where that cannot be done exactly
 */
export function adoptAttribute(
  address: BlockAddress,
  block: Block,
  attribute: DriftAttribute,
): HclEdit {
  if (attribute.path.endsWith('[]')) {
    throw new Leave('partOfList');
  }
  const steps = parseAttributePath(attribute.path);
  if (!steps) throw new Leave('unreadablePath');
  const actual = shown(attribute.actual);
  const wanted = shown(attribute.wanted);
  if (!actual && !wanted) {
    throw new Leave('bothHidden');
  }
  const argument = findArgument(block, steps);
  // A block that comes or goes is shown by its arguments, as if they did.
  if (argument.inBlock && !(actual && wanted)) {
    throw new Leave('maybeBlock');
  }
  const old = checkWritten(argument, wanted);
  if (!actual) {
    return { kind: 'removeArgument', block: address, path: argument.path };
  }
  if (attribute.actual && findCredential(attribute.actual)) {
    throw new Leave('secret');
  }
  return setTo(address, argument, inOldOrder(old, wanted, actual));
}

const changed = () => new Leave('changed');

/**
 * Whether the file says what the plan wanted: only then the plan speaks of this.
 * Gives the value that is written.
 */
function checkWritten(
  { path, value, inMissingMap }: Argument,
  wanted: PlanValue | undefined,
): PlanValue | undefined {
  if (inMissingMap && wanted) throw changed();
  if (!value) {
    if (wanted) throw changed();
    return undefined;
  }
  const old = literalValue(value);
  if (!old) throw asExpression(path);
  if (!agrees(old, wanted)) throw changed();
  return old;
}

/**
 * A plan shows sets in its own order. Where the file has another, it is a set,
 * and what stays keeps its place.
 */
function inOldOrder(
  old: PlanValue | undefined,
  wanted: PlanValue | undefined,
  actual: PlanValue,
): PlanValue {
  if (old?.kind !== 'list' || wanted?.kind !== 'list') return actual;
  if (actual.kind !== 'list') return actual;
  if (old.items.every((each, at) => agrees(each, wanted.items[at]))) {
    return actual;
  }
  const rest = [...actual.items];
  const kept = old.items.filter(each => {
    const index = rest.findIndex(other => agrees(each, other));
    if (index >= 0) rest.splice(index, 1);
    return index >= 0;
  });
  return { kind: 'list', items: [...kept, ...rest] };
}

const isPlain = (value: PlanValue) =>
  value.kind !== 'map' &&
  (value.kind !== 'list' ||
    value.items.every(({ kind }) => kind !== 'map' && kind !== 'list'));

function setTo(
  block: BlockAddress,
  { path, value, inMissingMap }: Argument,
  actual: PlanValue,
): HclEdit {
  if (inMissingMap) {
    const [name, key] = path;
    const map: PlanValue = { kind: 'map', entries: new Map([[key, actual]]) };
    return {
      kind: 'setArgument',
      block,
      path: [name],
      value: planValueToHcl(map),
    };
  }
  // What holds objects may be blocks, which are written in another way.
  if (!value && !isPlain(actual)) {
    throw new Leave('notWritten', path.join('.'));
  }
  if (!value && path.length === 1 && !isIdentifier(path[0])) {
    throw new Leave('unreadableName');
  }
  return {
    kind: 'setArgument',
    block,
    path,
    value: planValueToHcl(actual),
  };
}
