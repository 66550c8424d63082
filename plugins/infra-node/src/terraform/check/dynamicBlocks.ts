import type { Block, BodyItem, Expression } from '../syntax';
import { elementOf } from './access';
import type { FindingCode } from './codes';
import { shown } from './report';
import { ANY, type Shape } from './shape';

export interface DynamicProblem {
  offset: number;
  code: FindingCode;
  message: string;
  remedy?: string;
}

const ARGUMENTS = ['for_each', 'iterator', 'labels'];

function argument(block: Block, name: string): Expression | undefined {
  for (const item of block.body) {
    if (item.kind === 'attribute' && item.name === name) return item.value;
  }
  return undefined;
}

/** `name.key` and `name.value`. */
function iteratorShape(over: Shape): Shape {
  const value = elementOf(over);
  return {
    kind: 'object',
    attribute: name => {
      if (name === 'value') return value;
      return name === 'key' ? ANY : undefined;
    },
    names: () => ['key', 'value'],
    required: new Set(),
  };
}

/**
 * What the iterator of a dynamic block is called, and what it holds.
 *
 * @param check checks an expression in the scope around the block
 */
export function dynamicIterator(
  block: Block,
  check: (expression: Expression) => Shape,
): { name: string | undefined; shape: Shape } {
  const over = argument(block, 'for_each');
  const shape = iteratorShape(over ? check(over) : ANY);
  const labels = argument(block, 'labels');
  if (labels) check(labels);
  const iterator = argument(block, 'iterator');
  return {
    name: iterator?.kind === 'variable' ? iterator.name : block.labels[0]?.text,
    shape,
  };
}

function itemProblem(item: BodyItem, what: string): DynamicProblem[] {
  if (item.kind === 'attribute') {
    if (ARGUMENTS.includes(item.name)) return [];
    return [
      {
        offset: item.start,
        code: 'unknown-argument',
        message: `${what} has no argument ${shown(item.name)}`,
        remedy: 'put it into the content block',
      },
    ];
  }
  if (item.type === 'content') return [];
  return [
    {
      offset: item.start,
      code: 'unknown-block',
      message: `${what} has no block ${shown(item.type)}`,
      remedy: 'put it into the content block',
    },
  ];
}

/** What is wrong with the form of a dynamic block in `where`. */
export function dynamicProblems(block: Block, where: string): DynamicProblem[] {
  const offset = block.start;
  if (block.labels.length !== 1) {
    return [
      {
        offset,
        code: 'wrong-labels',
        message: `${where}: a dynamic block takes one label`,
        remedy: 'write dynamic "<block>" { … }',
      },
    ];
  }
  const what = `${where}: dynamic ${shown(block.labels[0].text)}`;
  const problems = block.body.flatMap(item => itemProblem(item, what));
  if (!argument(block, 'for_each')) {
    const message = `${what} needs the argument "for_each"`;
    problems.push({ offset, code: 'missing-argument', message });
  }
  const contents = block.body.filter(
    item => item.kind === 'block' && item.type === 'content',
  ).length;
  if (contents !== 1) {
    problems.push({
      offset,
      code: contents === 0 ? 'missing-block' : 'block-count',
      message: `${what} needs one block "content"`,
    });
  }
  return problems;
}
