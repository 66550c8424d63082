import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { Inbox, Lane } from '../database';

export interface InboxWorkerOptions<T> {
  inbox: Inbox;
  /** Whose messages it works off; default: those about repositories. */
  lane?: Lane;
  logger: LoggerService;
  /** Works one message in; may be called again for the same one. */
  handle: (message: T) => Promise<void>;
}

/** Works the inbox off, one message after the other. */
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

  /** Resolves when the message in hand is done; the others wait in the inbox. */
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
    const { inbox, lane, logger, handle } = this.#options;
    while (!this.#stopped) {
      const item = await inbox.take(lane);
      if (!item) return;
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
}
