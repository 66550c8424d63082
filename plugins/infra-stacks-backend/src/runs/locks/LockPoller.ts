import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  AtlantisClient,
  type AtlantisServerSettings,
} from '@infra-portal/infra-node';
import type { RunMessages } from '../intake/RunMessages';
import type { KeptLock, LockStore } from './LockStore';

/** Waits for what else happens at once before it asks. ms */
const SETTLES = 700;

export interface LockPollerOptions {
  servers: readonly AtlantisServerSettings[];
  store: LockStore;
  messages: RunMessages;
  /** Tells browsers, and whom the locks that came or went concern. */
  changed: (locks: readonly KeptLock[]) => Promise<void>;
  logger: LoggerService;
  clientOf?: (
    server: AtlantisServerSettings,
  ) => Pick<AtlantisClient, 'locks' | 'version'>;
}

/** Asks Atlantis servers what they hold. */
export class LockPoller {
  readonly #options: LockPollerOptions;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;

  constructor(options: LockPollerOptions) {
    this.#options = options;
  }

  /** Asks soon: something happened that may have changed locks. */
  soon(): void {
    if (this.#options.servers.length === 0) return;
    clearTimeout(this.#timer);
    this.#timer = setTimeout(() => {
      this.lookAtAll().catch(error =>
        this.#options.logger.warn(
          `Locks cannot be kept: ${toError(error).message}`,
        ),
      );
    }, SETTLES);
    this.#timer.unref();
  }

  stop(): void {
    clearTimeout(this.#timer);
  }

  /** Asks all servers; one at a time asks. */
  async lookAtAll(): Promise<void> {
    this.#looking ??= this.#look().finally(() => {
      this.#looking = undefined;
    });
    await this.#looking;
  }

  async #look() {
    const { servers, store, changed } = this.#options;
    await store.keepOnly(servers.map(({ url }) => url));
    const news = await Promise.all(servers.map(server => this.#ask(server)));
    const told = news.flatMap(each => each ?? []);
    if (news.some(each => each !== undefined)) await changed(told);
  }

  /** Locks that came or went; undefined when all is as it was. */
  async #ask(server: AtlantisServerSettings): Promise<KeptLock[] | undefined> {
    const { store, messages, logger, clientOf } = this.#options;
    const client = clientOf?.(server) ?? new AtlantisClient(server);
    try {
      const locks = await client.locks();
      const kept = locks.map(lock => ({
        ...lock,
        // A lock of a repository that the portal does not know stays as it is.
        repository:
          messages.repositoryOf(server, lock.repository) ??
          `${new URL(server.url).hostname}/${lock.repository}`,
      }));
      const before = await store.servers();
      const changed = await store.put(server.url, kept, await client.version());
      if (!changed) return undefined;
      const own = before.find(({ url }) => url === server.url);
      return difference(own?.locks ?? [], kept);
    } catch (error) {
      const { message } = toError(error);
      logger.warn(`Locks of Atlantis cannot be asked for: ${message}`);
      return (await store.fail(server.url, message)) ? [] : undefined;
    }
  }
}

/** Locks that only one of two lists has. */
function difference(a: readonly KeptLock[], b: readonly KeptLock[]) {
  const keysOf = (locks: readonly KeptLock[]) =>
    new Map(locks.map(lock => [`${lock.key} ${lock.pull?.number}`, lock]));
  const [before, after] = [keysOf(a), keysOf(b)];
  const only = (these: typeof before, those: typeof before) =>
    [...these].filter(([key]) => !those.has(key)).map(([, lock]) => lock);
  return [...only(before, after), ...only(after, before)];
}
