import type { Module, ModuleBlock } from '../terraform/read/module';
import { mergedArgument } from '../terraform/read/overrides';
import { referencesTo } from './references';
import type { StackModel, StackResource } from './stackModel';

/** Resources of a module, by `type.name`, with those of the stack. */
export type Pairs = ReadonlyMap<string, StackResource>;

export const typeOf = (key: string) => key.split('.', 1)[0];
export const nameOf = (key: string) => key.slice(key.indexOf('.') + 1);

const isRepeated = (block: ModuleBlock, how: 'count' | 'for_each') =>
  mergedArgument(block, how) !== undefined;

/**
 * The resource that a module is about: the first that it always makes, before
 * all one that is called `this`.
 */
export function mainOf({ resources }: Module): string | undefined {
  const always = [...resources]
    .filter(
      ([, block]) =>
        !isRepeated(block, 'count') && !isRepeated(block, 'for_each'),
    )
    .map(([key]) => key);
  return always.find(key => nameOf(key) === 'this') ?? always[0];
}

/** What is known of the other needs no link, such as its name; the words tell. */
function areLinked(a: StackResource, b: StackResource): boolean {
  const leads = (from: StackResource, to: StackResource) =>
    Object.values(from.declared.links).flat().includes(to.address) ||
    referencesTo(new Set([to.address]), from.block.block.body).length > 0;
  return leads(a, b) || leads(b, a);
}

/**
 * Which resources of a stack would be those of a module: the main one, and what
 * is linked to it and of the right type, those of the same name before all.
 */
export function pairUp(
  module: Module,
  main: string,
  resource: StackResource,
  { open }: StackModel,
): Map<string, StackResource> {
  const pairs = new Map([[main, resource]]);
  const taken = new Set([resource.address]);
  const rest = [...module.resources].filter(
    ([key, block]) => key !== main && !isRepeated(block, 'for_each'),
  );
  for (let before = 0; before !== pairs.size; ) {
    before = pairs.size;
    for (const [key] of rest) {
      if (pairs.has(key)) continue;
      const fitting = [...open.values()].filter(
        each =>
          each.type === typeOf(key) &&
          !taken.has(each.address) &&
          [...pairs.values()].some(other => areLinked(each, other)),
      );
      const found =
        fitting.find(each => each.name === nameOf(key)) ?? fitting[0];
      if (!found) continue;
      pairs.set(key, found);
      taken.add(found.address);
    }
  }
  return pairs;
}

/** The type of resource that a module is about. */
export function mainTypeOf(module: Module): string | undefined {
  const main = mainOf(module);
  return main && typeOf(main);
}
