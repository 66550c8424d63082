import {
  countFindings,
  type Modules,
  type Product,
  type Products,
  type Source,
  type StackGraph,
  type StackPage,
  type StackSummary,
  sumFindings,
} from '@infra-portal/infra-common';
import { LruMap } from '@infra-portal/infra-node';
import { named } from './moduleFacet';
import { modulesOf } from './modules';
import { StackList, type StackQuery } from './pageOf';
import type { ResolvedStack } from './resolvedStack';
import { type Resolved, Resolver } from './Resolver';
import type { Listing, SourceState, StackStore } from './StackStore';
import { thingsOf } from './things';

/** Pages that are kept until something changes. */
const MOST_PAGES = 200;

interface Loaded {
  resolved: Resolved;
  /** Made when somebody asks for one. */
  list: () => StackList;
  /** Pages that were asked for; most people look at the first. */
  pages: LruMap<string, ReturnType<StackList['page']>>;
}

/** What there is now, and when that was last looked at. */
export interface Current extends Resolved {
  /** Changes when anything does. */
  version: string;
  states: SourceState[];
  observedAt?: string;
}

const ownStacks = ({ stacks }: Resolved, product: string): ResolvedStack[] =>
  stacks.filter(({ summary }) => summary.product === product);

const versionOf = (states: readonly SourceState[]) =>
  JSON.stringify(
    states.map(({ repository, generation }) => [repository, generation]),
  );

/**
 * What all repositories hold in memory, in which lists are found and counted.
 * The database says whether it is still so; a repository that did not change is
 * not read again.
 */
export class StackIndex {
  readonly #store: StackStore;
  readonly #resolver = new Resolver();
  /** The last that was made. */
  #list: StackList | undefined;
  #kept: ReadonlyMap<string, Listing> = new Map();
  #loaded: Promise<Loaded> | undefined;
  #loadedVersion: string | undefined;

  constructor(store: StackStore) {
    this.#store = store;
  }

  /** All that there is. */
  async current(): Promise<Current> {
    const states = await this.#store.states();
    const { resolved } = await this.#load(states);
    const version = versionOf(states);
    return { ...resolved, version, states, ...observed(states) };
  }

  async page(query: StackQuery): Promise<StackPage> {
    const states = await this.#store.states();
    const { list, pages, resolved } = await this.#load(states);
    const key = JSON.stringify(query);
    const page = pages.get(key) ?? named(list().page(query), resolved.modules);
    pages.set(key, page);
    return { ...page, ...observed(states) };
  }

  /** All stacks that fit, in order. */
  async fitting(
    query: Omit<StackQuery, 'cursor' | 'limit'>,
  ): Promise<StackSummary[]> {
    const { list } = await this.#load(await this.#store.states());
    return list().fitting(query);
  }

  /** All products, worst first. */
  async products(): Promise<Products> {
    const { products, observedAt } = await this.current();
    return { items: products, ...(observedAt && { observedAt }) };
  }

  /** A product with its stacks. */
  async product(name: string): Promise<Product | undefined> {
    const current = await this.current();
    const product = current.products.find(each => each.name === name);
    if (!product) return undefined;
    return {
      ...product,
      things: thingsOf(current.repositories.values(), name),
      items: ownStacks(current, name)
        .map(({ summary }) => summary)
        .sort((a, b) => (a.name < b.name ? -1 : 1)),
      ...(current.observedAt && { observedAt: current.observedAt }),
    };
  }

  /** The stacks of a product and their neighbours; undefined without any. */
  async graph(product: string): Promise<StackGraph | undefined> {
    const current = await this.current();
    const own = ownStacks(current, product);
    if (own.length === 0) return undefined;
    return current.dependencies.graph(own.map(({ summary }) => summary.name));
  }

  /** All modules, our own first. */
  async modules(): Promise<Modules> {
    const { modules, observedAt } = await this.current();
    return { items: modulesOf(modules), ...(observedAt && { observedAt }) };
  }

  /** What is read, with what was counted in it. */
  async sources(): Promise<Source[]> {
    const [current, sources] = await Promise.all([
      this.current(),
      this.#store.sources(),
    ]);
    return sources.map(source => {
      const { repository } = source;
      const own = current.stacks.filter(
        ({ summary }) => summary.repository === repository,
      );
      const more = current.problems.get(repository) ?? [];
      const problems = [...source.problems, ...more];
      return {
        ...source,
        stacks: own.length,
        modules: current.repositories.get(repository)?.modules.length ?? 0,
        problems,
        findings: sumFindings([
          countFindings(problems),
          ...own.map(({ summary }) => summary.findings),
        ]),
      };
    });
  }

  async #load(states: readonly SourceState[]): Promise<Loaded> {
    const version = versionOf(states);
    if (!this.#loaded || this.#loadedVersion !== version) {
      this.#loadedVersion = version;
      const before = this.#loaded?.catch(() => undefined);
      const loaded = Promise.resolve(before).then(() => this.#read(states));
      this.#loaded = loaded;
      loaded.catch(() => {
        if (this.#loaded === loaded) this.#loaded = undefined;
      });
    }
    return this.#loaded;
  }

  /** Reads what is of another generation; then it is of that one or newer. */
  async #read(states: readonly SourceState[]): Promise<Loaded> {
    const kept = new Map<string, Listing>();
    for (const state of states) {
      const { repository, generation } = state;
      const known = this.#kept.get(repository);
      const listing =
        known?.generation === generation
          ? known
          : await this.#store.listing(state, known);
      if (listing) kept.set(repository, listing);
    }
    this.#kept = kept;
    const resolved = this.#resolver.resolve(
      [...kept.values()].map(({ listed }) => listed),
      states.every(({ commit }) => commit !== undefined),
    );
    let list: StackList | undefined;
    return {
      resolved,
      list: () => {
        list ??= new StackList(resolved.stacks, this.#list);
        this.#list = list;
        return list;
      },
      pages: new LruMap(MOST_PAGES),
    };
  }
}

/** When the oldest was looked at; nothing when one of them never was. */
function observed(states: readonly SourceState[]): { observedAt?: string } {
  const times = states.map(({ checkedAt }) => checkedAt);
  const oldest = times.includes(undefined) ? undefined : times.sort()[0];
  return oldest === undefined ? {} : { observedAt: oldest };
}
