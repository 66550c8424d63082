import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  AtlantisClient,
  type AtlantisServerSettings,
} from '@infra-portal/infra-node';
import type { RunMessages } from '../intake/RunMessages';
import type { LockStore } from './LockStore';

/** Waits for what else happens at once before it asks. ms */
const SETTLES = 700;

export interface LockPollerOptions {
  servers: readonly AtlantisServerSettings[];
  store: LockStore;
  messages: RunMessages;
  /** Tells browsers. */
  changed: () => Promise<void>;
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
    if (news.includes(true)) await changed();
  }

  async #ask(server: AtlantisServerSettings): Promise<boolean> {
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
      return await store.put(server.url, kept, await client.version());
    } catch (error) {
      const { message } = toError(error);
      logger.warn(`Locks of Atlantis cannot be asked for: ${message}`);
      return store.fail(server.url, message);
    }
  }
}
