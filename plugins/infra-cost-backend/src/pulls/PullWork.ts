import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  type Forges,
  type Mirror,
  type Mirrors,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { isDeepStrictEqual } from 'node:util';
import { commitsOf } from './commitsOf';
import { budgetKeys, judgePull, placedNow } from './judgePull';
import type { PullClaims } from './PullClaims';
import { PullFailure, type PullPricing } from './PullPricing';
import type { PullRulesReader } from './PullRulesReader';
import { pushOf } from './pushOf';
import { seenPull } from './seenPull';
import type { PullChange } from './rows';
import type { PullStacks } from './PullStacks';
import type { PullStore } from './PullStore';
import type { PullTeller } from './PullTeller';
import type { KeptPull, PullClaim, PulledEstimates, PullKey } from './types';

/** Milliseconds until the second attempt; each further wait is twice as long. */
const FIRST_PAUSE = 15_000;
const LONGEST_PAUSE = 30 * 60_000;
/** Milliseconds between two renewals of a claim. */
const RENEWED = 30_000;

export interface PullWorkOptions {
  store: PullStore;
  claims: PullClaims;
  pricing: PullPricing;
  stacks: Pick<PullStacks, 'known'>;
  rules: PullRulesReader;
  teller: PullTeller;
  repositories: readonly RepositoryRef[];
  mirrors: Mirrors;
  forges: Forges;
  /** Called when something of a pull request is new. */
  changed: (key: PullKey) => Promise<void>;
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** What pricing came to; nothing where it was done before for the same. */
interface Found {
  change?: PullChange;
  estimates?: PulledEstimates[];
  isToRetry?: boolean;
}

/** The work has to end: the claim is another's, or there is a newer commit. */
class Outdated extends Error {}

/** Brings what is known of pull requests to what is so now, one at a time. */
export class PullWork {
  readonly #options: PullWorkOptions;

  constructor(options: PullWorkOptions) {
    this.#options = options;
  }

  /** Works until nothing is left to do. */
  async run(signal: AbortSignal): Promise<void> {
    const { claims, logger } = this.#options;
    while (!signal.aborted) {
      const claim = await claims.claim();
      if (!claim) return;
      try {
        await claims.end(claim, await this.#work(claim, signal));
      } catch (error) {
        const { repository, number } = claim;
        const { message } = toError(error);
        if (!(error instanceof Outdated)) {
          logger.warn(
            `Costs of ${repository}#${number} cannot be worked out: ${message}`,
          );
        }
        await claims.end(claim, this.#later(claim));
      }
    }
  }

  #later({ attempts }: PullClaim): number {
    const pause = Math.min(LONGEST_PAUSE, FIRST_PAUSE * 2 ** attempts);
    return this.#options.now() + pause;
  }

  /** @returns when to go on with it, milliseconds since 1970 */
  async #work(
    claim: PullClaim,
    signal: AbortSignal,
  ): Promise<number | undefined> {
    const { store, mirrors } = this.#options;
    const repository = this.#repository(claim);
    if (!repository) return undefined;
    if (claim.look) await this.#look(claim, repository);
    const pull = await store.pull(claim);
    if (!pull?.details || pull.open !== 'open') return undefined;
    const found = await this.#prices(
      claim,
      pull,
      mirrors.of(repository),
      signal,
    );
    await this.#keep(claim, pull, found, repository);
    const retryAt = await this.#tell(claim, repository);
    return found.isToRetry ? this.#later(claim) : retryAt;
  }

  #repository({ repository }: PullKey) {
    return this.#options.repositories.find(
      each => repositoryName(each) === repository,
    );
  }

  async #look(claim: PullClaim, repository: RepositoryRef): Promise<void> {
    const { forges, mirrors, store, changed } = this.#options;
    // Whoever asks wants the branches of now, and the standards on them.
    await mirrors.of(repository).update();
    const pull = await forges.of(repository).pullRequest(claim.number);
    const isNew = await store.see(seenPull(claim, pull), true);
    if (isNew) await changed(claim);
  }

  /** Prices it unless that was done for the same. */
  async #prices(
    claim: PullClaim,
    pull: KeptPull,
    mirror: Mirror,
    signal: AbortSignal,
  ): Promise<Found> {
    const { pricing } = this.#options;
    const commits = await commitsOf(mirror, pull.head);
    if (!commits) {
      return {
        change: {
          state: 'failed',
          failure:
            'Its commit is in no branch of the repository. Costs of pull requests from forks are not worked out.',
        },
      };
    }
    // Merged, and GitHub has not told yet: what was said of it holds.
    if (commits.base === pull.head) return {};
    const pricedFor = await pricing.madeFor(claim.repository, commits);
    const isKnown = pull.pricedFor === pricedFor && pull.state !== 'pending';
    if (isKnown && !claim.again) return {};
    const said = { base: commits.base, pricedFor };
    try {
      const progress = this.#progress(claim, signal);
      const prices = await pricing.price(mirror, commits, progress);
      const { priced, estimates } = prices;
      if (!priced) return { change: { ...said, state: 'none' }, estimates };
      return { change: { ...said, state: 'priced', priced }, estimates };
    } catch (error) {
      if (error instanceof Outdated) throw error;
      const { message: failure } = toError(error);
      return error instanceof PullFailure
        ? { change: { ...said, state: 'failed', failure } }
        : { change: { state: 'failed', failure }, isToRetry: true };
    }
  }

  /** Holds the claim; the work ends when it is lost. */
  #progress(claim: PullClaim, signal: AbortSignal) {
    const { claims, now } = this.#options;
    let renewed = now();
    return async () => {
      if (signal.aborted) throw new Outdated('The round ended.');
      if (now() - renewed < RENEWED) return;
      renewed = now();
      if (!(await claims.renew(claim))) throw new Outdated('It was taken.');
    };
  }

  /** Judges it, also anew: the branch, totals or the day may be others. */
  async #keep(
    claim: PullClaim,
    before: KeptPull,
    { change = {}, estimates }: Found,
    repository: RepositoryRef,
  ): Promise<void> {
    const { store, changed, now } = this.#options;
    const pull = { ...before, ...change };
    const judged = await this.#judged(pull, repository);
    const after = { ...pull, ...judged };
    const { head } = before;
    const all = { ...change, ...judged };
    if (Object.keys(all).length === 0) return;
    if (!(await store.write({ ...claim, head }, all, estimates))) {
      throw new Outdated('There is a newer commit.');
    }
    if (isDeepStrictEqual(saidOf(after), saidOf(before))) return;
    const push = pushOf(after);
    if (push) await store.push(claim, push, now());
    await changed(claim);
  }

  async #judged(
    { priced, state, repository: name }: KeptPull,
    repository: RepositoryRef,
  ): Promise<PullChange> {
    if (!priced || state !== 'priced') return {};
    const { stacks, rules, now } = this.#options;
    const placed = placedNow(priced.stacks, await stacks.known(name));
    const against = await rules.of(repository, budgetKeys(placed));
    const at = now();
    return {
      judgement: judgePull(priced, placed, against, new Date(at)),
      ...{ judgedAt: at, priced: { ...priced, stacks: placed } },
    };
  }

  async #tell(
    claim: PullClaim,
    repository: RepositoryRef,
  ): Promise<number | undefined> {
    const { store, claims, changed, forges, teller } = this.#options;
    // Whoever lost the claim says nothing.
    if (!(await claims.renew(claim))) throw new Outdated('It was taken.');
    const pull = await store.pull(claim);
    if (!pull) return undefined;
    const forge = () => forges.of(repository);
    const { retryAt, ...told } = await teller.tell(pull, forge);
    if (told.check || told.comment) {
      await store.write({ ...claim, head: pull.head }, told);
      await changed(claim);
    }
    const failed = Object.values(told).some(each => each.failure);
    return failed ? Math.max(retryAt ?? 0, this.#later(claim)) : undefined;
  }
}

/** Without when that was found. */
function saidOf({ judgedAt: _at, ...said }: KeptPull) {
  return said;
}
