import { InputError, NotFoundError } from '@backstage/errors';
import {
  compareEstimates,
  type CostDays,
  type CostHistory,
  type CostSummary,
  type EstimateChange,
  incomparable,
  type StackCost,
  type StackCostDetail,
  type StackCostPage,
} from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import { dayOf } from '../store/foldCosts';
import { amountOf } from '../store/micros';
import { ESTIMATES, readDocument, STACKS } from '../store/rows';
import { CostIndex, type IndexedStack } from './CostIndex';
import { costDays, type DaysRequest } from './days';
import { type CostFilter, fitting } from './filter';
import { type CommitUrl, estimateAt, historyOf } from './history';
import { greatestKeys } from './greatestKeys';
import { type Costs, partOf } from './part';
import { RecentChanges } from './RecentChanges';
import {
  costsCsv,
  type ListRequest,
  pageOf,
  type PageRequest,
  withChange,
} from './stackList';
import { type Budgets, type Changes, moversOf, summaryOf } from './summary';
import { mostCurrency, USUAL_CURRENCY } from './together';

const DAY = 24 * 60 * 60_000;

export interface CostReaderOptions {
  knex: Knex;
  /** Limits of products and environments as they are now. */
  budgets: () => Promise<Budgets>;
  /** What an amount in the currency of sums is in another one. */
  exchange?: CostSummary['exchange'];
  commitUrl: CommitUrl;
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

const isPresent = ({ present }: IndexedStack) => present;

/** What stacks cost, for screens. */
export class CostReader {
  readonly #options: CostReaderOptions;
  readonly #index: CostIndex;
  readonly #now: () => number;
  readonly #changes: RecentChanges;

  constructor(options: CostReaderOptions) {
    this.#options = options;
    this.#index = new CostIndex(options.knex);
    this.#changes = new RecentChanges(options.knex);
    this.#now = options.now ?? Date.now;
  }

  async summary(filter: CostFilter): Promise<CostSummary> {
    const { currency, stacks, changes } = await this.part(filter);
    const summary = summaryOf({
      ...{ currency, changes, stacks },
      // What is only a part is held against no budget.
      budgets:
        currency === USUAL_CURRENCY && !filter.tag
          ? await this.#options.budgets()
          : {},
      observedAt: new Date(this.#now()),
    });
    const { exchange } = this.#options;
    return {
      ...summary,
      ...(exchange && currency === USUAL_CURRENCY && { exchange }),
    };
  }

  /** What fits, with changes of the last 30 days. */
  async part(filter: CostFilter): Promise<Costs> {
    const { stacks, currency, changes } = await this.#read();
    const all = { currency, stacks, changes: await changes };
    return partOf(this.#options.knex, all, filter);
  }

  async days(
    request: Pick<DaysRequest, 'filter' | 'dimension' | 'days'>,
  ): Promise<CostDays> {
    const { filter, dimension } = request;
    const { currency, stacks, changes } = await this.part(filter);
    const keys = dimension
      ? greatestKeys(stacks, dimension, currency, changes)
      : [];
    const now = this.#now();
    return costDays(this.#options.knex, { ...request, currency, keys, now });
  }

  async page(filter: CostFilter, page: PageRequest): Promise<StackCostPage> {
    const { stacks, changes } = await this.part(filter);
    return pageOf(stacks.filter(isPresent), changes, page);
  }

  async csv(filter: CostFilter, list: ListRequest): Promise<Iterable<string>> {
    const { stacks, changes } = await this.part(filter);
    return costsCsv(stacks.filter(isPresent), changes, list);
  }

  /** Whose cost changed most in the last days, either way. */
  async movers(
    filter: CostFilter,
    { days, limit }: { days: number; limit: number },
  ): Promise<CostMovers> {
    const { present, currency } = await this.#read();
    const now = this.#now();
    const changes = await this.#changes.since(
      currency,
      dayOf(now - days * DAY),
    );
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
      changes: await this.#changes.since(currency, day),
    };
  }

  /**
   * A stack as lists have it.
   * @throws NotFoundError
   */
  async listed(name: string): Promise<StackCost> {
    const { found, changes } = await this.#find(name);
    return withChange(found, await changes);
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
    return historyOf(knex, { ref, repository, currency }, commitUrl);
  }

  /**
   * What differs between two points of a stack's history, by their ids.
   * @throws NotFoundError, or InputError where they cannot be compared
   */
  async compare(
    name: string,
    from: string,
    to: string,
  ): Promise<EstimateChange> {
    const { knex } = this.#options;
    const { found } = await this.#find(name);
    const { ref } = found.stack;
    const before = await estimateAt(knex, ref, from);
    const after = await estimateAt(knex, ref, to);
    const reason = incomparable(before, after);
    if (!reason) return compareEstimates(before, after);
    throw new InputError(
      reason === 'failed'
        ? 'One of the points could not be priced, so there is nothing to compare. Choose another.'
        : 'The points are in two currencies, which are not compared. Choose another.',
    );
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
    const currency = mostCurrency(
      present.flatMap(({ stack }) => stack.cost?.currency ?? []),
    );
    const changes = this.#changes.of(generation, currency, this.#now());
    return { stacks, present, currency, changes };
  }
}
