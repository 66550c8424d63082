import type { BodyItem, Expression, Span } from '../terraform/syntax';
import { literalString } from '../terraform/read/literalString';
import type { Module } from '../terraform/read/module';
import { visitExpressions } from '../terraform/read/visit';
import type { StateOutputFacts } from './facts';

/** One file does not read more of them than this. */
const MOST = 2_000;
/** Functions that go on where something is missing. */
const FORGIVING = new Set(['try', 'can', 'lookup']);

/** The data source that an expression names: `data.terraform_remote_state.x`. */
function stateOf(node: Expression): string | undefined {
  // With `count` or `for_each`, one or all of them.
  const named = node.kind === 'index' || node.kind === 'splat' ? node.of : node;
  if (named.kind !== 'getAttribute') return undefined;
  const { of: type, name } = named;
  const isState =
    type.kind === 'getAttribute' &&
    type.name === 'terraform_remote_state' &&
    type.of.kind === 'variable' &&
    type.of.name === 'data';
  return isState ? name : undefined;
}

/** `outputs.vpc_id` and `outputs["vpc_id"]` of a state. */
function readOf(
  node: Expression,
): Pick<StateOutputFacts, 'state' | 'output'> | undefined {
  if (node.kind !== 'getAttribute' && node.kind !== 'index') return undefined;
  const { of: outputs } = node;
  if (outputs.kind !== 'getAttribute' || outputs.name !== 'outputs') {
    return undefined;
  }
  const state = stateOf(outputs.of);
  const output =
    node.kind === 'getAttribute' ? node.name : literalString(node.key);
  return state === undefined || output === undefined
    ? undefined
    : { state, output };
}

/** Parts of an expression in which something may be missing. */
function forgivingOf(node: Expression): Span[] {
  if (node.kind === 'call' && FORGIVING.has(node.name)) return [node];
  return node.kind === 'conditional' ? [node.then, node.otherwise] : [];
}

function addReads(
  value: Expression,
  line: (offset: number) => number,
  found: StateOutputFacts[],
) {
  const forgiving: Span[] = [];
  // Outer ones come first: whoever forgives is known before what is within.
  visitExpressions(value, node => {
    forgiving.push(...forgivingOf(node));
    const read = found.length < MOST ? readOf(node) : undefined;
    if (!read) return;
    const isOptional = forgiving.some(
      ({ start, end }) => start <= node.start && node.end <= end,
    );
    found.push({
      ...read,
      line: line(node.start),
      ...(isOptional && { isOptional: true as const }),
    });
  });
}

/** Outputs of other stacks that expressions of a file read by name. */
export function stateOutputsOf(
  module: Module,
  line: (offset: number) => number,
): StateOutputFacts[] {
  const found: StateOutputFacts[] = [];
  const waiting: BodyItem[] = module.blocks.map(({ block }) => block).reverse();
  for (let item = waiting.pop(); item; item = waiting.pop()) {
    if (item.kind === 'attribute') addReads(item.value, line, found);
    else waiting.push(...[...item.body].reverse());
  }
  return found;
}
