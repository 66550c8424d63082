import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  type ReviewChecks,
  reviewChecksSchema,
  type ReviewDiff,
  reviewDiffSchema,
  type ReviewDocument,
  reviewDocumentSchema,
  type ReviewLines,
  reviewLinesSchema,
  type StandardsEffect,
  standardsEffectSchema,
} from '@infra-portal/infra-common';
import { z } from 'zod';
import { Calls, type CallsOptions, segment } from '../api/Calls';

/** Parts of the address of a pull request. */
export interface ReviewPlace {
  host: string;
  owner: string;
  name: string;
  number: string;
}

export interface ReviewDiffQuery {
  /** The head that is looked at. */
  head: string;
  paths: string[];
  /** Large files too. */
  whole?: boolean;
}

export interface ReviewLinesQuery {
  head: string;
  path: string;
  side: 'before' | 'after';
  /** First and last line, from 1. */
  from: number;
  to: number;
}

/** What reviewers read of pull requests. Each call throws a ResponseError. */
export interface ReviewApi {
  /** @param texts - whether the texts that are seen first come with it */
  review(
    place: ReviewPlace,
    texts: boolean,
    signal?: AbortSignal,
  ): Promise<ReviewDocument>;
  /** The portal's own; status 409 when there is another head by now. */
  checks(
    place: ReviewPlace,
    head: string,
    signal?: AbortSignal,
  ): Promise<ReviewChecks>;
  /** Status 409 when the pull request has another head by now. */
  diffs(place: ReviewPlace, query: ReviewDiffQuery): Promise<ReviewDiff[]>;
  /** Status 409 when the pull request has another head by now. */
  lines(place: ReviewPlace, query: ReviewLinesQuery): Promise<ReviewLines>;
  /** What a change of the standards comes to. */
  standards(place: ReviewPlace, signal?: AbortSignal): Promise<StandardsEffect>;
}

export const reviewApiRef = createApiRef<ReviewApi>().with({
  id: 'plugin.infra-golden-path.review-api',
  pluginId: 'infra-golden-path',
});

const diffsSchema = z.object({ items: z.array(reviewDiffSchema) });

const pathOf = ({ host, owner, name, number }: ReviewPlace) =>
  `/reviews/${[host, owner, name, number].map(segment).join('/')}`;

/** Speaks the HTTP API of reviews. */
export class ReviewClient implements ReviewApi {
  readonly #calls: Calls;

  constructor(options: CallsOptions) {
    this.#calls = new Calls(options);
  }

  async review(place: ReviewPlace, texts: boolean, signal?: AbortSignal) {
    return this.#calls.read(reviewDocumentSchema, pathOf(place), {
      ...(texts && { query: { texts: 'true' } }),
      signal,
    });
  }

  async checks(place: ReviewPlace, head: string, signal?: AbortSignal) {
    const path = `${pathOf(place)}/checks`;
    const query = { head };
    return this.#calls.read(reviewChecksSchema, path, { query, signal });
  }

  async diffs(place: ReviewPlace, query: ReviewDiffQuery) {
    const answer = await this.#calls.read(
      diffsSchema,
      `${pathOf(place)}/diffs`,
      { method: 'POST', body: query },
    );
    return answer.items;
  }

  async lines(place: ReviewPlace, query: ReviewLinesQuery) {
    return this.#calls.read(reviewLinesSchema, `${pathOf(place)}/lines`, {
      query: { ...query, from: String(query.from), to: String(query.to) },
    });
  }

  standards(place: ReviewPlace, signal?: AbortSignal) {
    const path = `${pathOf(place)}/standards`;
    return this.#calls.read(standardsEffectSchema, path, { signal });
  }
}
