import type {
  BackstageCredentials,
  BackstageUserPrincipal,
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  isOwnPull,
  isPullForReview,
  type OpenPull,
  type PullRuns,
  type ResourceChange,
  type ReviewDocument,
  type ReviewFinding,
  type ReviewPlan,
  runDetailSchema,
  type ShownPull,
  stackReadPermission,
} from '@infra-portal/infra-common';
import {
  type Forges,
  type InventoryClient,
  type InventoryStack,
  repositoryName,
  requirePermission,
} from '@infra-portal/infra-node';
import type { GitHubIdentity } from '../commands/identity';
import type { PullFacts } from '../pulls';
import type { MembersOf } from '../requests/lane/members';
import { membersOfAll } from '../requests/lane/membersOfAll';
import type { PullRunsOf } from '../requests/lane/PullRunsClient';
import type { AskPlugin } from '../util/askPlugin';
import { LruMap } from '../util/LruMap';
import { blastOf } from './blast';
import { findingsOf } from './findings';
import { objectivesOf } from './objectives';
import { plansOf } from './plans';
import type { ReviewedPull } from './ReviewedPulls';

export type User = BackstageCredentials<BackstageUserPrincipal>;

export interface ReviewPartsOptions {
  ask: AskPlugin;
  facts: PullFacts;
  forges: Pick<Forges, 'of'>;
  identityOf: (userRef: string) => Promise<GitHubIdentity>;
  inventory: Pick<InventoryClient, 'read'>;
  logger: LoggerService;
  membersOf: MembersOf;
  permissions: PermissionsService;
  pullRunsOf: PullRunsOf;
}

/** Plans of one pull request whose resources are read. */
const MOST_PLANS = 40;
/** Plans whose resources are kept: what a run did does not change any more. */
const KEPT_PLANS = 1_000;

/** What others know of a pull request. Each throws when it cannot be asked. */
export class ReviewParts {
  readonly #options: ReviewPartsOptions;
  readonly #resources = new LruMap<string, ResourceChange[]>(KEPT_PLANS);

  constructor(options: ReviewPartsOptions) {
    this.#options = options;
  }

  /** The pull request as somebody sees it. */
  async shown(pull: OpenPull, reviewed: ReviewedPull, userRef: string) {
    const { identityOf, logger } = this.#options;
    const login = await identityOf(userRef).then(
      identity => identity.login,
      error => {
        logger.warn(`The login of ${userRef} is not known: ${toError(error)}`);
        return undefined;
      },
    );
    const reader = { userRef, login };
    const names = pull.approvals.flatMap(({ from }) => from);
    const members = await membersOfAll(
      this.#options,
      reviewed.repository,
      names,
    );
    const decided = [
      ...pull.approvals.flatMap(({ have }) => have),
      ...pull.changesRequestedBy,
    ];
    const shown: ShownPull = {
      ...pull,
      mine: isOwnPull(pull, reader),
      needsMe: isPullForReview(pull, reader, { members, decided }),
    };
    return shown;
  }

  facts({ repository, pull, head }: ReviewedPull): Promise<OpenPull> {
    const { facts } = this.#options;
    const name = repositoryName(repository);
    return pull.state === 'open'
      ? facts.at(name, pull.number, head)
      : facts.of(name, pull.number);
  }

  async plans(pull: OpenPull): Promise<ReviewPlan[]> {
    const { pullRunsOf } = this.#options;
    const runs = await pullRunsOf(pull.repository, pull.number);
    return plansOf(pull, runs, await this.#resourcesOf(runs));
  }

  async findings({
    repository,
    pull,
    head,
  }: ReviewedPull): Promise<ReviewFinding[]> {
    const forge = this.#options.forges.of(repository);
    const { annotations, alerts } = await forge.findings(head, pull.number);
    return findingsOf(annotations, alerts);
  }

  objectives(pull: OpenPull, user: User) {
    return objectivesOf(this.#options.ask, pull.products, user);
  }

  async blast(pull: OpenPull, user: User): Promise<ReviewDocument['blast']> {
    const { inventory, permissions } = this.#options;
    await requirePermission(permissions, user, stackReadPermission);
    const { things } = await inventory.read();
    const stacks: InventoryStack[] = [];
    for (const { thing } of things.values()) {
      if (thing.kind === 'stack') stacks.push(thing);
    }
    return blastOf(pull.stacks, stacks);
  }

  /** What succeeded plans would do, by the id of their run. */
  async #resourcesOf(runs: PullRuns | undefined) {
    const ids = (runs?.stacks ?? []).flatMap(({ plan }) =>
      plan?.state === 'succeeded' && plan.hasChanges !== false ? plan.id : [],
    );
    const found = new Map<string, ResourceChange[]>();
    await Promise.all(
      ids.slice(0, MOST_PLANS).map(async id => {
        const told = this.#resources.get(id) ?? (await this.#resourcesIn(id));
        if (!told) return;
        this.#resources.set(id, told);
        found.set(id, told);
      }),
    );
    return found;
  }

  async #resourcesIn(id: string): Promise<ResourceChange[] | undefined> {
    const { ask } = this.#options;
    const path = `/runs/${encodeURIComponent(id)}`;
    return (await ask('infra-stacks', path, runDetailSchema))?.resources;
  }
}
