import type { Estimate } from '@infra-portal/infra-common';
import { type Mirror, repositoryName } from '@infra-portal/infra-node';
import { createHash } from 'node:crypto';
import { setImmediate } from 'node:timers/promises';
import type { Pricer } from '../pricing';
import { pricedPull, type PricedSides } from './pricedPull';
import {
  pricedStack,
  type ReportedStack,
  reportedSides,
  type StackEstimates,
} from './pricedStack';
import type { PullReports } from './PullReports';
import type { PullCommits, PullStacks } from './PullStacks';
import type { TouchedPlace } from './touchedStacks';
import type { PricedPull, PulledEstimates } from './types';

/** Higher when the same files would be priced in another way. */
const RULES = 1;
/** Stacks of one pull request that are priced. */
const MOST_STACKS = 2_000;

/** Why a pull request has no prices, however often it is tried. */
export class PullFailure extends Error {}

export interface PullPricingOptions {
  stacks: Pick<PullStacks, 'touched'>;
  reports: Pick<PullReports, 'version' | 'of'>;
  pricer: Pricer;
  prices: { readonly book: { date: string }; readonly since: string };
}

/** What a pull request's stacks cost. Undefined `priced`: it touches none. */
export interface PullPrices {
  priced?: PricedPull;
  estimates: PulledEstimates[];
}

/** Prices the stacks that pull requests touch, without and with them. */
export class PullPricing {
  readonly #options: PullPricingOptions;

  constructor(options: PullPricingOptions) {
    this.#options = options;
  }

  /** The same as long as pricing would give the same. */
  async madeFor(
    repository: string,
    { base, head }: Pick<PullCommits, 'base' | 'head'>,
  ): Promise<string> {
    const { reports, prices } = this.#options;
    const said = await reports.version(repository, [base, head]);
    return createHash('sha256')
      .update(JSON.stringify([RULES, base, head, prices.since, said]))
      .digest('hex');
  }

  /**
   * @param progress called between stacks; throws when the work is to end
   * @throws PullFailure, or MirrorError when a commit cannot be read
   */
  async price(
    mirror: Mirror,
    commits: PullCommits,
    progress: () => Promise<void>,
  ): Promise<PullPrices> {
    const { stacks, reports, prices } = this.#options;
    // Both sides have the same prices, whatever is read meanwhile.
    const pricer = this.#options.pricer.pinned();
    const frame = {
      ...{ commit: commits.head, base: commits.base },
      source: `price book ${prices.book.date}`,
      pricedAt: prices.since,
    };
    const touched = await stacks.touched(
      ...[mirror, commits, pricer, progress],
    );
    if (touched.length > MOST_STACKS) {
      throw new PullFailure(
        `It touches ${touched.length} stacks; at most ${MOST_STACKS} are priced. Split it, so that each part can be looked at.`,
      );
    }
    const name = repositoryName(mirror.repository);
    const reported = await reports.of(name, commits, touched);
    const all: PricedSides[] = [];
    for (const place of touched) {
      await progress();
      // Others want the thread between two stacks.
      await setImmediate();
      const said = reported.get(place.ref);
      all.push(...(await sidesOf(place, said, { mirror, commits, pricer })));
    }
    if (all.length === 0) return { estimates: [] };
    return {
      priced: pricedPull(all, frame),
      estimates: all.map(each => each.estimates),
    };
  }
}

interface PricingPlace {
  mirror: Mirror;
  commits: PullCommits;
  pricer: Pricer;
}

/** None of what has no configuration on either side; no amount of what cannot be read. */
async function sidesOf(
  place: TouchedPlace,
  reported: ReportedStack | undefined,
  { mirror, commits, pricer }: PricingPlace,
): Promise<PricedSides[]> {
  const { change, ref } = place;
  const at = async (commit: string): Promise<Estimate | undefined> =>
    (await pricer.price(mirror.directory, commit, place))?.estimate;
  const own = async (): Promise<StackEstimates> => ({
    before: change === 'added' ? undefined : await at(commits.base),
    after: change === 'removed' ? undefined : await at(commits.head),
  });
  const sides =
    reportedSides(change, reported) ?? (await own().catch(() => undefined));
  if (!sides) return [{ stack: pricedStack(place, {}), estimates: { ref } }];
  const { before, after } = sides;
  if (!before && !after) return [];
  return [
    {
      stack: pricedStack(place, sides),
      estimates: {
        ref,
        ...(before && { before }),
        ...(after && { after }),
      },
    },
  ];
}
