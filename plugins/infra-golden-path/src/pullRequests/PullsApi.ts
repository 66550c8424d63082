import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  type PullList,
  pullListSchema,
  type PullView,
} from '@infra-portal/infra-common';
import { Calls, type CallsOptions } from '../api/Calls';

/** Which open pull requests to list; without anything all. */
export interface PullsQuery {
  product?: string;
  environment?: string;
  repository?: string;
  risk?: string;
  text?: string;
  generated?: 'true' | 'false';
}

/** Which of them, a page at a time. */
export interface PullsPage {
  view?: PullView;
  /** `nextCursor` of the page before. */
  cursor?: string;
  limit?: number;
}

/** Open pull requests, as the signed-in person sees them. */
export interface PullsApi {
  /** @throws ResponseError when the server answers with an error */
  list(query: PullsQuery & PullsPage, signal?: AbortSignal): Promise<PullList>;
}

export const pullsApiRef = createApiRef<PullsApi>().with({
  id: 'plugin.infra-golden-path.pulls-api',
  pluginId: 'infra-golden-path',
});

/** Speaks the HTTP API of the golden-path backend. */
export class PullsClient implements PullsApi {
  readonly #calls: Calls;

  constructor(options: CallsOptions) {
    this.#calls = new Calls(options);
  }

  list(
    { limit, ...query }: PullsQuery & PullsPage,
    signal?: AbortSignal,
  ): Promise<PullList> {
    const size = limit === undefined ? {} : { limit: String(limit) };
    const call = { query: { ...query, ...size }, signal };
    return this.#calls.read(pullListSchema, '/pulls', call);
  }
}
