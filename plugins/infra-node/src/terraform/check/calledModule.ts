import type { Block } from '../syntax';
import { ANY, objectShape, type ObjectShape, type Shape } from './shape';
import { expressionOf, labelOf, type TopBlock } from './topBlocks';
import { shapeOfConstraint } from './typeConstraint';

/** A variable of a module, as its callers see it. */
export interface Input {
  shape: Shape;
  required: boolean;
  variable: TopBlock;
}

/** What a module shows to its callers. */
export interface CalledModule {
  inputs: ReadonlyMap<string, Input>;
  outputs: ObjectShape;
  /** A file of it could not be read: there may be more than is known. */
  incomplete: boolean;
}

function inputOf(variable: TopBlock): Input {
  const { block } = variable;
  const type = expressionOf(block, 'type');
  return {
    shape: type ? shapeOfConstraint(type) : ANY,
    required: expressionOf(block, 'default') === undefined,
    variable,
  };
}

const named = (type: string) => (top: { block: Block }) =>
  top.block.type === type && top.block.labels.length === 1;

/** What the blocks of a module show to its callers. */
export function calledModule(
  blocks: readonly TopBlock[],
  incomplete: boolean,
): CalledModule {
  const outputs = blocks
    .filter(named('output'))
    .map(({ block }) => [labelOf(block, 0), ANY] as const);
  const inputs = blocks
    .filter(named('variable'))
    .map(top => [labelOf(top.block, 0), inputOf(top)] as const);
  const all = objectShape(new Map(outputs));
  return {
    inputs: new Map(inputs),
    // What is not known may be an output all the same.
    outputs: incomplete
      ? { ...all, attribute: name => all.attribute(name) ?? ANY }
      : all,
    incomplete,
  };
}
