import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  lastSlot,
  weeklyMessage,
  type WeeklyReport,
  type WeeklySchedule,
  type WeeklySlot,
} from '@infra-portal/infra-common';
import { payloadOf, recipientOf, TOPICS } from '../messages';
import type { WeeklyComposer } from './WeeklyComposer';
import type { MadeReport, WeeklyStore } from './WeeklyStore';

/** How long after its time a report is made up for, and tried to be sent. */
const LATE = 24 * 60 * 60_000;

export interface WeeklyReportsOptions {
  schedule: WeeklySchedule;
  composer: Pick<WeeklyComposer, 'all'>;
  store: WeeklyStore;
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Where a report is read. */
export const weeklyLink = (owner: string, week?: string): string =>
  `/costs/weekly?${new URLSearchParams({ owner, ...(week && { week }) })}`;

/**
 * Makes the reports of each week, once, when they are due. A portal that was away
 * then makes up for it within a day; one that just begins waits for the next week.
 */
export class WeeklyReports {
  readonly #options: WeeklyReportsOptions;
  readonly #now: () => number;

  constructor(options: WeeklyReportsOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async run(): Promise<void> {
    const { schedule, store, composer, logger } = this.#options;
    const now = this.#now();
    const slot = lastSlot(schedule, now);
    if (await store.isKnown(slot.week)) return;
    if (await store.isNew()) {
      await store.skip(slot, 'first');
      return;
    }
    if (now - slot.at >= LATE) {
      logger.warn(`The weekly cost reports of ${slot.week} were missed.`);
      await store.skip(slot, 'missed');
      return;
    }
    const reports = await composer.all();
    const made = reports.map(report => this.#made(report, slot));
    await store.keep(slot, made, now);
  }

  #made(report: WeeklyReport, { week, at }: WeeklySlot): MadeReport {
    const { language } = this.#options.schedule;
    const { owner } = report;
    const recipient = recipientOf(owner);
    if (recipient === undefined) return { report };
    const payload = payloadOf(weeklyMessage(report, language), {
      topic: TOPICS.weekly,
      scope: `infra-cost:weekly:${week}:${owner}`,
      link: weeklyLink(owner, week),
      severity: 'normal',
    });
    const about = ['weekly', week, owner];
    return {
      report,
      notice: { about, recipient, payload, expiresAt: at + LATE },
    };
  }
}
