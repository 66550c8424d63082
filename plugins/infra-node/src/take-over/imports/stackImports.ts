import { InputError } from '@backstage/errors';
import type {
  DeclaredResource,
  TakeOverImport,
  TakeOverWishes,
} from '@infra-portal/infra-common';
import type { Module } from '../../terraform/read/module';
import { mergedArgument } from '../../terraform/read/overrides';
import type { StackModel } from '../stackModel';
import { type ImportId, importIdOf } from './importId';

/** What is meant where nobody says anything: all resources are in the state. */
export const NO_WISHES: TakeOverWishes = {
  mode: 'moved',
  imports: [],
  leave: [],
};

/** Whether a resource exists, but is in no state. */
export function isUnkept(wishes: TakeOverWishes, address: string): boolean {
  return (
    wishes.mode === 'import' ||
    wishes.imports.some(each => each.address === address)
  );
}

/** @throws InputError for a name of nothing that the stack declares */
export function checkWishes(
  { imports, leave }: TakeOverWishes,
  declared: ReadonlyMap<string, unknown>,
): void {
  const named = [...imports.map(({ address }) => address), ...leave];
  const wrong = named.find(address => !declared.has(address));
  if (wrong === undefined) return;
  throw new InputError(
    `The stack has no resource ${JSON.stringify(
      wrong,
    )}. Name one as its files call it now.`,
  );
}

/** Addresses that `import` blocks of the stack name already. */
function importedIn({ imports }: Module): ReadonlySet<string> {
  const targets = imports.flatMap(block => {
    const to = mergedArgument(block, 'to');
    if (!to) return [];
    const { start, end } = to.attribute.value;
    return [to.source.text.slice(start, end)];
  });
  return new Set(targets);
}

const withoutKey = (address: string) => address.replace(/\[[^[]*\]$/s, '');

/** Whether its number or its key are only assumed. */
const isAssumed = ({ problems }: StackModel, { address }: DeclaredResource) =>
  address.endsWith(']') &&
  problems.some(each => each.address === withoutKey(address));

/**
 * Resources of a stack that exist and are in no state, with the id by which each
 * is imported, or why that cannot be told.
 *
 * @param moved addresses that change
 */
export function stackImports(
  model: StackModel,
  moved: ReadonlyMap<string, string>,
  wishes: TakeOverWishes,
): TakeOverImport[] {
  const { declared, module } = model;
  const told = new Map(wishes.imports.map(({ address, id }) => [address, id]));
  const done = importedIn(module);
  const left = new Set(wishes.leave);
  const context = { declared, blocks: module.resources };
  return [...declared.values()]
    .filter(({ address }) => isUnkept(wishes, address))
    .filter(({ address }) => !done.has(address) && !left.has(address))
    .map((resource): TakeOverImport => {
      const { address: from, type } = resource;
      const place = { from, to: moved.get(from) ?? from, type };
      const read: ImportId = isAssumed(model, resource)
        ? { reason: 'repeated', names: [] }
        : importIdOf(resource, context);
      const id = told.get(from);
      if (id === undefined || id === read.id) {
        return { ...place, isTold: false, ...read };
      }
      const other = read.id !== undefined && { idOfFiles: read.id };
      return { ...place, id, isTold: true, ...other, names: [] };
    });
}
