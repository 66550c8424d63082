import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError, toError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { MessageStore, TakenMessage } from './MessageStore';

export interface MessengerOptions {
  store: MessageStore;
  notifications: NotificationService;
  /** Whether the catalog has such a group or person. */
  knows: (entityRef: string) => Promise<boolean>;
  /** The Slack channel of a group, where one is configured. */
  channelOf: (entityRef: string) => string | undefined;
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/**
 * Sends what waits. A message is sent once; only a process that dies between
 * sending one and writing that down sends it again, with the same scope.
 */
export class Messenger {
  readonly #options: MessengerOptions;
  readonly #now: () => number;

  constructor(options: MessengerOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async run(signal?: AbortSignal): Promise<void> {
    const { store } = this.#options;
    for (;;) {
      if (signal?.aborted) return;
      const taken = await store.take(this.#now());
      if (taken.length === 0) return;
      for (const message of taken) await this.#send(message);
    }
  }

  async #send(message: TakenMessage) {
    const { store, logger } = this.#options;
    try {
      await this.#deliver(message);
      await store.sent(message.id, this.#now());
    } catch (error) {
      const why = toError(error).message;
      logger.warn(`${message.recipient} could not be told of costs: ${why}`);
      await store.failed(message, why, this.#now());
    }
  }

  async #deliver({ recipient, payload }: TakenMessage) {
    const { knows, notifications, channelOf } = this.#options;
    // Whom the catalog does not know, notifications are sent to in vain.
    if (!(await knows(recipient))) {
      throw new NotFoundError(`The catalog has no "${recipient}".`);
    }
    const recipients = { type: 'entity', entityRef: recipient } as const;
    const slackChannel = channelOf(recipient);
    await notifications.send({
      recipients,
      payload: {
        ...payload,
        ...(slackChannel !== undefined && {
          metadata: { ...payload.metadata, slackChannel },
        }),
      },
    });
  }
}
