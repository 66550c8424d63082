import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Inbox, InboxItem, Lane } from '../database';

export interface InboxWorkerOptions<T> {
  inbox: Inbox;
  /** Whose messages it works off; default: those about repositories. */
  lane?: Lane;
  logger: LoggerService;
  /** Works one message in; may be called again for the same one. */
  handle: (message: T) => Promise<void>;
  /**
   * Works many messages in, where that costs less than one after the other: all
   * or none. When it fails, they are handled one by one.
   */
  handleAll?: (messages: T[]) => Promise<void>;
  /** How many are handled together, at most; default: 300. */
  together?: number;
}

const TOGETHER = 300;

/** Works the inbox off, in order, one by one or some at a time. */
export class InboxWorker<T> {
  readonly #options: InboxWorkerOptions<T>;
  #running: Promise<void> | undefined;
  #again = false;
  #stopped = false;

  constructor(options: InboxWorkerOptions<T>) {
    this.#options = options;
  }

  /** Begins, if it has not: there may be something to do. */
  wake() {
    this.#again = true;
    if (this.#running || this.#stopped) return;
    this.#running = this.#work().finally(() => {
      this.#running = undefined;
      // Something came while the last look was ending.
      if (this.#again) this.wake();
    });
  }

  /** Resolves when nothing is left that is due. */
  async idle() {
    while (this.#running) await this.#running;
  }

  /** Resolves when the messages in hand are done; the others wait in the inbox. */
  async stop() {
    this.#stopped = true;
    await this.#running;
  }

  async #work() {
    const { logger } = this.#options;
    try {
      while (this.#again && !this.#stopped) {
        this.#again = false;
        await this.#workOff();
      }
    } catch (error) {
      // The next poll wakes the worker again.
      logger.warn(`The inbox of webhooks cannot be read: ${error}`);
      this.#again = false;
    }
  }

  async #workOff() {
    const { inbox, lane, handleAll, together = TOGETHER } = this.#options;
    while (!this.#stopped) {
      const items = await inbox.takeSome(handleAll ? together : 1, lane);
      if (items.length === 0) return;
      if (await this.#together(items)) continue;
      for (const item of items) await this.#one(item);
    }
  }

  /** @returns whether all of them are worked in */
  async #together(items: readonly InboxItem[]): Promise<boolean> {
    const { inbox, handleAll } = this.#options;
    if (!handleAll || items.length === 1) return false;
    try {
      await handleAll(items.map(({ message }) => JSON.parse(message)));
    } catch {
      // Which of them it was shows when each is handled alone.
      return false;
    }
    await inbox.finish(...items);
    return true;
  }

  async #one(item: InboxItem): Promise<void> {
    const { inbox, logger, handle } = this.#options;
    try {
      await handle(JSON.parse(item.message));
      await inbox.finish(item);
    } catch (error) {
      const { message } = toError(error);
      logger.warn(
        `Delivery ${item.deliveryId} could not be worked in: ${message}`,
      );
      await inbox.fail(item, message);
    }
  }
}
