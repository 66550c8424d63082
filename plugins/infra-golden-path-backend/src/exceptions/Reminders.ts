import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { KnownException } from '@infra-portal/infra-common';
import { usualRef, readOwner } from '@infra-portal/infra-node';
import type { ExceptionBook } from './ExceptionBook';
import type { ReminderStore } from './ReminderStore';

export interface RemindersOptions {
  book: Pick<ExceptionBook, 'list'>;
  store: Pick<ReminderStore, 'isSent' | 'sent'>;
  /** Absent: the app sends no notifications. */
  notifications: NotificationService | undefined;
  /** Whether the catalog has such a group or person. */
  knows: (entityRef: string) => Promise<boolean>;
  language: 'en' | 'ko';
  logger: LoggerService;
  now: () => Date;
}

const WORDS = {
  en: {
    ending: (id: string, until: string) =>
      `The exception ${id} ends on ${until}`,
    ended: (id: string, until: string) =>
      `The exception ${id} ended on ${until}`,
    about: (rule: string) =>
      `Mend what it allows (rule ${rule}), propose that it lasts longer, or that it goes.`,
  },
  ko: {
    ending: (id: string, until: string) => `예외 ${id} 종료 예정: ${until}`,
    ended: (id: string, until: string) => `예외 ${id} 종료됨: ${until}`,
    about: (rule: string) =>
      `예외가 허용하는 것(규칙 ${rule})을 고치거나, 기간 연장 또는 제거를 제안하십시오.`,
  },
};

type Stage = 'ending' | 'ended';

/** Tells owners and approvers before an exception ends, and when it did; once each. */
export class Reminders {
  readonly #options: RemindersOptions;

  constructor(options: RemindersOptions) {
    this.#options = options;
  }

  async run(signal?: AbortSignal): Promise<void> {
    const { book, logger, notifications } = this.#options;
    if (!notifications) return;
    const { items } = await book.list();
    for (const item of items) {
      if (signal?.aborted) return;
      const { state } = item;
      if (state !== 'ending' && state !== 'ended') continue;
      try {
        await this.#remind(item, state, notifications);
      } catch (error) {
        logger.warn(
          `Nobody could be told of the exception ${item.id}: ${
            toError(error).message
          }`,
        );
      }
    }
  }

  /** Written down after it was sent: a crash between tells once more, at the same place. */
  async #remind(
    item: KnownException,
    stage: Stage,
    notifications: NotificationService,
  ): Promise<void> {
    const { language, now, store } = this.#options;
    const { key, id, until, rule } = item;
    const reminder = { exception: key, until, stage };
    if (await store.isSent(reminder)) return;
    const entityRef = await this.#recipients(item);
    if (entityRef.length > 0) {
      const words = WORDS[language];
      await notifications.send({
        recipients: { type: 'entity', entityRef },
        payload: {
          title: words[stage](id, until),
          description: words.about(rule),
          link: `/pull-requests/exceptions?text=${encodeURIComponent(id)}`,
          severity: stage === 'ended' ? 'high' : 'normal',
          topic: 'infra-exceptions',
          scope: `infra-exception:${key}`,
        },
      });
    }
    await store.sent(reminder, now());
  }

  async #recipients({ owner, approvedBy }: KnownException): Promise<string[]> {
    const { knows } = this.#options;
    const refs = [owner ?? [], approvedBy].flat().flatMap(refOf);
    const known: string[] = [];
    for (const ref of new Set(refs)) if (await knows(ref)) known.push(ref);
    return known;
  }
}

/** `platform` is short for a group, as everywhere in the standards. */
function refOf(name: string): string[] {
  const text = name.includes(':') ? name : `group:${name}`;
  return [usualRef(readOwner(text)) ?? []].flat();
}
