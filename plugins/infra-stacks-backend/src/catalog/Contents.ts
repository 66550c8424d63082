import type { LoggerService } from '@backstage/backend-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import type { Discoveries } from './Discoveries';
import { Composer, type Composition, type ReadServices } from './entities';
import type { InventoryState } from '@infra-portal/infra-node';
import type { Owners } from './Owners';

export interface ContentsOptions {
  owners: Pick<Owners, 'isWaiting' | 'learn' | 'refOf' | 'revision'>;
  discoveries: Pick<Discoveries, 'isWaiting' | 'ours'>;
  logger: LoggerService;
}

/** What the catalog is to have. */
export interface Wanted {
  /** By ref. */
  entities: Map<string, Entity>;
  /** What is not there is not to be there. */
  complete: boolean;
}

/** What was composed, and of what. */
interface Composed {
  sources: (ReadServices | InventoryState | undefined)[];
  names: ReadonlySet<string>;
  revision: number;
  composition: Composition;
}

/** Puts together what the catalog is to have of us. */
export class Contents {
  readonly #options: ContentsOptions;
  readonly #composer = new Composer();
  readonly #warned = new Set<string>();
  #composed: Composed | undefined;

  constructor(options: ContentsOptions) {
    this.#options = options;
  }

  /** Whether something will be other soon, because others may bring things. */
  get isWaiting(): boolean {
    const { owners, discoveries } = this.#options;
    return owners.isWaiting || discoveries.isWaiting;
  }

  /**
   * @param services by repository, the first first
   * @param inventory undefined: not known yet
   */
  async wanted(
    services: ReadonlyMap<string, ReadServices>,
    inventory: InventoryState | undefined,
  ): Promise<Wanted> {
    const composition = await this.#compose(services, inventory);
    const ours = await this.#options.discoveries.ours(composition.discovered);
    const entities = new Map(composition.entities);
    for (const entity of ours.entities) {
      entities.set(stringifyEntityRef(entity), entity);
    }
    return { entities, complete: ours.complete };
  }

  /** The same as the last time when it is made of the same. */
  async #compose(
    services: ReadonlyMap<string, ReadServices>,
    inventory: InventoryState | undefined,
  ): Promise<Composition> {
    const { owners } = this.#options;
    const last = this.#composed;
    const sources = [inventory, ...services.values()];
    const isOfSame =
      sources.length === last?.sources.length &&
      sources.every((each, index) => each === last.sources[index]);
    const names = isOfSame
      ? last.names
      : ownersIn(services.values(), inventory);
    await owners.learn(names);
    const { revision } = owners;
    if (isOfSame && last.revision === revision) return last.composition;
    const composition = this.#composer.compose(
      services,
      inventory,
      name => owners.refOf(name),
      (ref, first, second) => this.#warnOfTwo(ref, first, second),
    );
    this.#composed = { sources, names, revision, composition };
    return composition;
  }

  #warnOfTwo(ref: string, first: Entity, second: Entity) {
    const warning = `${ref} is described twice; ${viewOf(
      first,
    )} counts, ${viewOf(second)} is left out`;
    if (this.#warned.has(warning)) return;
    this.#warned.add(warning);
    this.#options.logger.warn(warning);
  }
}

/** Names of owners, as repositories write them. */
function ownersIn(
  services: Iterable<ReadServices>,
  inventory: InventoryState | undefined,
): Set<string> {
  const names = new Set<string>();
  for (const { entities } of services) {
    for (const { spec } of entities) names.add(String(spec?.owner));
  }
  for (const { thing } of inventory?.things.values() ?? []) {
    if (thing.owner) names.add(thing.owner);
  }
  return names;
}

function viewOf({ metadata }: Entity): string {
  return String(metadata.annotations?.['backstage.io/view-url']);
}
