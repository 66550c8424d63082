import type { DeclaredResource } from '@infra-portal/infra-common';
import { fromData, type Value } from '../evaluate/values';
import type { ModuleBlock } from '../read/module';
import { lineAndColumn } from '../read/position';
import { ModuleInstance, type ResourceInstance } from './instance';
import { Links } from './links';
import { Writer } from './output';
import { regionOf } from './providers';
import { Run } from './run';
import { addTags } from './tags';
import {
  type Expansion,
  type ExpandOptions,
  type ModuleTree,
  MOST_RESOURCES,
} from './types';
import { fileValues } from './variableFiles';

const LONGEST_ADDRESS = 1_000;
const LONGEST_TYPE = 200;

const byAddress = (a: { address: string }, b: { address: string }) => {
  if (a.address === b.address) return 0;
  return a.address < b.address ? -1 : 1;
};

const isTooLong = (address: string, { block }: ModuleBlock) =>
  address.length > LONGEST_ADDRESS ||
  block.labels[0].text.length > LONGEST_TYPE;

/**
 * Works out what a stack declares from its files alone: no state, no provider
 * and no network. What a run would tell stays unknown, with the addresses of
 * the resources that it comes from.
 *
 * - Blocks are lists of objects, also those that may stand only once, as in
 *   Terraform's own JSON of plans: `root_block_device: [{ … }]`. So they are
 *   in JSON syntax where `schemaOf` knows the type.
 * - Arguments that are null are left out. An element of a list that is not
 *   known is null in its place, so that the list keeps its length.
 * - Keys of `unknown` and `links` are paths without indices:
 *   `launch_template.id`.
 * - `tags_all` has the tags of the provider with those of the resource over
 *   them.
 *
 * Bad files end in problems, never in an exception; the work is bounded.
 */
export function expandModule(
  tree: ModuleTree,
  options: ExpandOptions = {},
): Expansion {
  return withoutStackTraces(() => expand(tree, options));
}

/**
 * Errors of expressions tell their place themselves; that Node notes the calls
 * that led to each takes longer than the evaluation.
 */
function withoutStackTraces<T>(work: () => T): T {
  const before = Error.stackTraceLimit;
  Error.stackTraceLimit = 0;
  try {
    return work();
  } finally {
    Error.stackTraceLimit = before;
  }
}

function expand(tree: ModuleTree, options: ExpandOptions): Expansion {
  const run = new Run(options);
  const root = new ModuleInstance(
    tree,
    '',
    run,
    tree,
    undefined,
    inputsOf(tree, run),
  );
  const resources = new Map<string, DeclaredResource>();
  const links = new Links(run);
  const waiting: ModuleInstance[] = [root];
  const told = new Set<ModuleTree>();
  for (let next = waiting.pop(); next; next = waiting.pop()) {
    if (!told.has(next.tree)) tellProblems(next, run);
    told.add(next.tree);
    collect(next, resources, run, links);
    for (const name of [...next.tree.module.calls.keys()].reverse()) {
      const called = next.called(name)?.instances ?? [];
      for (const each of [...called].reverse()) if (each) waiting.push(each);
    }
  }
  const region = root.providers.config('aws')?.region;
  return {
    resources: [...resources.values()].sort(byAddress),
    problems: run.problems,
    ...(region && { region }),
  };
}

function inputsOf(tree: ModuleTree, run: Run): Map<string, Value> {
  const { variableFiles = [], variables = {} } = run.options;
  const inputs = fileValues(variableFiles, tree.folder, run);
  for (const [name, value] of Object.entries(variables)) {
    inputs.set(name, fromData(value));
  }
  return inputs;
}

function tellProblems({ tree, prefix }: ModuleInstance, run: Run): void {
  const address = prefix.replace(/\.$/, '');
  for (const { message } of tree.module.problems) {
    run.problem(tree.shown + message, address || undefined);
  }
}

function collect(
  instance: ModuleInstance,
  into: Map<string, DeclaredResource>,
  run: Run,
  links: Links,
): void {
  for (const [name, block] of instance.tree.module.resources) {
    const found = instance.resourceInstances(name)?.instances ?? [];
    const where = found.length > 0 ? placeOf(instance, block) : {};
    for (const each of found) {
      if (into.size >= MOST_RESOURCES) {
        run.problem(
          `The stack declares more than ${MOST_RESOURCES} resources; the others are left out.`,
        );
        return;
      }
      if (isTooLong(each.address, block)) {
        run.problem('Its address is too long.', each.address);
        continue;
      }
      into.set(each.address, {
        ...declared(instance, block, each, run, links),
        ...where,
      });
    }
  }
}

function placeOf({ tree }: ModuleInstance, { block, source }: ModuleBlock) {
  const { line } = lineAndColumn(source.text, block.start);
  return { file: tree.shown + source.file, line };
}

function declared(
  instance: ModuleInstance,
  block: ModuleBlock,
  { address, body }: ResourceInstance,
  run: Run,
  follow: Links,
): DeclaredResource {
  const type = block.block.labels[0].text;
  const provider = instance.providers.of(type, block);
  const writer = new Writer(run, follow);
  const values = writer.body(body, '');
  const region =
    regionOf(body.arguments.get('region')?.value()) ?? provider?.region;
  if (type.startsWith('aws_')) {
    addTags(values, { type, body, provider, writer, options: run.options });
  }
  const { unknown, links } = writer.declared;
  return {
    address,
    type,
    ...(region && { region }),
    values,
    unknown: [...unknown].sort(),
    links: Object.fromEntries(
      [...links].map(([key, found]) => [key, [...found].sort()]),
    ),
  };
}
