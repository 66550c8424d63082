import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  type InventoryClient,
  type InventoryState,
  type Mirrors,
  ownerRef,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import type { Knex } from 'knex';
import type { SavingsFinder } from '../savings';
import type { CostStore, StackPlace } from '../store';
import { Folders } from './Folders';
import type { Pricer } from './Pricer';
import { RepositoryPricing } from './RepositoryPricing';

/** Always the same list. */
const NONE: readonly StackPlace[] = [];

/** Milliseconds of one run that the past may take; newer things come between. */
const PAST_SLICE = 40_000;

export interface BuiltInCostsOptions {
  knex: Knex;
  store: CostStore;
  pricer: Pricer;
  savings: Pick<SavingsFinder, 'look'>;
  mirrors: Mirrors;
  /** Repositories that the configuration names. */
  repositories: readonly RepositoryRef[];
  inventory: Pick<InventoryClient, 'read'>;
  /** Called when something of stacks is new. */
  changed: (refs: readonly string[]) => Promise<void>;
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Stacks of the inventory, by repository in small letters. */
function placesOf({ things }: InventoryState): Map<string, StackPlace[]> {
  const places = new Map<string, StackPlace[]>();
  for (const { thing } of things.values()) {
    if (thing.kind !== 'stack') continue;
    const { ref, name, repository, dir } = thing;
    const { product, service, environment, owner } = thing;
    const key = repository.toLowerCase();
    const own = places.get(key) ?? [];
    own.push({
      ...{ ref, name, repository, dir },
      ...{ product, service, environment },
      // An owner is one whichever way it is written.
      ...(owner !== undefined && { owner: ownerRef(owner) }),
    });
    places.set(key, own);
  }
  return places;
}

/** Prices what the stacks of the portal declare, from the price book. */
export class BuiltInCosts {
  readonly #options: BuiltInCostsOptions;
  readonly #folders: Folders;
  readonly #now: () => number;
  readonly #pricing = new Map<string, RepositoryPricing>();
  /** Of the round that goes on. */
  #woken: AbortController | undefined;
  /** What was last kept; the same object says the same. */
  #placed: InventoryState | undefined;
  #places:
    | { state: InventoryState; byRepository: Map<string, StackPlace[]> }
    | undefined;

  constructor(options: BuiltInCostsOptions) {
    this.#options = options;
    this.#folders = new Folders(options.knex);
    this.#now = options.now ?? Date.now;
  }

  /** Says that something changed: a round that goes on begins anew. */
  wake(): void {
    this.#woken?.abort();
  }

  /**
   * Prices what changed and looks for savings in it, then prices some of the past;
   * all over again when something changed meanwhile.
   * @throws Error when the stacks of the portal cannot be asked for
   */
  async run(signal: AbortSignal): Promise<void> {
    let woken: AbortController;
    do {
      woken = new AbortController();
      this.#woken = woken;
      await this.#round(AbortSignal.any([signal, woken.signal]));
    } while (woken.signal.aborted && !signal.aborted);
    this.#woken = undefined;
  }

  /** @param quiet aborted when it is to end, or something changed */
  async #round(quiet: AbortSignal): Promise<void> {
    const { inventory, changed } = this.#options;
    const state = await inventory.read();
    const places = this.#placesOf(state);
    if (this.#placed !== state) {
      const moved = await this.#keepPlaces(state, [...places.values()].flat());
      this.#placed = state;
      if (moved.length > 0) await changed(moved);
    }
    for (const which of ['known', 'all'] as const) {
      await this.#each(state, places, (pricing, head, own) =>
        pricing.priceHeads(head, own, quiet, which),
      );
    }
    await this.#each(state, places, (pricing, head, own, repository) =>
      this.#options.savings.look(
        {
          ...{ repository, head, places: own },
          directory: this.#options.mirrors.of(repository).directory,
          pricedFor: ref => pricing.pricedFor(ref),
        },
        quiet,
      ),
    );
    const until = this.#now() + PAST_SLICE;
    await this.#each(state, places, (pricing, head, own) =>
      pricing.pricePast(head, own, until, quiet),
    );
  }

  /** The same lists of the same state, so that nobody looks at them again. */
  #placesOf(state: InventoryState) {
    if (this.#places?.state !== state) {
      this.#places = { state, byRepository: placesOf(state) };
    }
    return this.#places.byRepository;
  }

  /** What a repository holds is known once it was read; or nobody reads it. */
  #keepPlaces(state: InventoryState, places: readonly StackPlace[]) {
    const configured = new Set(
      this.#options.repositories.map(each =>
        repositoryName(each).toLowerCase(),
      ),
    );
    const isKnown = (repository: string) => {
      const key = repository.toLowerCase();
      return (
        !configured.has(key) ||
        state.repositories.get(key)?.commit !== undefined
      );
    };
    return this.#options.store.keepPlaces(places, this.#now(), isKnown);
  }

  async #each(
    state: InventoryState,
    places: ReadonlyMap<string, StackPlace[]>,
    task: (
      pricing: RepositoryPricing,
      head: string,
      places: readonly StackPlace[],
      repository: RepositoryRef,
    ) => Promise<string[]>,
  ): Promise<void> {
    const { repositories, changed, logger } = this.#options;
    for (const repository of repositories) {
      const name = repositoryName(repository);
      const key = name.toLowerCase();
      const head = state.repositories.get(key)?.commit;
      if (head === undefined) continue;
      try {
        const pricing = await this.#pricingOf(repository, key, head);
        const refs = await task(
          ...[pricing, head, places.get(key) ?? NONE, repository],
        );
        if (refs.length > 0) await changed([...new Set(refs)]);
      } catch (error) {
        logger.warn(
          `Stacks of ${name} could not be priced: ${toError(error).message}`,
        );
      }
    }
  }

  async #pricingOf(repository: RepositoryRef, key: string, head: string) {
    const { mirrors, store, pricer, logger } = this.#options;
    const mirror = mirrors.of(repository);
    // Another process may have told of what this one's mirror has not fetched.
    if ((await mirror.head(await mirror.defaultBranch())) !== head) {
      await mirror.update();
    }
    const pricing =
      this.#pricing.get(key) ??
      new RepositoryPricing({
        ...{ mirror, store, pricer, logger },
        ...{ folders: this.#folders, now: this.#now },
      });
    this.#pricing.set(key, pricing);
    return pricing;
  }
}
