import {
  firstFiles,
  type ReviewChecks,
  type ReviewDiff,
  type ReviewDocument,
  type ReviewLines,
} from '@infra-portal/infra-common';
import type { RepositoryRef } from '@infra-portal/infra-node';
import type { PullChecks } from './checks/PullChecks';
import { type DiffQuery, diffsOf, type LinesQuery, linesOfFile } from './diffs';
import type { ReviewedPull, ReviewedPulls } from './ReviewedPulls';
import type { ReviewDocuments } from './ReviewDocuments';
import type { ReviewParts, User } from './ReviewParts';
import { thinPull } from './thinPull';
import { withOrigins, type WebUrlOf } from './withOrigins';

export interface ReviewsOptions {
  pulls: ReviewedPulls;
  documents: ReviewDocuments;
  parts: Pick<ReviewParts, 'facts' | 'plans'>;
  checks: PullChecks;
  /** Address of a repository for people. */
  webUrlOf: WebUrlOf;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** What somebody looks at: a file, a line, at a head. */
type At<T> = T & { head: string };

/** What reviewers read of pull requests. */
export class Reviews {
  readonly #options: ReviewsOptions;

  constructor(options: ReviewsOptions) {
    this.#options = options;
  }

  /**
   * All that a reviewer decides upon; what cannot be asked is named.
   * @param texts whether the texts that are seen first come with it
   * @throws as {@link ReviewedPulls.open}
   */
  async document(
    user: User,
    repository: RepositoryRef,
    number: number,
    texts = false,
  ): Promise<ReviewDocument> {
    const { pulls, documents } = this.#options;
    const reviewed = await pulls.open(repository, number);
    const document = await documents.of(reviewed, user);
    if (!texts) return document;
    const paths = firstFiles(document.files);
    return { ...document, texts: await this.#texts(reviewed, { paths }) };
  }

  /**
   * What the portal itself finds, and what it simulates.
   * @throws ConflictError when the pull request has another head by now
   */
  async checks(
    repository: RepositoryRef,
    number: number,
    head: string,
  ): Promise<ReviewChecks> {
    const { checks, now, parts, pulls } = this.#options;
    const reviewed = await pulls.open(repository, number, head);
    const pull = await parts
      .facts(reviewed)
      .catch(() => thinPull(reviewed, new Date(now()).toISOString()));
    // A runner that cannot be asked has planned nothing that anybody sees.
    const plans = await parts.plans(pull).catch(() => []);
    return checks.of(reviewed, pull, plans);
  }

  /**
   * What changes in some files.
   * @throws ConflictError when the pull request has another head by now
   */
  async diffs(
    repository: RepositoryRef,
    number: number,
    { head, ...query }: At<DiffQuery>,
  ): Promise<ReviewDiff[]> {
    const { pulls } = this.#options;
    return this.#texts(await pulls.open(repository, number, head), query);
  }

  async #texts(reviewed: ReviewedPull, query: DiffQuery) {
    const diffs = await diffsOf(reviewed, query);
    return withOrigins(reviewed, diffs, this.#options);
  }

  /**
   * Lines that a diff leaves out.
   * @throws ConflictError when the pull request has another head by now
   */
  async lines(
    repository: RepositoryRef,
    number: number,
    { head, ...query }: At<LinesQuery>,
  ): Promise<ReviewLines> {
    const { pulls } = this.#options;
    return linesOfFile(await pulls.open(repository, number, head), query);
  }
}
