import type { DescribedResource, Plain, Snapshot } from './snapshot';
import { isObject, isUnknown } from './snapshot';

/** A resource that has another address now. */
export interface Move {
  from: string;
  to: string;
}

/** Where an address leads after a move; undefined where it is not meant. */
function movedTo(address: string, { from, to }: Move): string | undefined {
  const isMeant =
    address === from ||
    (address.startsWith(from) && /^[.[]/.test(address.slice(from.length)));
  return isMeant ? to + address.slice(from.length) : undefined;
}

const escaped = (text: string) => text.replace(/[.[\]*+?^${}()|\\]/g, '\\$&');

/** A text in which outputs of modules are what they give. */
function resolved(text: string, aliases: Snapshot['aliases']): string {
  return text.replace(
    /\bmodule\.[\w-]+\.[\w-]+/g,
    found => aliases.get(found) ?? found,
  );
}

function inTexts(value: Plain, change: (text: string) => string): Plain {
  if (isUnknown(value)) return { ...value, text: change(value.text) };
  if (Array.isArray(value)) return value.map(each => inTexts(each, change));
  if (!isObject(value)) return value;
  return Object.fromEntries(
    Object.entries(value).map(([name, each]) => [name, inTexts(each, change)]),
  );
}

function withTexts(
  { resources, outputs, ...rest }: Snapshot,
  change: (text: string) => string,
): Snapshot {
  const all = (values: ReadonlyMap<string, Plain>) =>
    new Map([...values].map(([name, each]) => [name, inTexts(each, change)]));
  const changed = [...resources.values()].map(
    (each): [string, DescribedResource] => [
      each.address,
      // Words in a module mean what is in the module.
      each.module === '' ? { ...each, arguments: all(each.arguments) } : each,
    ],
  );
  return { ...rest, resources: new Map(changed), outputs: all(outputs) };
}

/** What moves from the stack into a module speaks as that module does. */
function wordsIn(
  resource: DescribedResource,
  module: string,
  renamed: (text: string) => string,
): DescribedResource {
  if (module === '' || resource.module !== '') return resource;
  const change = (text: string) => renamed(text).replaceAll(module, '');
  const changed = [...resource.arguments].map(
    ([name, each]) => [name, inTexts(each, change)] as const,
  );
  return { ...resource, arguments: new Map(changed) };
}

/**
 * What is there under the addresses that the `moved` blocks of the files give,
 * and both sides in the same words: an output of a module is what it gives.
 * Like Terraform, what is there already is not moved upon.
 */
export function movedAlong(
  before: Snapshot,
  after: Snapshot,
): { before: Snapshot; after: Snapshot; moves: Move[] } {
  const moves: Move[] = [];
  const renamed = (text: string) =>
    after.moved.reduce(
      (all, { from, to }) =>
        all.replace(
          new RegExp(`(?<![\\w.-])${escaped(from)}(?![\\w-])`, 'g'),
          to,
        ),
      resolved(text, before.aliases),
    );
  const resources = new Map(before.resources);
  for (const move of after.moved) {
    for (const [address, resource] of [...resources]) {
      const to = movedTo(address, move);
      const target = to === undefined ? undefined : after.resources.get(to);
      if (to === undefined || !target || resources.has(to)) continue;
      resources.delete(address);
      const { module, name } = target;
      const words = wordsIn(resource, module, renamed);
      resources.set(to, { ...words, address: to, module, name });
      moves.push({ from: address, to });
    }
  }
  return {
    before: withTexts({ ...before, resources }, renamed),
    after: withTexts(after, text => resolved(text, after.aliases)),
    moves,
  };
}
