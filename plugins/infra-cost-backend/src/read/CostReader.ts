import { NotFoundError } from '@backstage/errors';
import type {
  CostDays,
  CostHistory,
  CostSummary,
  StackCost,
  StackCostDetail,
  StackCostPage,
} from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import { dayOf, foldCosts } from '../store/foldCosts';
import { amountOf } from '../store/micros';
import {
  ESTIMATES,
  LIGHT,
  readDocument,
  readEstimate,
  STACKS,
  STEPS,
} from '../store/rows';
import { CostIndex, type IndexedStack } from './CostIndex';
import { costDays, type DaysRequest } from './days';
import { type CostFilter, fitting } from './filter';
import {
  costsCsv,
  type ListRequest,
  pageOf,
  type PageRequest,
  withChange,
} from './stackList';
import { type Budgets, type Changes, moversOf, summaryOf } from './summary';

const DAY = 24 * 60 * 60_000;
/** Days that a change is told of. */
const CHANGED_IN = 30;
/** Points of a history, the newest. */
const MOST_POINTS = 1_000;
const USUAL_CURRENCY = 'USD';

export interface CostReaderOptions {
  knex: Knex;
  /** Limits of products and environments as they are now. */
  budgets: () => Promise<Budgets>;
  /** What an amount in the currency of sums is in another one. */
  exchange?: CostSummary['exchange'];
  /** Address of a commit of a repository; undefined where it is not known. */
  commitUrl: (repository: string, commit: string) => string | undefined;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Stacks whose cost changed most, in the currency of most stacks. */
export interface CostMovers {
  currency: string;
  /** ISO 8601: changes after this moment count. */
  since: string;
  observedAt: string;
  movers: {
    stack: StackCost;
    change: string;
    /** Whether it had no value before: the change is all of it. */
    isNew: boolean;
  }[];
}

/** All stacks, those that went away among them, and by how much they changed. */
export interface CostsSince {
  currency: string;
  stacks: readonly IndexedStack[];
  changes: Changes;
  observedAt: string;
}

/** What stacks cost, for screens. */
export class CostReader {
  readonly #options: CostReaderOptions;
  readonly #index: CostIndex;
  readonly #now: () => number;
  #changes: { key: string; changes: Promise<Changes> } | undefined;

  constructor(options: CostReaderOptions) {
    this.#options = options;
    this.#index = new CostIndex(options.knex);
    this.#now = options.now ?? Date.now;
  }

  async summary(filter: CostFilter): Promise<CostSummary> {
    const { stacks, currency, changes } = await this.#read();
    const summary = summaryOf({
      ...{ currency, changes: await changes },
      stacks: stacks.filter(fitting(filter)),
      budgets: currency === USUAL_CURRENCY ? await this.#options.budgets() : {},
      observedAt: new Date(this.#now()),
    });
    const { exchange } = this.#options;
    return {
      ...summary,
      ...(exchange && currency === USUAL_CURRENCY && { exchange }),
    };
  }

  async days(
    request: Pick<DaysRequest, 'filter' | 'dimension' | 'days'>,
  ): Promise<CostDays> {
    const { currency } = await this.#read();
    const now = this.#now();
    return costDays(this.#options.knex, { ...request, currency, now });
  }

  async page(filter: CostFilter, page: PageRequest): Promise<StackCostPage> {
    const { present, changes } = await this.#read();
    return pageOf(present.filter(fitting(filter)), await changes, page);
  }

  async csv(filter: CostFilter, list: ListRequest): Promise<Iterable<string>> {
    const { present, changes } = await this.#read();
    return costsCsv(present.filter(fitting(filter)), await changes, list);
  }

  /** Whose cost changed most in the last days, either way. */
  async movers(
    filter: CostFilter,
    { days, limit }: { days: number; limit: number },
  ): Promise<CostMovers> {
    const { present, currency } = await this.#read();
    const now = this.#now();
    const changes = await this.#loadChanges(currency, dayOf(now - days * DAY));
    const own = present.filter(fitting(filter));
    return {
      currency,
      since: new Date(changes.since).toISOString(),
      observedAt: new Date(now).toISOString(),
      movers: moversOf(own, { currency, changes }, limit).map(
        ({ each: { stack, firstAt }, change }) => ({
          stack,
          change: amountOf(change),
          isNew: firstAt === undefined || firstAt > changes.since,
        }),
      ),
    };
  }

  /** Changes of whole days and today: of so many days at least. */
  async since(days: number): Promise<CostsSince> {
    const { stacks, currency } = await this.#read();
    const now = this.#now();
    const day = dayOf(now - (days + 1) * DAY);
    return {
      ...{ currency, stacks, observedAt: new Date(now).toISOString() },
      changes: await this.#loadChanges(currency, day),
    };
  }

  /**
   * @param name in addresses, or its ref
   * @throws NotFoundError
   */
  async stack(name: string): Promise<StackCostDetail> {
    const { knex } = this.#options;
    const { found, changes } = await this.#find(name);
    const row = await knex(ESTIMATES)
      .join(STACKS, `${STACKS}.estimate_id`, `${ESTIMATES}.id`)
      .where(`${STACKS}.stack_ref`, found.stack.ref)
      .first(`${ESTIMATES}.document`);
    return {
      ...withChange(found, await changes),
      ...(row && { estimate: readDocument(row.document) }),
    };
  }

  /** @throws NotFoundError */
  async history(name: string): Promise<CostHistory> {
    const { knex, commitUrl } = this.#options;
    const { found, currency: usual } = await this.#find(name);
    const { ref, repository, cost } = found.stack;
    const currency = cost?.currency ?? usual;
    const rows = await knex(ESTIMATES)
      .select(...LIGHT)
      .where({ stack_ref: ref });
    const steps = foldCosts(rows.map(readEstimate)).filter(
      ({ estimate }) => estimate.currency === currency,
    );
    return {
      currency,
      points: steps.slice(-MOST_POINTS).map(({ at, cause, estimate }) => {
        const { commit, monthly, grade } = estimate;
        const url = commitUrl(repository, commit.id);
        return {
          at: new Date(at).toISOString(),
          ...{ monthly, grade, cause, commit: commit.id },
          ...(url && { url }),
          ...(commit.title !== undefined && { title: commit.title }),
          ...(commit.pullRequest !== undefined && {
            pullRequest: commit.pullRequest,
          }),
        };
      }),
    };
  }

  async #find(name: string) {
    const { present, ...rest } = await this.#read();
    const found = present.find(
      ({ stack }) => stack.name === name || stack.ref === name,
    );
    if (!found) {
      throw new NotFoundError(
        `There is no stack "${name}". It may have been removed from its repository.`,
      );
    }
    return { found, ...rest };
  }

  async #read() {
    const { generation, stacks } = await this.#index.current();
    const present = stacks.filter(each => each.present);
    const currency = currencyOf(present);
    const changes = this.#changesOf(generation, currency);
    return { stacks, present, currency, changes };
  }

  #changesOf(generation: number, currency: string): Promise<Changes> {
    const day = dayOf(this.#now() - CHANGED_IN * DAY);
    const key = JSON.stringify([generation, currency, day]);
    if (this.#changes?.key !== key) {
      const changes = this.#loadChanges(currency, day);
      const kept = { key, changes };
      this.#changes = kept;
      changes.catch(() => {
        if (this.#changes === kept) this.#changes = undefined;
      });
    }
    return this.#changes!.changes;
  }

  async #loadChanges(currency: string, day: string): Promise<Changes> {
    const rows: { stack_ref: string; change: number | string }[] =
      await this.#options
        .knex(STEPS)
        .select('stack_ref')
        .sum({ change: 'change' })
        .where({ currency })
        .where('day', '>', day)
        .groupBy('stack_ref');
    return {
      byRef: new Map(rows.map(row => [row.stack_ref, Number(row.change)])),
      since: Date.parse(`${day}T23:59:59.999Z`),
    };
  }
}

/** That of most stacks; of two of as many stacks the usual one. */
function currencyOf(stacks: readonly IndexedStack[]): string {
  const counts = new Map([[USUAL_CURRENCY, 0.5]]);
  for (const { stack } of stacks) {
    if (!stack.cost) continue;
    const { currency } = stack.cost;
    counts.set(currency, (counts.get(currency) ?? 0) + 1);
  }
  const [[most]] = [...counts].sort(
    ([a, x], [b, y]) => y - x || (a < b ? -1 : 1),
  );
  return most;
}
