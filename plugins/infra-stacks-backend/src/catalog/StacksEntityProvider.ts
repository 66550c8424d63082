import type { LoggerService } from '@backstage/backend-plugin-api';
import { type Entity, stringifyEntityRef } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import type {
  DeferredEntity,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { PullRequestEvent, PushEvent } from '@infra-portal/infra-common';
import { isDeepStrictEqual } from 'node:util';
import type { RepositoryReader } from './RepositoryReader';

/** Seconds that a mirror may be old when nothing is known to have happened. */
const FRESH = 30;

export const PROVIDER = 'infra-stacks';

export interface StacksEntityProviderOptions {
  /** By `repositoryKey`, the first repository first. */
  readers: ReadonlyMap<string, RepositoryReader>;
  /** Systems of products that the catalog has from nobody else. */
  systems: (products: ReadonlySet<string>) => Promise<Entity[]>;
  logger: LoggerService;
}

/**
 * Brings services and their stacks into the catalog, proposed ones as well.
 * What changed is sent as a delta. All is sent only when all was read, so that
 * a repository that cannot be reached takes nothing away.
 */
export class StacksEntityProvider implements EntityProvider {
  readonly #options: StacksEntityProviderOptions;
  readonly #read = new Map<string, Entity[]>();
  #connection: EntityProviderConnection | undefined;
  /** What the catalog was sent; undefined: all has to be sent. */
  #sent: Map<string, Entity> | undefined;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: StacksEntityProviderOptions) {
    this.#options = options;
  }

  getProviderName(): string {
    return PROVIDER;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    // What was read before the catalog was ready is sent now.
    await this.#inTurn(() => this.#send());
  }

  /** Whether every repository has been read and sent. */
  get isComplete(): boolean {
    return this.#sent !== undefined;
  }

  /** Reads a repository again because of what happened in it. */
  async notice(event: PushEvent | PullRequestEvent): Promise<void> {
    const reader = this.#options.readers.get(event.repository.toLowerCase());
    if (!reader) return;
    if ('number' in event) reader.note(event);
    await this.#inTurn(async () => {
      await this.#readOne(event.repository.toLowerCase());
      await this.#send();
    });
  }

  /**
   * Reads all repositories.
   * @param whole sends all entities even when the catalog should have them
   */
  async refresh(whole = false): Promise<void> {
    await this.#inTurn(async () => {
      if (whole) this.#sent = undefined;
      for (const key of this.#options.readers.keys()) {
        await this.#readOne(key, FRESH);
      }
      await this.#send();
    });
  }

  async #inTurn(work: () => Promise<void>) {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    await turn;
  }

  async #readOne(key: string, maxAge?: number) {
    const { readers, logger } = this.#options;
    try {
      this.#read.set(key, await readers.get(key)!.read(maxAge));
    } catch (error) {
      const { message } = toError(error);
      logger.warn(`The services of a repository cannot be read: ${message}`);
    }
  }

  async #send() {
    if (!this.#connection) return;
    const wanted = await this.#wanted();
    const isWhole = this.#read.size === this.#options.readers.size;
    if (this.#sent === undefined && isWhole) {
      await this.#connection.applyMutation({
        type: 'full',
        entities: [...wanted.values()].map(deferred),
      });
      this.#sent = wanted;
      return;
    }
    const sent = this.#sent ?? new Map<string, Entity>();
    const added = [...wanted].filter(
      ([ref, entity]) => !isDeepStrictEqual(sent.get(ref), entity),
    );
    const removed = [...sent.keys()].filter(ref => !wanted.has(ref));
    if (added.length > 0 || removed.length > 0) {
      await this.#connection.applyMutation({
        type: 'delta',
        added: added.map(([, entity]) => deferred(entity)),
        removed: removed.map(entityRef => ({
          entityRef,
          locationKey: PROVIDER,
        })),
      });
    }
    if (this.#sent) this.#sent = wanted;
  }

  /** Entities of all repositories; of two with one name the first stays. */
  async #wanted(): Promise<Map<string, Entity>> {
    const wanted = new Map<string, Entity>();
    const products = new Set<string>();
    for (const key of this.#options.readers.keys()) {
      for (const entity of this.#read.get(key) ?? []) {
        const ref = stringifyEntityRef(entity);
        const first = wanted.get(ref);
        if (first) this.#warnOfTwo(ref, first, entity);
        else wanted.set(ref, entity);
        products.add(String(entity.spec?.system));
      }
    }
    for (const system of await this.#options.systems(products)) {
      wanted.set(stringifyEntityRef(system), system);
    }
    return wanted;
  }

  readonly #warned = new Set<string>();

  #warnOfTwo(ref: string, first: Entity, second: Entity) {
    const warning = `${ref} is described twice; ${viewOf(
      first,
    )} counts, ${viewOf(second)} is left out`;
    if (this.#warned.has(warning)) return;
    this.#warned.add(warning);
    this.#options.logger.warn(warning);
  }
}

function viewOf({ metadata }: Entity): string {
  return String(metadata.annotations?.['backstage.io/view-url']);
}

function deferred(entity: Entity): DeferredEntity {
  return { entity, locationKey: PROVIDER };
}
