import {
  type DeclaredStack,
  type Estimate,
  estimateStack,
  parseStackRef,
  type PriceBook,
} from '@infra-portal/infra-common';
import {
  expandStack,
  gitTree,
  type ModuleRepository,
} from '@infra-portal/infra-node';
import path from 'node:path';
import type { StackPlace } from '../store';

export interface PricerOptions {
  book: PriceBook;
  /** Since when the book counts, ISO 8601. */
  since: string;
  /** Repositories on this machine that modules come from. */
  modules: () => Promise<ModuleRepository[]>;
}

/** What a stack costs at a commit, and which folders that follows from. */
export interface Priced {
  estimate: Estimate;
  /** Of its repository: its own and those of the modules it calls there. */
  folders: string[];
}

/** What a stack declares at a commit. */
export interface Declared {
  stack: DeclaredStack;
  /** Of its repository: its own and those of the modules it calls there. */
  folders: string[];
}

/** What a stack is priced by. */
export type PricedPlace = Pick<StackPlace, 'ref' | 'dir' | 'environment'>;

/** The folder of a stack as trees name it: `''` is the root. */
export const folderOf = ({ dir }: Pick<StackPlace, 'dir'>) =>
  dir === '.' ? '' : dir;

const isConfiguration = (file: string) => /\.tf(\.json)?$/.test(file);

/** Prices stacks from their files, with the price book. */
export class Pricer {
  readonly #options: PricerOptions;

  constructor(options: PricerOptions) {
    this.#options = options;
  }

  get since(): string {
    return this.#options.since;
  }

  /** The same with the prices of this moment, also when they are read anew. */
  pinned(): Pricer {
    const { book, since, modules } = this.#options;
    return new Pricer({ book, since, modules });
  }

  /**
   * @param directory of the repository's mirror
   * @returns undefined when the stack is not there at the commit
   * @throws Error when the repository cannot be read
   */
  async price(
    directory: string,
    commit: string,
    place: PricedPlace,
  ): Promise<Priced | undefined> {
    const { book, since: pricedAt } = this.#options;
    const declared = await this.declare(directory, commit, place);
    if (!declared) return undefined;
    const { stack, folders } = declared;
    return { estimate: estimateStack(stack, { book, pricedAt }), folders };
  }

  /**
   * Works out what a stack declares.
   * @param directory of the repository's mirror
   * @returns undefined when the stack is not there at the commit
   * @throws Error when the repository cannot be read
   */
  async declare(
    directory: string,
    commit: string,
    place: PricedPlace,
  ): Promise<Declared | undefined> {
    const tree = gitTree(directory, commit);
    const folders = new Set<string>();
    const folder = folderOf(place);
    const files = await tree.files(folder);
    const isThere = files.some(
      each =>
        path.posix.dirname(each.path) === (folder || '.') &&
        isConfiguration(each.path),
    );
    if (!isThere) return undefined;
    const expansion = await expandStack({
      tree: {
        files(under) {
          folders.add(under);
          return tree.files(under);
        },
      },
      folder,
      repositories: await this.#options.modules(),
      workspace: parseStackRef(place.ref).workspace,
    });
    const { environment } = place;
    return {
      stack: {
        stack: place.ref,
        ...(environment !== undefined && { environment }),
        ...expansion,
      },
      folders: [...folders],
    };
  }
}
