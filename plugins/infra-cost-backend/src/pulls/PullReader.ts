import { NotFoundError } from '@backstage/errors';
import {
  compareAmounts,
  type CostSummary,
  type PendingCosts,
  type PullCost,
  type PullCostDetail,
  type PullCosts,
  type PullStackCost,
  ZERO,
} from '@infra-portal/infra-common';
import {
  type Budgets,
  type CostFilter,
  filtered,
  USUAL_CURRENCY,
} from '../read';
import { fitsPull, pendingSteps } from './pending';
import type { ExceptionStore } from './exceptions';
import type { PullStore } from './PullStore';
import type { KeptPull, PulledEstimates, PullKey, Told } from './types';

/** Stacks whose estimates are told in whole, those with the greatest change. */
const MOST_WHOLE = 60;

export interface PullReaderOptions {
  store: PullStore;
  exceptions: Pick<ExceptionStore, 'of'>;
  reader: { summary(filter: CostFilter): Promise<CostSummary> };
  /** Limits as they are now. */
  budgets: () => Promise<Budgets>;
  exchange?: CostSummary['exchange'];
  /** Milliseconds since 1970. */
  now: () => number;
}

export interface PullListRequest {
  filter: CostFilter;
  open?: PullCost['open'];
}

const unique = (values: readonly (string | undefined)[]) =>
  [...new Set(values.flatMap(each => each ?? []))].sort();

/** What is told of a pull request that GitHub told of. */
function pullCost(pull: KeptPull, details: NonNullable<KeptPull['details']>) {
  const { repository, number, open, branch, head, base } = pull;
  const { state, failure, judgement, judgedAt, priced } = pull;
  const stacks = priced?.stacks ?? [];
  return {
    ...{ repository, number, open, branch, head, ...details, state },
    ...(base !== undefined && { base }),
    ...(failure !== undefined && { failure }),
    ...(judgement && { judgement }),
    ...(judgedAt && { judgedAt: new Date(judgedAt).toISOString() }),
    ...(priced && {
      ...{ judgedCommit: priced.commit, grade: priced.grade },
      ...{ source: priced.source, pricedAt: priced.pricedAt },
      coverage: priced.coverage,
    }),
    products: unique(stacks.map(({ product }) => product)),
    owners: unique(stacks.map(({ owner }) => owner)),
    environments: unique(stacks.map(({ environment }) => environment)),
  } satisfies PullCost;
}

const sizeOf = ({ judgement }: PullCost) => {
  const delta = judgement?.delta ?? ZERO;
  return delta.startsWith('-') ? delta.slice(1) : delta;
};

const toldOf = ({ at, failure }: Told) => ({
  at,
  ...(failure !== undefined && { failure }),
});

/** What pull requests would change, for screens. */
export class PullReader {
  readonly #options: PullReaderOptions;

  constructor(options: PullReaderOptions) {
    this.#options = options;
  }

  /** The greatest change first. */
  async list({ filter, open }: PullListRequest): Promise<PullCosts> {
    const { store, now } = this.#options;
    const pulls = [
      ...(open === undefined || open === 'open' ? await store.open() : []),
      ...(open === 'open' ? [] : await store.ended()),
    ];
    const items = pulls
      .filter(each => open === undefined || each.open === open)
      .filter(each => fitsPull(each, filter))
      .flatMap(each => (each.details ? pullCost(each, each.details) : []))
      .sort(
        (a, b) =>
          compareAmounts(sizeOf(b), sizeOf(a)) ||
          b.number - a.number ||
          (a.repository < b.repository ? -1 : 1),
      );
    return { items, observedAt: new Date(now()).toISOString() };
  }

  /** Without its stacks. @throws NotFoundError */
  async brief(key: PullKey): Promise<PullCost> {
    const pull = await this.#options.store.pull(key);
    if (!pull?.details) throw noSuchPull(key);
    return pullCost(pull, pull.details);
  }

  /** @throws NotFoundError */
  async pull(key: PullKey): Promise<PullCostDetail> {
    const { store, exchange } = this.#options;
    const pull = await store.pull(key);
    if (!pull?.details) throw noSuchPull(key);
    const { check, comment } = pull;
    const estimates = await store.estimates(key);
    const isUsual = pull.priced?.currency === USUAL_CURRENCY;
    return {
      ...pullCost(pull, pull.details),
      stacks: stacksOf(pull, estimates),
      pushes: await store.pushes(key),
      exceptions: await this.#options.exceptions.of(key),
      ...(check && { check: toldOf(check) }),
      ...(comment && { comment: toldOf(comment) }),
      ...(exchange && isUsual && { exchange }),
    };
  }

  /** Today, and what open pull requests would make of it. */
  async pending(filter: CostFilter): Promise<PendingCosts> {
    const { store, reader, budgets, exchange, now } = this.#options;
    const { currency, monthly: today } = await reader.summary(filter);
    const isUsual = currency === USUAL_CURRENCY;
    const budget = isUsual ? budgetOf(filter, await budgets()) : undefined;
    return {
      ...pendingSteps(await store.open(), filter, { currency, today }),
      ...(budget !== undefined && { budget }),
      ...(exchange && isUsual && { exchange }),
      observedAt: new Date(now()).toISOString(),
    };
  }
}

/** What is said of a pull request that the portal does not know. */
export function noSuchPull({ repository, number }: PullKey) {
  return new NotFoundError(
    `The portal knows no pull request ${number} of ${repository}. It may be of a repository that is not read, or have been opened a moment ago.`,
  );
}

/** The limit of exactly what is asked for. */
function budgetOf(filter: CostFilter, budgets: Budgets): string | undefined {
  const [dimension, ...more] = filtered(filter);
  if (dimension === undefined || more.length > 0 || filter.text) {
    return undefined;
  }
  const keys = filter[dimension]!;
  return keys.length === 1 ? budgets[dimension]?.get(keys[0]) : undefined;
}

/** In the order of the judgement, which has the greatest change first. */
function stacksOf(
  { priced, judgement }: KeptPull,
  estimates: readonly PulledEstimates[],
): PullStackCost[] {
  const rank = new Map(judgement?.stacks.map(({ stack }, at) => [stack, at]));
  const whole = new Map(estimates.map(each => [each.ref, each]));
  return [...(priced?.stacks ?? [])]
    .sort((a, b) => (rank.get(a.ref) ?? 0) - (rank.get(b.ref) ?? 0))
    .map(
      (
        { before: _before, after: _after, file: _file, gaps: _gaps, ...place },
        at,
      ) => {
        const { before, after } = whole.get(place.ref) ?? {};
        return {
          ...place,
          ...(at < MOST_WHOLE && before && { before }),
          ...(at < MOST_WHOLE && after && { after }),
        };
      },
    );
}
