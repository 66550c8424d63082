import {
  type CostTag,
  type CostTags,
  UNKNOWN_TAG,
  WITHOUT_TAG,
} from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import type { CostFilter, CostReader } from '../read';
import type { Costs } from '../read/part';
import { dayOf } from '../store/foldCosts';
import { amountOf } from '../store/micros';
import { TAG_STEPS } from '../store/rows';
import { groupsOfTag } from '../store/tagSplit';

/** Groups that are told, the greatest. */
const MOST_GROUPS = 500;

export interface TagCostsOptions {
  knex: Knex;
  reader: Pick<CostReader, 'part'>;
  /** Tags that the standards ask for now. */
  required: () => Promise<string[]>;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Stacks that are there, in the currency of sums. */
const ofCurrency = ({ stacks, currency }: Costs) =>
  stacks.filter(
    ({ present, stack }) => present && stack.cost?.currency === currency,
  );

/** What costs come to by the values of tags, and without them. */
export class TagCosts {
  readonly #options: TagCostsOptions;
  readonly #now: () => number;

  constructor(options: TagCostsOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** @param key the tag whose groups are told, too */
  async tags(filter: CostFilter, key?: string): Promise<CostTags> {
    const { reader } = this.#options;
    const all = await reader.part(filter);
    const required = await this.#options.required();
    const own = ofCurrency(all);
    const tags = tagsOf(own, required);
    return {
      currency: all.currency,
      monthly: amountOf(own.reduce((sum, { micros }) => sum + micros, 0)),
      tags,
      ...(key !== undefined && { groups: await this.#groups(all, key) }),
      observedAt: new Date(this.#now()).toISOString(),
    };
  }

  async #groups(all: Costs, key: string): Promise<CostTags['groups']> {
    const sums = new Map<string, { micros: number; stacks: number }>();
    for (const { tags, micros: total } of ofCurrency(all)) {
      const groups = groupsOfTag(tags, key);
      // A stack that is not split by it yet is one of which nobody knows.
      const parts = groups.length > 0 ? groups : [[UNKNOWN_TAG, [total, 0]]];
      for (const [item, [micros]] of parts as typeof groups) {
        const sum = sums.get(item) ?? { micros: 0, stacks: 0 };
        sums.set(item, {
          micros: sum.micros + micros,
          stacks: sum.stacks + 1,
        });
      }
    }
    const changes = await this.#changes(all, key);
    const hasBefore = all.stacks.some(
      ({ firstAt = Infinity }) => firstAt <= all.changes.since,
    );
    return [...sums]
      .sort(([a, x], [b, y]) => y.micros - x.micros || (a < b ? -1 : 1))
      .slice(0, MOST_GROUPS)
      .map(([item, { micros, stacks }]) => ({
        ...{ key: item, monthly: amountOf(micros), stacks },
        ...(hasBefore && { change: amountOf(changes.get(item) ?? 0) }),
      }));
  }

  /** By group, of the stacks that fit. */
  async #changes({ currency, stacks, changes }: Costs, key: string) {
    const rows: { stack_ref: string; item: string; change: number | string }[] =
      await this.#options
        .knex(TAG_STEPS)
        .where({ currency, tag: key })
        .where('day', '>', dayOf(changes.since))
        .select('stack_ref', 'item')
        .sum({ change: 'change' })
        .groupBy('stack_ref', 'item');
    const refs = new Set(stacks.map(({ stack }) => stack.ref));
    const sums = new Map<string, number>();
    for (const { stack_ref: ref, item, change } of rows) {
      if (!refs.has(ref)) continue;
      sums.set(item, (sums.get(item) ?? 0) + Number(change));
    }
    return sums;
  }
}

/** Those that are asked for first, then by name. */
function tagsOf(
  stacks: Costs['stacks'],
  required: readonly string[],
): CostTag[] {
  const keys = new Set(stacks.flatMap(({ tags }) => Object.keys(tags)));
  const isRequired = (key: string) => required.includes(key);
  return [...keys]
    .sort(
      (a, b) =>
        Number(isRequired(b)) - Number(isRequired(a)) || (a < b ? -1 : 1),
    )
    .map(key => {
      let [missing, unknown, count] = [0, 0, 0];
      for (const { tags, micros } of stacks) {
        const groups = new Map(groupsOfTag(tags, key));
        const without = groups.get(WITHOUT_TAG)?.[0] ?? 0;
        missing += without;
        count += without === 0 ? 0 : 1;
        unknown +=
          groups.size === 0 ? micros : groups.get(UNKNOWN_TAG)?.[0] ?? 0;
      }
      return {
        ...{ key, required: isRequired(key), stacks: count },
        ...{ missing: amountOf(missing), unknown: amountOf(unknown) },
      };
    });
}
