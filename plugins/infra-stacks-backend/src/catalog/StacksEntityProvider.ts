import type { Entity } from '@backstage/catalog-model';
import { toError } from '@backstage/errors';
import type {
  DeferredEntity,
  EntityProvider,
  EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import type { PullRequestEvent, PushEvent } from '@infra-portal/infra-common';
import { isDeepStrictEqual } from 'node:util';
import { Contents, type ContentsOptions } from './Contents';
import type { ReadServices } from './entities';
import type { InventoryClient, InventoryState } from '@infra-portal/infra-node';
import type { RepositoryReader } from './RepositoryReader';

/**
 * Seconds that a mirror may be old when nothing is known to have happened. The
 * stacks plugin looks at repositories every minute and tells what it finds; if
 * it runs elsewhere or not at all, looking is left to this one.
 */
const FRESH = 150;

export const PROVIDER = 'infra-stacks';

export interface StacksEntityProviderOptions extends ContentsOptions {
  /** By `repositoryKey`, the first repository first: those that hold services. */
  readers: ReadonlyMap<string, Pick<RepositoryReader, 'read' | 'note'>>;
  /** `repositoryKey` of every repository that stacks are read from. */
  repositories: readonly string[];
  inventory: Pick<InventoryClient, 'read'>;
}

/**
 * Brings products, services, stacks and modules into the catalog, proposed ones
 * as well. What changed is sent as a delta. All is sent only when all was read,
 * so that what cannot be reached takes nothing away.
 */
export class StacksEntityProvider implements EntityProvider {
  readonly #options: StacksEntityProviderOptions;
  readonly #contents: Contents;
  readonly #read = new Map<string, ReadServices>();
  #inventory: InventoryState | undefined;
  #connection: EntityProviderConnection | undefined;
  /** What the catalog was sent, by ref. */
  #sent = new Map<string, Entity>();
  /** It was sent all there is, so that it has nothing else from here. */
  #isWhole = false;
  #turn: Promise<unknown> = Promise.resolve();

  constructor(options: StacksEntityProviderOptions) {
    this.#options = options;
    this.#contents = new Contents(options);
  }

  getProviderName(): string {
    return PROVIDER;
  }

  async connect(connection: EntityProviderConnection): Promise<void> {
    this.#connection = connection;
    // What was read before the catalog was ready is sent now.
    await this.#inTurn(() => this.#send());
  }

  /** Whether everything has been read and sent. */
  get isComplete(): boolean {
    return this.#isWhole;
  }

  /** Whether it waits for what others may bring. */
  get isWaiting(): boolean {
    return this.#contents.isWaiting;
  }

  /** Reads the services of a repository again because of what happened in it. */
  async notice(event: PushEvent | PullRequestEvent): Promise<void> {
    const key = event.repository.toLowerCase();
    const reader = this.#options.readers.get(key);
    if (!reader) return;
    if ('number' in event) reader.note(event);
    await this.#inTurn(async () => {
      await this.#readServices(key);
      await this.#send();
    });
  }

  /** Asks again for stacks and modules because they are not as they were. */
  async noticeStacks(): Promise<void> {
    await this.#inTurn(async () => {
      await this.#readInventory();
      await this.#send();
    });
  }

  /**
   * Reads everything.
   * @param whole sends all entities even when the catalog should have them
   */
  async refresh(whole = false): Promise<void> {
    await this.#inTurn(async () => {
      if (whole) this.#isWhole = false;
      for (const key of this.#options.readers.keys()) {
        await this.#readServices(key, FRESH);
      }
      await this.#readInventory();
      await this.#send();
    });
  }

  async #inTurn(work: () => Promise<void>) {
    const turn = this.#turn.then(work);
    this.#turn = turn.catch(() => {});
    await turn;
  }

  async #readServices(key: string, maxAge?: number) {
    const { readers, logger } = this.#options;
    try {
      this.#read.set(key, await readers.get(key)!.read(maxAge));
    } catch (error) {
      const { message } = toError(error);
      logger.warn(`The services of a repository cannot be read: ${message}`);
    }
  }

  async #readInventory() {
    const { inventory, logger } = this.#options;
    try {
      const state = await inventory.read();
      const lost = this.#options.repositories.find(
        key => isRead(this.#inventory, key) && !isRead(state, key),
      );
      if (lost === undefined) this.#inventory = state;
      // Its database is new: it will know again what it knew.
      else logger.warn(`${lost} is being read anew; its stacks stay till then`);
    } catch (error) {
      const { message } = toError(error);
      logger.warn(`Stacks and modules cannot be asked for: ${message}`);
    }
  }

  /** Whether what is not there is known to be gone. */
  #isAllRead(): boolean {
    const { readers, repositories } = this.#options;
    return (
      this.#read.size === readers.size &&
      repositories.every(key => isRead(this.#inventory, key))
    );
  }

  /** In the order of the configuration, whichever was read first. */
  #services(): Map<string, ReadServices> {
    return new Map(
      [...this.#options.readers.keys()].flatMap(
        (key): [string, ReadServices][] => {
          const read = this.#read.get(key);
          return read ? [[key, read]] : [];
        },
      ),
    );
  }

  async #send() {
    if (!this.#connection) return;
    const { entities: wanted, complete } = await this.#contents.wanted(
      this.#services(),
      this.#inventory,
    );
    if (!this.#isWhole && complete && this.#isAllRead()) {
      await this.#connection.applyMutation({
        type: 'full',
        entities: [...wanted.values()].map(deferred),
      });
      this.#sent = wanted;
      this.#isWhole = true;
      return;
    }
    const added = [...wanted].filter(
      ([ref, entity]) => !isSame(this.#sent.get(ref), entity),
    );
    const gone = [...this.#sent.keys()].filter(ref => !wanted.has(ref));
    const removed = complete ? gone : [];
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
    const kept = new Map(wanted);
    if (!complete) {
      for (const ref of gone) kept.set(ref, this.#sent.get(ref)!);
    }
    this.#sent = kept;
  }
}

function isRead(state: InventoryState | undefined, key: string): boolean {
  return state?.repositories.get(key)?.commit !== undefined;
}

function isSame(before: Entity | undefined, now: Entity): boolean {
  return before === now || isDeepStrictEqual(before, now);
}

function deferred(entity: Entity): DeferredEntity {
  return { entity, locationKey: PROVIDER };
}
