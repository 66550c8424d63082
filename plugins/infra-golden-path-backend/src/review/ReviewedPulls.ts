import { ConflictError, ServiceUnavailableError } from '@backstage/errors';
import {
  firstParent,
  type ForgePullRequest,
  type Forges,
  type Mirror,
  type Mirrors,
  repositoryKey,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { toHttpError } from '../repository/repositoryErrors';
import type { Bases, BaseTree } from '../repository/types';
import { LruMap, once } from '../util/LruMap';
import { toReviewError } from './forgeErrors';

/** A pull request as a reviewer looks at it: at one head. */
export interface ReviewedPull {
  repository: RepositoryRef;
  pull: ForgePullRequest;
  mirror: Mirror;
  /** Head of the default branch: its standards and CODEOWNERS count. */
  tree: BaseTree;
  head: string;
  /** Where the branch left its base. */
  mergeBase: string;
}

export interface ReviewedPullsOptions {
  bases: Bases;
  forges: Forges;
  mirrors: Mirrors;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** Milliseconds for which GitHub is not asked again: a page asks in bursts. */
const FRESH = 3_000;
const KEPT = 500;

const common = new LruMap<string, Promise<string | undefined>>(KEPT);

const keyOf = (repository: RepositoryRef, number: number) =>
  `${repositoryKey(repository)}#${number}`;

/** Opens pull requests of the configured repositories, of any state. */
export class ReviewedPulls {
  readonly #options: ReviewedPullsOptions;
  readonly #pulls = new LruMap<
    string,
    { until: number; pull: Promise<ForgePullRequest> }
  >(KEPT);
  readonly #bases = new LruMap<string, Promise<string>>(KEPT);

  constructor(options: ReviewedPullsOptions) {
    this.#options = options;
  }

  /**
   * Something happened to a pull request.
   * @param repository `host/owner/name`
   */
  forget(repository: string, number: number): void {
    this.#pulls.delete(`${repository.toLowerCase()}#${number}`);
  }

  /**
   * @param head the commit that the caller looks at
   * @throws NotFoundError when the repository is not configured, or the pull
   *   request is not there
   * @throws ConflictError when it has another head by now
   * @throws ServiceUnavailableError when GitHub cannot be asked
   */
  async open(
    repository: RepositoryRef,
    number: number,
    head?: string,
  ): Promise<ReviewedPull> {
    const { bases, mirrors } = this.#options;
    const { tree } = await bases.of(repository);
    const pull = await this.#pull(repository, number);
    const { commit } = pull.head;
    if (head !== undefined && head !== commit) {
      throw new ConflictError(
        `There is a newer commit: the pull request is at ${commit.slice(
          0,
          12,
        )}, not at ${head.slice(0, 12)} any more`,
      );
    }
    const mirror = mirrors.of(repository);
    try {
      await has(mirror, number, commit);
      const mergeBase = await this.#mergeBase(mirror, pull);
      return { repository, pull, mirror, tree, head: commit, mergeBase };
    } catch (error) {
      throw toHttpError(error, repository);
    }
  }

  async #pull(repository: RepositoryRef, number: number) {
    const { forges, now } = this.#options;
    const key = keyOf(repository, number);
    const known = this.#pulls.get(key);
    if (known && known.until > now()) return known.pull;
    const pull = forges.of(repository).pullRequest(number);
    this.#pulls.set(key, { until: now() + FRESH, pull });
    try {
      return await pull;
    } catch (error) {
      this.#pulls.delete(key);
      const name = `${repositoryName(repository)}#${number}`;
      throw toReviewError(error, name);
    }
  }

  #mergeBase(mirror: Mirror, pull: ForgePullRequest): Promise<string> {
    const { number, head, base, state } = pull;
    const of = repositoryKey(mirror.repository);
    // The base of one that is over does not move any more.
    const moving = state === 'open' ? base.branch : state;
    const key = `${of}#${number} ${head.commit} ${moving}`;
    if (state !== 'open') {
      return once(this.#bases, key, () => mergeBaseOf(mirror, pull));
    }
    return mergeBaseOf(mirror, pull);
  }
}

async function has(mirror: Mirror, number: number, commit: string) {
  if (await mirror.hasPull(number, commit)) return;
  throw new ServiceUnavailableError(
    `GitHub names the commit ${commit.slice(0, 12)}, but does not give it yet`,
  );
}

/** Two commits have the same in common for ever. */
function commonOf(mirror: Mirror, at: string, head: string) {
  return once(common, `${mirror.directory} ${at} ${head}`, () =>
    mirror.mergeBase(at, head),
  );
}

/**
 * Where a branch left its base. What was merged is in its base, so that the
 * commit before the merge counts; a branch without anything in common is
 * compared with its base itself.
 */
async function mergeBaseOf(
  mirror: Mirror,
  { base, head, mergeCommit, state }: ForgePullRequest,
): Promise<string> {
  const merged = state === 'merged' ? mergeCommit : undefined;
  const look = async () => {
    const at = merged
      ? await firstParent(mirror.directory, merged).catch(() => undefined)
      : await mirror.head(base.branch);
    if (at === undefined) return undefined;
    return (await commonOf(mirror, at, head.commit)) ?? at;
  };
  const known = await look();
  if (known) return known;
  await mirror.update();
  const found = await look();
  if (found) return found;
  throw new ServiceUnavailableError(
    `The branch ${base.branch} is not there: nothing to compare with`,
  );
}
