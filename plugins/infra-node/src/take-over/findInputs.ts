import type { DeclaredResource } from '@infra-portal/infra-common';
import { fromData, type Value } from '../terraform/evaluate';
import type { Module, ModuleSource } from '../terraform/read/module';
import { mergedArgument, mergedItems } from '../terraform/read/overrides';
import type { Attribute, Block, BodyItem } from '../terraform/syntax';
import { Inputs } from './Inputs';
import type { Pairs } from './pair';
import { typeOf } from './pair';
import { providerDefault } from './providerDefaults';
import { Solver, type Target } from './solve';
import type { StackResource } from './stackModel';

/** Arguments that say how often a block counts, and the like. */
const META = new Set(['count', 'for_each', 'provider', 'depends_on']);

const isAttribute = (item: BodyItem): item is Attribute =>
  item.kind === 'attribute';

/** What a stack's body has, side by side with one of the module. */
interface Side {
  items: readonly BodyItem[];
  source: ModuleSource;
  /** Known values by argument. */
  values: Record<string, unknown>;
  isOpen(argument: string): boolean;
  usual(argument: string): unknown;
  /** Whether source speaks of what the module itself will make. */
  isInside(text: string): boolean;
}

/** Whether a path, or something in it, is not known. */
export const isOpenIn = ({ unknown }: DeclaredResource, path: string) =>
  unknown.some(each => each === path || each.startsWith(`${path}.`));

function targetOf(side: Side, argument: string): Target {
  const written = side.items.find(
    (item): item is Attribute => isAttribute(item) && item.name === argument,
  );
  if (!written) {
    return { value: fromData(side.usual(argument) ?? null) };
  }
  const { start, end } = written.value;
  const source = side.source.text.slice(start, end);
  const text = side.isInside(source) ? undefined : source;
  const value: Value | undefined = side.isOpen(argument)
    ? undefined
    : fromData(side.values[argument] ?? null);
  return { text, value };
}

function solveBody(
  items: readonly { item: BodyItem; source: ModuleSource }[],
  side: Side,
  solver: Solver,
): void {
  for (const { item, source } of items) {
    if (isAttribute(item)) {
      if (META.has(item.name)) continue;
      solver.solve(item.value, source, targetOf(side, item.name));
    } else if (item.type !== 'dynamic' && item.type !== 'lifecycle') {
      const inner = innerSide(side, item);
      const body = item.body.map(each => ({ item: each, source }));
      if (inner) solveBody(body, inner, solver);
    }
  }
}

/** The block of the stack beside one of the module, where there is just one. */
function innerSide(side: Side, { type }: Block): Side | undefined {
  const blocks = side.items.filter(
    (item): item is Block => item.kind === 'block' && item.type === type,
  );
  const values = side.values[type];
  if (blocks.length !== 1 || !Array.isArray(values)) return undefined;
  return {
    items: blocks[0].body,
    source: side.source,
    values: values[0] as Record<string, unknown>,
    isOpen: name => side.isOpen(`${type}.${name}`),
    usual: () => undefined,
    isInside: side.isInside,
  };
}

const sideOf = (
  { block, declared }: StackResource,
  isInside: Side['isInside'],
): Side => ({
  isInside,
  items: block.block.body,
  source: block.source,
  values: declared.values,
  isOpen: name => isOpenIn(declared, name),
  usual: name => providerDefault(declared.type, name),
});

/** Whether source has the address of a resource in it, as a word. */
export function mentions(text: string, address: string): boolean {
  const at = text.indexOf(address);
  if (at < 0) return false;
  const isWord = (character: string | undefined) =>
    character !== undefined && /[\w-]/.test(character);
  return (
    (!isWord(text[at - 1]) && !isWord(text[at + address.length])) ||
    mentions(text.slice(at + 1), address)
  );
}

/**
 * Inputs with which a module would make resources of a stack, read backwards
 * from what its resources set. They are a proposal, to be compared.
 *
 * @param pairs its resources with those of the stack; what has none is not wanted
 */
export function findInputs(module: Module, pairs: Pairs): Inputs {
  const inputs = new Inputs(module);
  const solver = new Solver(inputs);
  const addresses = [...pairs.values()].map(({ address }) => address);
  const isInside = (text: string) =>
    addresses.some(each => mentions(text, each));
  for (const [key, block] of module.resources) {
    const count = mergedArgument(block, 'count');
    if (!count) continue;
    const value = fromData(pairs.has(key) ? 1 : 0);
    solver.solve(count.attribute.value, count.source, { value });
  }
  for (const [key, resource] of pairs) {
    const block = module.resources.get(key);
    if (!block || typeOf(key) !== resource.type) continue;
    solveBody(mergedItems(block), sideOf(resource, isInside), solver);
  }
  return inputs;
}
