import type { DriftResource } from '@infra-portal/infra-common';
import type { Module, ModuleBlock } from '../terraform/read/module';
import type { Attribute, Expression } from '../terraform/syntax';
import { Leave } from './leave';
import { parseResourceAddress, type ResourceAddress } from './names';

/** Why a drift of a whole resource is nothing that an argument could say. */
const WHOLE: Partial<Record<DriftResource['action'], string>> = {
  create:
    'It is gone. Remove its block by hand if it is to stay away, or have it made again.',
  delete: 'The code does not have it. Write a block for it, or let it go.',
  forget: 'The code has let go of it.',
  import: 'It is only being imported.',
  move: 'Only its address changes.',
  read: 'It is only read.',
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
    throw new Leave('It is not known which of its arguments differ.');
  }
  const address = parseResourceAddress(text);
  if (!address) throw new Leave('Its address cannot be read.');
  if (address.modules.length > 0) {
    throw new Leave(
      `It belongs to the module ${address.modules[0].name}. Change what the module is called with, or the module itself, by hand.`,
    );
  }
  const block = module.resources.get(`${address.type}.${address.name}`);
  if (!block) {
    throw new Leave(
      'The folder of the stack has no block for it any more. Wait until the stack has been looked at again.',
    );
  }
  checkFiles(block);
  checkInstances(block, address);
  return { address, block };
}

function checkFiles({ overrides, source }: ModuleBlock): void {
  if (source.json) {
    throw new Leave('It is written as JSON. Change it by hand.');
  }
  if (overrides.length > 0) {
    throw new Leave(
      'An override file changes its block, so that it cannot be told which of the two counts. Change it by hand.',
    );
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
    throw new Leave(
      `Its block has ${many.name}: what is written there counts for all instances. Decide by hand.`,
    );
  }
  if ((key !== undefined) !== (many !== undefined)) {
    throw new Leave(
      'Its block has other instances by now. Wait until the stack has been looked at again.',
    );
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
