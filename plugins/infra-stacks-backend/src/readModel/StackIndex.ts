import {
  countFindings,
  type Product,
  type Products,
  type ProductSummary,
  type Source,
  stackNames,
  type StackPage,
  type StackSummary,
  sumFindings,
} from '@infra-portal/infra-common';
import { LruMap } from '@infra-portal/infra-node';
import {
  type IndexedStack,
  normalised,
  pageOf,
  type StackQuery,
} from './pageOf';
import { productsOf } from './products';
import type { ListedStack, StackStore } from './StackStore';

/** Pages that are kept until something changes. */
const MOST_PAGES = 200;

interface Loaded {
  version: string;
  stacks: IndexedStack[];
  byName: Map<string, StackSummary>;
  products: ProductSummary[];
  /** Pages that were asked for; most people look at the first. */
  pages: LruMap<string, ReturnType<typeof pageOf>>;
}

const some = (value: string | undefined) =>
  value === undefined ? [] : [value];

/**
 * The stacks of all repositories in memory, in which lists are found and
 * counted. The database says whether it is still so.
 */
export class StackIndex {
  readonly #store: StackStore;
  #loaded: Promise<Loaded> | undefined;
  #loadedVersion: string | undefined;

  constructor(store: StackStore) {
    this.#store = store;
  }

  async page(query: StackQuery): Promise<StackPage> {
    const [{ stacks, pages }, sources] = await Promise.all([
      this.#load(),
      this.#store.sources(),
    ]);
    const key = JSON.stringify(query);
    const page = pages.get(key) ?? pageOf(stacks, query);
    pages.set(key, page);
    const observedAt = oldest(sources.map(({ checkedAt }) => checkedAt));
    return { ...page, ...(observedAt && { observedAt }) };
  }

  /** All products, worst first. */
  async products(): Promise<Products> {
    const [{ products }, sources] = await Promise.all([
      this.#load(),
      this.#store.sources(),
    ]);
    const observedAt = oldest(sources.map(({ checkedAt }) => checkedAt));
    return { items: products, ...(observedAt && { observedAt }) };
  }

  /** A product with its stacks. */
  async product(name: string): Promise<Product | undefined> {
    const { stacks } = await this.#load();
    const { items, observedAt } = await this.products();
    const product = items.find(each => each.name === name);
    if (!product) return undefined;
    const own = stacks.flatMap(({ summary }) =>
      summary.product === name ? [summary] : [],
    );
    return {
      ...product,
      things: [],
      items: own.sort((a, b) => (a.name < b.name ? -1 : 1)),
      ...(observedAt && { observedAt }),
    };
  }

  async find(name: string): Promise<StackSummary | undefined> {
    return (await this.#load()).byName.get(name);
  }

  /** What is read, with what was counted in it. */
  async sources(): Promise<Source[]> {
    const [{ stacks }, sources] = await Promise.all([
      this.#load(),
      this.#store.sources(),
    ]);
    return sources.map(source => {
      const own = stacks.filter(
        ({ summary }) => summary.repository === source.repository,
      );
      const findings = sumFindings([
        countFindings(source.problems),
        ...own.map(({ summary }) => summary.findings),
      ]);
      return { ...source, stacks: own.length, findings };
    });
  }

  async #load(): Promise<Loaded> {
    const version = await this.#store.version();
    if (!this.#loaded || this.#loadedVersion !== version) {
      this.#loadedVersion = version;
      // Read after the version, it is of that version or a newer one.
      const loaded = this.#store.stacks().then(all => indexed(version, all));
      this.#loaded = loaded;
      loaded.catch(() => {
        if (this.#loaded === loaded) this.#loaded = undefined;
      });
    }
    return this.#loaded;
  }
}

function indexed(version: string, all: readonly ListedStack[]): Loaded {
  const names = stackNames(all.map(({ named }) => named));
  const stacks = all.map(({ summary: own, modules, codes }) => {
    const summary = { ...own, name: names.get(own.ref)! };
    const { product, environment, owner, repository, layer } = summary;
    return {
      summary,
      values: {
        product: some(product),
        environment: some(environment),
        owner: some(owner),
        repository: [repository],
        module: modules,
        layer: [layer],
        finding: codes,
      },
      text: normalised(
        [summary.name, summary.ref, product, summary.service, owner, ...modules]
          .filter(Boolean)
          .join('\n'),
      ),
    };
  });
  return {
    version,
    stacks,
    pages: new LruMap(MOST_PAGES),
    products: productsOf(stacks.map(({ summary }) => summary)),
    byName: new Map(stacks.map(({ summary }) => [summary.name, summary])),
  };
}

/** Undefined when one of them was never looked at. */
function oldest(times: (string | undefined)[]): string | undefined {
  return times.includes(undefined) ? undefined : times.sort()[0];
}
