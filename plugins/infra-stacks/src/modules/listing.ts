import type { ModuleSummary } from '@infra-portal/infra-common';

/** Orders of the list of modules; the first is the default. */
export const MODULE_ORDERS = ['stacks', 'outdated', 'title'] as const;

export type ModuleOrder = (typeof MODULE_ORDERS)[number];

/** What the list of modules shows; kept in its address. */
export interface ModuleListing {
  text: string;
  order: ModuleOrder;
  /** Whether modules of repositories that are not read are listed. */
  external: boolean;
}

/** Reads a listing out of an address; what it does not know is left out. */
export function readListing(search: URLSearchParams): ModuleListing {
  const order = MODULE_ORDERS.find(each => each === search.get('order'));
  return {
    text: search.get('text') ?? '',
    order: order ?? MODULE_ORDERS[0],
    external: search.get('external') !== 'no',
  };
}

/** The address of a listing; what is the default is left out. */
export function writeListing({ text, order, external }: ModuleListing) {
  const search = new URLSearchParams();
  if (text) search.set('text', text);
  if (order !== MODULE_ORDERS[0]) search.set('order', order);
  if (!external) search.set('external', 'no');
  return search;
}

const plain = (text: string) => text.normalize('NFC').toLowerCase();

const byTitle = (a: ModuleSummary, b: ModuleSummary) =>
  a.title.localeCompare(b.title, 'en') || (a.name < b.name ? -1 : 1);

const BY: Record<ModuleOrder, (module: ModuleSummary) => number> = {
  stacks: module => module.stacks,
  outdated: module => module.outdated + module.moving,
  title: () => 0,
};

/** The modules that fit a listing, in its order. Every word has to be found. */
export function listed(
  modules: readonly ModuleSummary[],
  { text, order, external }: ModuleListing,
): ModuleSummary[] {
  const words = plain(text).split(/\s+/).filter(Boolean);
  const weight = BY[order];
  return modules
    .filter(module => external || !module.external)
    .filter(({ title, name, source, dir = '' }) => {
      const all = plain([title, name, source, dir].join('\n'));
      return words.every(word => all.includes(word));
    })
    .sort((a, b) => weight(b) - weight(a) || byTitle(a, b));
}
