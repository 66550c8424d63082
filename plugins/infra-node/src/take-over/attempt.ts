import type {
  TakeOverLeft,
  TakeOverMatch,
  TakeOverWishes,
} from '@infra-portal/infra-common';
import type { Draft } from '../savings/Draft';
import { EditConflict } from '../splice';
import type { Expansion } from '../terraform/expand';
import { sameSyntax } from '../terraform/edit/model';
import type { Module, ModuleBlock } from '../terraform/read/module';
import { mergedArgument, mergedItems } from '../terraform/read/overrides';
import type { Expression } from '../terraform/syntax';
import { differencesOf } from './compare';
import { findInputs } from './findInputs';
import { isUnkept } from './imports';
import type { Inputs } from './Inputs';
import { outputFor } from './outputs';
import type { Pairs } from './pair';
import { pathOf } from './solve';
import { leftOf, type StackModel, type StackResource } from './stackModel';
import type { OfferedModule } from './types';
import { callText, writeCall } from './writeCall';

/** What comes of giving resources of a stack to a module. */
export type Attempt =
  | { kind: 'fits'; draft: Draft; match: TakeOverMatch }
  | { kind: 'left'; left: TakeOverLeft };

export interface AttemptRequest {
  draft: Draft;
  folder: string;
  model: StackModel;
  offered: OfferedModule;
  /** Of the module: `aws_sqs_queue.this`. */
  main: string;
  pairs: Pairs;
  wishes: TakeOverWishes;
}

type Why = Partial<TakeOverLeft> & Pick<TakeOverLeft, 'reason'>;

const lifecycleOf = ({ block }: ModuleBlock) =>
  block.body.find(item => item.kind === 'block' && item.type === 'lifecycle');

/** A `lifecycle` that the module does not have too. */
function lostLifecycle({ offered, pairs }: AttemptRequest): boolean {
  return [...pairs].some(([key, { block }]) => {
    const own = lifecycleOf(block);
    const theirs = offered.module.resources.get(key);
    return own && !(theirs && sameSyntax(lifecycleOf(theirs), own));
  });
}

/** A name for the call that says what it is, and that nothing has. */
function callName({ model, offered, pairs, main }: AttemptRequest): string {
  const own = pairs.get(main)!.name;
  const kind = offered.name.replaceAll('-', '_');
  const first = own === 'this' || own === kind ? kind : `${own}_${kind}`;
  let name = first;
  for (let count = 2; model.module.calls.has(name); count += 1) {
    name = `${first}_${count}`;
  }
  return name;
}

function movesOf({ offered, pairs }: AttemptRequest, name: string) {
  return [...pairs].map(([key, { address }]) => {
    const block = offered.module.resources.get(key)!;
    const index = mergedArgument(block, 'count') ? '[0]' : '';
    return { from: address, to: `module.${name}.${key}${index}` };
  });
}

/** Tries it: whether the stack would stay as it is. */
export async function attempt(request: AttemptRequest): Promise<Attempt> {
  const { offered, main, pairs } = request;
  const resource = pairs.get(main)!;
  const refused = (why: Why): Attempt => ({
    kind: 'left',
    left: leftOf(resource.declared, { module: offered.name, ...why }),
  });
  if (lostLifecycle(request)) {
    return refused({ reason: 'meta', names: ['lifecycle'] });
  }
  const inputs = findInputs(offered.module, pairs);
  const missing = inputs.missing();
  if (missing.length > 0) {
    return refused({ reason: 'needs-input', names: missing });
  }
  const name = callName(request);
  const match: TakeOverMatch = {
    ...{ module: offered.name, version: offered.version, name },
    inputs: inputs.written(),
    resources: movesOf(request, name),
    updates: [],
  };
  const lost = new Set<string>();
  const written = await edited(request, match, inputs, lost);
  if (lost.size > 0) {
    return refused({ reason: 'no-output', names: [...lost].sort() });
  }
  if (typeof written === 'string') {
    return refused({ reason: 'edit', detail: written });
  }
  const why = judge(request, await written.expand(), match, inputs);
  if (Array.isArray(why)) {
    return { kind: 'fits', draft: written, match: { ...match, updates: why } };
  }
  return refused(why);
}

/** The files with the call, or why they cannot be edited. */
async function edited(
  { draft, folder, model, offered, main, pairs, wishes }: AttemptRequest,
  match: TakeOverMatch,
  inputs: Inputs,
  lost: Set<string>,
): Promise<Draft | string> {
  const byAddress = new Map(
    [...pairs].map(([key, each]) => [each.address, { key, each }]),
  );
  const replaced = (address: string, attribute: string | undefined) => {
    const call = `module.${match.name}`;
    if (attribute === undefined) return call;
    const { key, each } = byAddress.get(address)!;
    const found = outputFor(offered.module, inputs, key, each, attribute);
    if (found === undefined) lost.add(`${address}.${attribute}`);
    return `${call}.${found ?? attribute}`;
  };
  try {
    const call = await callText(match.name, offered, match.inputs);
    const moves = match.resources.filter(({ from }) => !isUnkept(wishes, from));
    const made = { pairs, main, call, replaced, moves };
    return await writeCall(draft, model, folder, made);
  } catch (error) {
    if (error instanceof EditConflict) return error.message;
    throw error;
  }
}

/** Whether a module makes a block of a resource by `dynamic`. */
const isRepeated = ({ resources }: Module, key: string, name: string) =>
  mergedItems(resources.get(key)!).some(
    ({ item }) =>
      item.kind === 'block' &&
      item.type === 'dynamic' &&
      item.labels[0]?.text === name,
  );

/** What stands against it, or the tags that would change. */
function judge(
  request: AttemptRequest,
  { resources, problems }: Expansion,
  match: TakeOverMatch,
  inputs: Inputs,
): Why | TakeOverMatch['updates'] {
  const { model, offered } = request;
  const before = new Set(model.problems.map(({ message }) => message));
  const problem = problems.find(({ message }) => !before.has(message));
  if (problem) return { reason: 'refused', detail: problem.message };
  const moved = new Map(match.resources.map(({ from, to }) => [from, to]));
  const now = new Map(resources.map(each => [each.address, each]));
  const known = new Set([...model.declared.keys(), ...moved.values()]);
  const creates = [...now.keys()].filter(address => !known.has(address));
  const differences = [...model.declared.values()].flatMap(old => {
    const found = now.get(moved.get(old.address) ?? old.address);
    if (!found) return [{ address: old.address, argument: '(removed)' }];
    const pair = [...request.pairs].find(
      ([, { address }]) => address === old.address,
    );
    return differencesOf({
      ...{ old, now: found, moved },
      isPassed: argument => !pair || isPassed(request, inputs, pair, argument),
      isRepeated: argument =>
        pair !== undefined && isRepeated(offered.module, pair[0], argument),
      written: argument => pair && writtenOf(pair[1], argument),
    });
  });
  if (creates.length > 0) return { reason: 'creates', creates, differences };
  const isTag = ({ argument }: { argument: string }) => argument === 'tags';
  return differences.every(isTag)
    ? differences
    : { reason: 'differs', differences };
}

function writtenOf({ block }: StackResource, argument: string) {
  const found = mergedArgument(block, argument);
  if (!found) return undefined;
  const { start, end } = found.attribute.value;
  return found.source.text.slice(start, end);
}

/** Whether the module hands an input on, and the input is what the stack wrote. */
function isPassed(
  { offered }: AttemptRequest,
  inputs: Inputs,
  [key, resource]: [string, StackResource],
  argument: string,
): boolean {
  const block = offered.module.resources.get(key)!;
  const own = mergedItems(block).find(
    ({ item }) => item.kind === 'attribute' && item.name === argument,
  );
  if (!own || own.item.kind !== 'attribute') return false;
  const path = inputOf(own.item.value, inputs);
  const text = path && inputs.textOf(path);
  return text !== undefined && text === writtenOf(resource, argument);
}

/** The input that an expression is, through locals and parentheses. */
function inputOf(
  node: Expression,
  inputs: Inputs,
  depth = 0,
): string[] | undefined {
  if (depth > 10) return undefined;
  if (node.kind === 'parentheses')
    return inputOf(node.inner, inputs, depth + 1);
  const local = pathOf('local', node);
  const found = local?.length === 1 && inputs.module.locals.get(local[0]);
  return found
    ? inputOf(found.attribute.value, inputs, depth + 1)
    : pathOf('var', node);
}
