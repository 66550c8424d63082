import type { KeptWeek, WeeklyReport } from '@infra-portal/infra-common';
import type { WeeklySlot } from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import {
  type CostNotice,
  keepMessages,
  messageId,
  MESSAGES,
} from '../messages';

const WEEKS = 'cost_weeks';
const REPORTS = 'cost_weekly_reports';
/** Reports that a list has at most. */
const MOST_ITEMS = 200;
/** Milliseconds that reports and messages are kept: a bit more than a year. */
const KEPT = 400 * 24 * 60 * 60_000;

/** A report, and what is sent of it, where it can be sent to somebody. */
export interface MadeReport {
  report: WeeklyReport;
  notice?: CostNotice;
}

interface Row {
  week: string;
  owner: string;
  report: string;
  message_id: string | null;
  sent_at: number | string | null;
  next_at: number | string | null;
  failure: string | null;
}

function stateOf(row: Row): KeptWeek['state'] {
  if (row.message_id === null) return 'kept';
  if (row.sent_at !== null) return 'sent';
  return row.next_at === null ? 'failed' : 'waiting';
}

function readRow(row: Row): KeptWeek {
  const { currency, monthly, change }: WeeklyReport = JSON.parse(row.report);
  const { week, owner, failure, sent_at } = row;
  return {
    ...{ week, owner, state: stateOf(row), currency, monthly, change },
    ...(sent_at !== null && {
      sentAt: new Date(Number(sent_at)).toISOString(),
    }),
    ...(failure !== null && { failure }),
  };
}

/** Weekly reports as they were made, and which weeks are done. */
export class WeeklyStore {
  readonly #knex: Knex;

  constructor(knex: Knex) {
    this.#knex = knex;
  }

  async isKnown(week: string): Promise<boolean> {
    return (await this.#knex(WEEKS).where({ week }).first()) !== undefined;
  }

  /** Whether no week was ever known. */
  async isNew(): Promise<boolean> {
    return (await this.#knex(WEEKS).first()) === undefined;
  }

  /** Says that a week has no reports: it is the *first*, or was *missed*. */
  async skip({ week, at }: WeeklySlot, outcome: 'first' | 'missed') {
    await this.#knex(WEEKS)
      .insert({ week, due_at: at, outcome })
      .onConflict('week')
      .ignore();
  }

  /**
   * Keeps all reports of a week and what is sent of them, or nothing where another
   * process has.
   * @param now milliseconds since 1970
   */
  async keep(
    { week, at }: WeeklySlot,
    made: readonly MadeReport[],
    now: number,
  ): Promise<void> {
    await this.#knex.transaction(async trx => {
      const inserted = await trx(WEEKS)
        .insert({ week, due_at: at, outcome: 'made' })
        .onConflict('week')
        .ignore()
        .returning('week');
      if (inserted.length === 0) return;
      for (const { report, notice } of made) {
        await trx(REPORTS).insert({
          ...{ week, owner: report.owner, report: JSON.stringify(report) },
          message_id: notice ? messageId(notice.about) : null,
        });
      }
      const notices = made.flatMap(({ notice }) => notice ?? []);
      await keepMessages(trx, notices, now);
      await this.#forget(trx, now - KEPT);
    });
  }

  async #forget(trx: Knex.Transaction, before: number) {
    const day = new Date(before).toISOString().slice(0, 'YYYY-MM-DD'.length);
    await trx(REPORTS).where('week', '<', day).delete();
    await trx(WEEKS).where('week', '<', day).delete();
    await trx(MESSAGES).where('created_at', '<', before).delete();
  }

  /** The newest first. @param owner undefined: of all */
  async list(owner?: string): Promise<KeptWeek[]> {
    const rows: Row[] = await this.#rows()
      .modify(query => owner !== undefined && query.where({ owner }))
      .orderBy([{ column: 'week', order: 'desc' }, 'owner'])
      .limit(MOST_ITEMS);
    return rows.map(readRow);
  }

  async report(week: string, owner: string): Promise<WeeklyReport | undefined> {
    const row = await this.#knex(REPORTS).where({ week, owner }).first();
    return row && JSON.parse(row.report);
  }

  #rows() {
    return this.#knex({ own: REPORTS })
      .leftJoin({ message: MESSAGES }, 'message.id', 'own.message_id')
      .select('own.week', 'own.owner', 'own.report', 'own.message_id')
      .select('message.sent_at', 'message.next_at', 'message.failure');
  }
}
