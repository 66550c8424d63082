import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  type LocalisedText,
  pullCostSchema,
  type PullCost,
  type PullRuns,
  type ResourceChange,
  runDetailSchema,
} from '@infra-portal/infra-common';
import {
  type ForgeCheck,
  type ForgePullRequest,
  type Forges,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { verdicts } from '../requests/lane/approval';
import type { Asker, AskerOf } from '../requests/lane/askers';
import { named } from '../requests/lane/checks';
import { computeLane, type LaneFacts } from '../requests/lane/computeLane';
import type { MembersOf } from '../requests/lane/members';
import type { PullRunsOf } from '../requests/lane/PullRunsClient';
import { toReviewError } from '../review/forgeErrors';
import { codeownersOf } from '../review/reviewFiles';
import type { ReviewedPull, ReviewedPulls } from '../review/ReviewedPulls';
import type { AskPlugin } from '../util/askPlugin';
import { LruMap } from '../util/LruMap';
import { membersOfAll } from '../requests/lane/membersOfAll';
import { environmentRules, ownedFiles, pullApprovals } from './pullApprovals';
import type { OrderOf } from './orderOf';
import type { PullChange, PullChanges } from './PullChanges';
import { PULL_TEXTS } from './pullTexts';
import type { FoundPull } from './toOpenPull';
import type { PullKey } from './types';

/** Plans whose resources are kept: what a run did does not change any more. */
const KEPT_PLANS = 2_000;
/** Plans of one pull request that are read in whole. */
const MOST_PLANS = 40;

export interface PullFinderOptions {
  pulls: Pick<ReviewedPulls, 'open' | 'forget'>;
  changes: Pick<PullChanges, 'of'>;
  forges: Pick<Forges, 'of'>;
  ask: AskPlugin;
  pullRunsOf: PullRunsOf;
  membersOf: MembersOf;
  orderOf: OrderOf;
  askerOf: AskerOf;
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Asks everybody who knows something about a pull request. */
export class PullFinder {
  readonly #options: PullFinderOptions;
  readonly #plans = new LruMap<string, ResourceChange[]>(KEPT_PLANS);

  constructor(options: PullFinderOptions) {
    this.#options = options;
  }

  /**
   * @throws NotFoundError when it does not exist; ServiceUnavailableError when
   *   GitHub or its repository cannot be read
   */
  async find(repository: RepositoryRef, number: number): Promise<FoundPull> {
    const { askerOf, pulls, orderOf, now } = this.#options;
    const observedAt = new Date(now()).toISOString();
    const name = repositoryName(repository);
    const key = { repository: name, number };
    const stale: LocalisedText[] = [];
    const unless = async <T>(work: Promise<T>, text: LocalisedText) => {
      try {
        return await work;
      } catch (error) {
        this.#options.logger.debug(
          `${name}#${number}: ${text.en} ${toError(error).message}`,
        );
        stale.push(text);
        return undefined;
      }
    };
    pulls.forget(name, number);
    const reviewed = await pulls.open(repository, number);
    const { pull } = reviewed;
    const [said, change, runs, cost, order] = await Promise.all([
      this.#forge(repository, pull),
      unless(this.#options.changes.of(reviewed), PULL_TEXTS.files),
      unless(this.#options.pullRunsOf(name, number), PULL_TEXTS.runs),
      unless(this.#cost(key), PULL_TEXTS.cost),
      orderOf(key),
    ]);
    const resources = await unless(this.#resources(runs), PULL_TEXTS.plans);
    const asker = order && (await askerOf(order.requestedBy));
    if (asker?.isUnknown) stale.push(PULL_TEXTS.asker);
    const told = { pull, ...said, change, runs, order, asker };
    return {
      ...{ repository: name, ...told, stale, observedAt },
      ...(cost && { cost }),
      verdicts: verdicts(told),
      resources: resources ?? new Map(),
      ...(await this.#ways(reviewed, told, stale.includes(PULL_TEXTS.runs))),
    };
  }

  async #forge(repository: RepositoryRef, pull: ForgePullRequest) {
    const forge = this.#options.forges.of(repository);
    const { mergeCommit, head, number } = pull;
    try {
      const [reviews, own, after] = await Promise.all([
        forge.reviews(number),
        forge.checks(head.commit),
        // Others than Atlantis apply what was merged.
        mergeCommit && mergeCommit !== head.commit
          ? forge.checks(mergeCommit)
          : [],
      ]);
      const checks: ForgeCheck[] = [...own, ...named(after, 'apply').found];
      return { reviews, checks };
    } catch (error) {
      const name = `${repositoryName(repository)}#${number}`;
      throw toReviewError(error, name);
    }
  }

  #cost({ repository, number }: PullKey): Promise<PullCost | undefined> {
    const path = `/pull-requests/${repository}/${number}`;
    return this.#options.ask('infra-cost', path, pullCostSchema);
  }

  /** What plans would do, by the id of their run. */
  async #resources(runs: PullRuns | undefined) {
    const found = new Map<string, ResourceChange[]>();
    const wanted = (runs?.stacks ?? []).flatMap(({ plan }) =>
      plan?.state === 'succeeded' && plan.hasChanges !== false ? plan.id : [],
    );
    for (const id of wanted.slice(0, MOST_PLANS)) {
      const known = this.#plans.get(id);
      const told = known ?? (await this.#plan(id));
      if (told) {
        this.#plans.set(id, told);
        found.set(id, told);
      }
    }
    return found;
  }

  async #plan(id: string): Promise<ResourceChange[] | undefined> {
    const { ask } = this.#options;
    const run = await ask('infra-stacks', `/runs/${id}`, runDetailSchema);
    return run?.resources;
  }

  /** Who has to approve it, and its way to live. */
  async #ways(
    { repository, tree }: ReviewedPull,
    told: Pick<FoundPull, 'pull' | 'reviews' | 'checks' | 'runs' | 'order'> & {
      asker?: Asker;
      change?: PullChange;
    },
    runsFailed: boolean,
  ): Promise<Pick<FoundPull, 'lane' | 'approvals'>> {
    const { asker, change, order, pull, reviews, checks, runs } = told;
    const owned = ownedFiles(await codeownersOf(tree), change?.paths ?? []);
    const environments = [
      ...new Set(
        (change?.stacks ?? []).flatMap(each => each.environment ?? []),
      ),
    ];
    const rules = environmentRules(change?.standards, environments);
    const owners = [...new Set(owned.flatMap(each => each.owners))];
    const members = await membersOfAll(this.#options, repository, [
      ...owners,
      ...rules.flatMap(({ approvers }) => approvers),
    ]);
    const granted = verdicts(told)
      .filter(({ state }) => state === 'approved')
      .map(({ author }) => author);
    const facts: LaneFacts = {
      ...{ pull, reviews, checks, approvals: rules, owners, members },
      ...{ runs, runsFailed, refused: [], remarks: [], asker },
      // Only requests go through gates before they are opened.
      isForeign: order?.kind !== 'service',
      isAtlantis: named(checks, 'plan').source === 'Atlantis',
      environments: (change?.stacks ?? []).flatMap(({ environment, dir }) =>
        environment ? { name: environment, directory: dir } : [],
      ),
      requestedBy: order?.requestedBy ?? pull.author,
    };
    return {
      lane: computeLane(facts),
      approvals: pullApprovals({ owned, rules, granted, members }),
    };
  }
}
