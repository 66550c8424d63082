import {
  NotFoundError,
  ServiceUnavailableError,
  toError,
} from '@backstage/errors';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import {
  nextSlot,
  type ReportLanguage,
  type WeeklyAnswer,
  type WeeklyList,
  weeklyMessage,
  type WeeklyReport,
  type WeeklySchedule,
} from '@infra-portal/infra-common';
import { payloadOf, TOPICS } from '../messages';
import type { WeeklyComposer } from './WeeklyComposer';
import { weeklyLink } from './WeeklyReports';
import type { WeeklyStore } from './WeeklyStore';

export interface WeeklyDeskOptions {
  schedule?: WeeklySchedule;
  language: ReportLanguage;
  composer: Pick<WeeklyComposer, 'of' | 'owners'>;
  store: Pick<WeeklyStore, 'list' | 'report'>;
  notifications: NotificationService;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Weekly reports for people who look at them. */
export class WeeklyDesk {
  readonly #options: WeeklyDeskOptions;

  constructor(options: WeeklyDeskOptions) {
    this.#options = options;
  }

  /** @param owner undefined: reports of all */
  async list(owner?: string): Promise<WeeklyList> {
    const { schedule, composer, store, now = Date.now } = this.#options;
    return {
      ...(schedule && {
        schedule,
        next: new Date(nextSlot(schedule, now()).at).toISOString(),
      }),
      owners: await composer.owners(),
      items: await store.list(owner),
    };
  }

  /** What there would be to say now. */
  async next(owner: string): Promise<WeeklyAnswer> {
    return this.#told(await this.#options.composer.of(owner));
  }

  /** @throws NotFoundError */
  async week(week: string, owner: string): Promise<WeeklyAnswer> {
    const report = await this.#options.store.report(week, owner);
    if (report) return this.#told(report);
    throw new NotFoundError(
      `There is no weekly report of ${week} for "${owner}".`,
    );
  }

  /**
   * Sends what there is to say now, to one person only.
   * @throws ServiceUnavailableError when notifications do not take it
   */
  async sendTo(userRef: string, owner: string): Promise<void> {
    const { message } = await this.next(owner);
    const payload = payloadOf(message, {
      topic: TOPICS.weekly,
      scope: `infra-cost:weekly:now:${owner}`,
      link: weeklyLink(owner),
      severity: 'normal',
    });
    try {
      await this.#options.notifications.send({
        recipients: { type: 'entity', entityRef: userRef },
        payload,
      });
    } catch (error) {
      throw new ServiceUnavailableError(
        `The notifications of the portal did not take it. ${
          toError(error).message
        }`,
      );
    }
  }

  #told(report: WeeklyReport): WeeklyAnswer {
    const { language } = this.#options;
    return { report, message: weeklyMessage(report, language) };
  }
}
