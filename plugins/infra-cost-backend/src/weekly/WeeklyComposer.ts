import {
  composeWeekly,
  greatestChanges,
  WEEKLY_CHANGES,
  weeklyCause,
  type WeeklyCause,
  type WeeklyReport,
  type WeekStack,
  ZERO,
} from '@infra-portal/infra-common';
import type { OwnedStand } from '../budgetNotices/Stands';
import type { CostReader, CostsSince, IndexedStack } from '../read';
import type { SavingsReader } from '../savings';
import { amountOf } from '../store/micros';

/** Days that a report tells changes of. */
const WEEK = 7;

export interface WeeklyComposerOptions {
  reader: Pick<CostReader, 'since' | 'summary' | 'history'>;
  savings: Pick<SavingsReader, 'savings'>;
  stands: () => Promise<OwnedStand[]>;
}

/** A stack as reports take it. */
function weekStack(each: IndexedStack, week: CostsSince): WeekStack {
  const { stack, present, micros, firstAt } = each;
  const { currency, changes } = week;
  const isOther = stack.cost !== undefined && stack.cost.currency !== currency;
  const change = isOther ? 0 : changes.byRef.get(stack.ref) ?? 0;
  return {
    ...{ name: stack.name, ref: stack.ref, isPresent: present },
    isNew: firstAt === undefined || firstAt > changes.since,
    ...(stack.cost && !isOther && { monthly: amountOf(micros) }),
    change: change === 0 ? ZERO : amountOf(change),
  };
}

/** Makes weekly reports of what the portal knows now. */
export class WeeklyComposer {
  readonly #options: WeeklyComposerOptions;

  constructor(options: WeeklyComposerOptions) {
    this.#options = options;
  }

  /** Those whose stacks are there or went away in the week. */
  async owners(): Promise<string[]> {
    return [...byOwner(await this.#week()).keys()].sort();
  }

  /** Of all owners, by name. */
  async all(): Promise<WeeklyReport[]> {
    const week = await this.#week();
    const stands = await this.#options.stands();
    const reports: WeeklyReport[] = [];
    for (const [owner, stacks] of [...byOwner(week)].sort()) {
      reports.push(await this.#compose(owner, stacks, week, stands));
    }
    return reports;
  }

  async of(owner: string): Promise<WeeklyReport> {
    const week = await this.#week();
    const stacks = byOwner(week).get(owner) ?? [];
    return this.#compose(owner, stacks, week, await this.#options.stands());
  }

  #week() {
    return this.#options.reader.since(WEEK);
  }

  async #compose(
    owner: string,
    own: readonly IndexedStack[],
    week: CostsSince,
    stands: readonly OwnedStand[],
  ): Promise<WeeklyReport> {
    const { reader, savings } = this.#options;
    const since = new Date(week.changes.since).toISOString();
    const stacks = own.map(each => weekStack(each, week));
    const filter = { owner: [owner] };
    const { unknown, failing, coverage, otherCurrencies, pricedAt } =
      await reader.summary(filter);
    const { certain, possible, pending, currency } = await savings.savings(
      filter,
    );
    return composeWeekly(stacks, await this.#causes(stacks, since), {
      ...{ owner, currency: week.currency, since },
      ...{ unknown, failing, coverage, otherCurrencies },
      budgets: stands.flatMap(({ owners, ...stand }) =>
        stand.kind !== 'environment' && owners.includes(owner) ? [stand] : [],
      ),
      ...(currency === week.currency && {
        savings: { certain, possible, pending },
      }),
      ...(pricedAt && { pricedAt }),
      observedAt: week.observedAt,
    });
  }

  async #causes(stacks: readonly WeekStack[], since: string) {
    const causes = new Map<string, WeeklyCause>();
    for (const each of greatestChanges(stacks).slice(0, WEEKLY_CHANGES)) {
      // What is gone has no history any more.
      if (!each.isPresent) continue;
      const { points } = await this.#options.reader.history(each.name);
      const cause = weeklyCause(points, since);
      if (cause) causes.set(each.ref, cause);
    }
    return causes;
  }
}

function byOwner({ stacks, changes }: CostsSince): Map<string, IndexedStack[]> {
  const owners = new Map<string, IndexedStack[]>();
  for (const each of stacks) {
    if (!each.present && !changes.byRef.get(each.stack.ref)) continue;
    const own = owners.get(each.keys.owner);
    if (own) own.push(each);
    else owners.set(each.keys.owner, [each]);
  }
  return owners;
}
