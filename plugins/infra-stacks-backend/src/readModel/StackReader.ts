import { NotFoundError } from '@backstage/errors';
import type {
  Module,
  Modules,
  Product,
  Products,
  Source,
  Stack,
  StackGraph,
  StackPage,
} from '@infra-portal/infra-common';
import { stacksCsv } from './csv';
import { moduleOf, type ModuleTexts } from './modules';
import type { StackQuery } from './pageOf';
import type { StackIndex } from './StackIndex';
import { stackOf } from './stackOf';
import type { StackStore } from './StackStore';

/** Reads what the files of a module say; never fails. */
export interface ModuleTextReader {
  read(place: {
    repository: string;
    commit: string;
    dir: string;
  }): Promise<ModuleTexts>;
}

export interface StackReaderOptions {
  index: StackIndex;
  store: StackStore;
  files: ModuleTextReader;
}

/** Answers of the read model; who may ask is decided before. */
export class StackReader {
  readonly #options: StackReaderOptions;

  constructor(options: StackReaderOptions) {
    this.#options = options;
  }

  page(query: StackQuery): Promise<StackPage> {
    return this.#options.index.page(query);
  }

  /** All stacks that fit as CSV, some at a time. */
  async csv(
    query: Omit<StackQuery, 'cursor' | 'limit'>,
  ): Promise<Iterable<string>> {
    return stacksCsv(await this.#options.index.fitting(query));
  }

  sources(): Promise<Source[]> {
    return this.#options.index.sources();
  }

  products(): Promise<Products> {
    return this.#options.index.products();
  }

  modules(): Promise<Modules> {
    return this.#options.index.modules();
  }

  /** @throws NotFoundError when no stack is of that product */
  async product(name: string): Promise<Product> {
    const product = await this.#options.index.product(name);
    if (product) return product;
    throw noProduct(name);
  }

  /** @throws NotFoundError when no stack is of that product */
  async graph(product: string): Promise<StackGraph> {
    const graph = await this.#options.index.graph(product);
    if (graph) return graph;
    throw noProduct(product);
  }

  /** @throws NotFoundError when there is no such stack */
  async stack(name: string): Promise<Stack> {
    const { index, store } = this.#options;
    const current = await index.current();
    const stack = current.byName.get(name);
    if (stack) {
      const { ref, repository } = stack.summary;
      const [detail, source] = await Promise.all([
        store.detail(ref),
        store.source(repository),
      ]);
      if (detail && source?.commit && source.readAt) {
        const { commit, readAt } = source;
        return stackOf(current, stack, detail, { ...source, commit, readAt });
      }
    }
    throw new NotFoundError(
      `There is no stack ${name}. It may have been moved or removed; look for it in the list of stacks.`,
    );
  }

  /** @throws NotFoundError when there is no such module */
  async module(name: string): Promise<Module> {
    const { index, store, files } = this.#options;
    const current = await index.current();
    const module = current.modules.byName.get(name);
    if (!module) {
      throw new NotFoundError(
        `There is no module ${name}. It may have been moved or removed, or nobody calls it any more; look for it in the list of modules.`,
      );
    }
    const { own } = module;
    const commit = own && current.repositories.get(own.repository)?.commit;
    const texts =
      own && commit !== undefined
        ? await files.read({
            repository: own.repository,
            commit,
            dir: own.module.dir,
          })
        : { variables: [], outputs: [] };
    const detail =
      own && (await store.moduleDetail(own.repository, own.module.dir));
    const state = current.states.find(
      each => each.repository === own?.repository,
    );
    return {
      ...moduleOf(current, module, detail, texts),
      ...(state?.checkedAt !== undefined && { observedAt: state.checkedAt }),
    };
  }
}

function noProduct(name: string): NotFoundError {
  return new NotFoundError(
    `No stack is of the product ${JSON.stringify(
      name,
    )}. Look for it in the list of products.`,
  );
}
