import type { LoggerService } from '@backstage/backend-plugin-api';
import {
  type BudgetStand,
  crossingMessage,
  levelRank,
  type ReportLanguage,
} from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import {
  type CostNotice,
  keepMessages,
  payloadOf,
  recipientOf,
  TOPICS,
} from '../messages';
import type { OwnedStand } from './Stands';

const LEVELS = 'cost_budget_levels';
/** How long a notice is worth sending. */
const WORTH = 3 * 24 * 60 * 60_000;

export interface BudgetNoticesOptions {
  knex: Knex;
  stands: () => Promise<OwnedStand[]>;
  /** Who is told of what nobody owns, and of environments. */
  platform: readonly string[];
  language: ReportLanguage;
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now?: () => number;
}

interface LevelRow {
  kind: string;
  key: string;
  level: BudgetStand['level'];
}

type Crossed = OwnedStand & { level: 'near' | 'over' };

/**
 * Tells owners when a total crosses a budget: once each time it becomes worse. How
 * a budget stands when it is first seen is no crossing.
 */
export class BudgetNotices {
  readonly #options: BudgetNoticesOptions;
  readonly #now: () => number;

  constructor(options: BudgetNoticesOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Writes down what is to be told. */
  async run(): Promise<void> {
    const { knex, stands } = this.#options;
    const rows: LevelRow[] = await knex(LEVELS);
    const known = new Map(rows.map(row => [`${row.kind} ${row.key}`, row]));
    for (const stand of await stands()) {
      const before = known.get(`${stand.kind} ${stand.key}`)?.level;
      if (before !== stand.level) await this.#keep(stand, before);
    }
  }

  async #keep(stand: OwnedStand, before: BudgetStand['level'] | undefined) {
    const { kind, key, level } = stand;
    const now = this.#now();
    await this.#options.knex.transaction(async trx => {
      if (before === undefined) {
        await trx(LEVELS)
          .insert({ kind, key, level, since: now })
          .onConflict(['kind', 'key'])
          .ignore();
        return;
      }
      const changed = await trx(LEVELS)
        .where({ kind, key, level: before })
        .update({ level, since: now });
      // Another process was faster, and has told it.
      if (changed === 0) return;
      if (level === 'below' || levelRank(level) < levelRank(before)) return;
      await keepMessages(trx, this.#notices({ ...stand, level }, now), now);
    });
  }

  #notices(stand: Crossed, now: number): CostNotice[] {
    const { language, logger } = this.#options;
    const { kind, key, level } = stand;
    const recipients = this.#recipients(stand);
    if (recipients.length === 0) {
      logger.warn(`Nobody can be told of the budget of ${kind} ${key}.`);
    }
    const query = new URLSearchParams({ [kind]: key });
    return recipients.map(recipient => ({
      about: ['budget', kind, key, level, String(now), recipient],
      recipient,
      payload: payloadOf(crossingMessage(stand, language), {
        topic: TOPICS.budgets,
        scope: `infra-cost:budget:${kind}:${key}`,
        link: `/costs?${query}`,
        severity: level === 'over' ? 'high' : 'normal',
      }),
      expiresAt: now + WORTH,
    }));
  }

  /** Who has most of it; an environment is the platform's. */
  #recipients({ kind, owners }: OwnedStand): string[] {
    const { platform } = this.#options;
    const owner = recipientOf(owners[0] ?? '');
    const wanted =
      kind === 'environment' || owner === undefined ? platform : [owner];
    return [...new Set(wanted.flatMap(ref => recipientOf(ref) ?? []))];
  }
}
