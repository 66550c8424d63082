import type { DriftResource, LeftCode } from '@infra-portal/infra-common';
import type { Module, ModuleBlock } from '../terraform/read/module';
import type { Attribute, Expression } from '../terraform/syntax';
import { Leave } from './leave';
import { parseResourceAddress, type ResourceAddress } from './names';

/** Why a drift of a whole resource is nothing that an argument could say. */
const WHOLE: Partial<Record<DriftResource['action'], LeftCode>> = {
  create: 'gone',
  delete: 'notInCode',
  forget: 'letGo',
  import: 'onlyImported',
  move: 'onlyMoved',
  read: 'onlyRead',
};

/** The block of the stack's own folder that a drifted resource comes from. */
export interface OwnBlock {
  address: ResourceAddress;
  block: ModuleBlock;
}

/** @throws Leave when no argument of a block of this folder can be meant */
export function findOwnBlock(
  module: Module,
  { action, address: text, attributes }: DriftResource,
): OwnBlock {
  const whole = WHOLE[action];
  if (whole) throw new Leave(whole);
  if (attributes.length === 0) {
    throw new Leave('unknownArguments');
  }
  const address = parseResourceAddress(text);
  if (!address) throw new Leave('unreadableAddress');
  if (address.modules.length > 0) {
    throw new Leave('inModule', address.modules[0].name);
  }
  const block = module.resources.get(`${address.type}.${address.name}`);
  if (!block) {
    throw new Leave('noBlock');
  }
  checkFiles(block);
  checkInstances(block, address);
  return { address, block };
}

function checkFiles({ overrides, source }: ModuleBlock): void {
  if (source.json) {
    throw new Leave('json');
  }
  if (overrides.length > 0) {
    throw new Leave('overridden');
  }
}

const argumentOf = ({ block }: ModuleBlock, name: string) =>
  block.body.find(
    (item): item is Attribute =>
      item.kind === 'attribute' && item.name === name,
  );

/** An argument of a block counts for all of its instances. */
function checkInstances(block: ModuleBlock, { key }: ResourceAddress): void {
  const count = argumentOf(block, 'count');
  const many = count ?? argumentOf(block, 'for_each');
  if (many && !(count && isAtMostOne(count.value))) {
    throw new Leave('manyInstances', many.name);
  }
  if ((key !== undefined) !== (many !== undefined)) {
    throw new Leave('otherInstances');
  }
}

/** Whether a count is 1, or a choice between 0 and 1. */
function isAtMostOne(expression: Expression): boolean {
  switch (expression.kind) {
    case 'number':
      return expression.digits === '0' || expression.digits === '1';
    case 'parentheses':
      return isAtMostOne(expression.inner);
    case 'conditional':
      return isAtMostOne(expression.then) && isAtMostOne(expression.otherwise);
    default:
      return false;
  }
}
