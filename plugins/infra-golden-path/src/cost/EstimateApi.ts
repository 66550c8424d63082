import { ResponseError } from '@backstage/errors';
import {
  createApiRef,
  type DiscoveryApi,
  type FetchApi,
} from '@backstage/frontend-plugin-api';
import {
  estimateAnswerSchema,
  type EstimateAnswer,
  type EstimateRequest,
} from '@infra-portal/infra-common';

/** What declared stacks would cost: the HTTP API of the costs plugin. */
export interface EstimateApi {
  /**
   * @throws ResponseError when the server answers with an error; 404 where the
   * costs plugin is not installed
   */
  estimate(
    request: EstimateRequest,
    signal?: AbortSignal,
  ): Promise<EstimateAnswer>;
}

export const estimateApiRef = createApiRef<EstimateApi>().with({
  id: 'plugin.infra-golden-path.estimate-api',
  pluginId: 'infra-golden-path',
});

/** Speaks the HTTP API of the costs backend. */
export class EstimateClient implements EstimateApi {
  readonly #discovery: DiscoveryApi;
  readonly #fetch: FetchApi;

  constructor(options: { discoveryApi: DiscoveryApi; fetchApi: FetchApi }) {
    this.#discovery = options.discoveryApi;
    this.#fetch = options.fetchApi;
  }

  async estimate(request: EstimateRequest, signal?: AbortSignal) {
    const base = await this.#discovery.getBaseUrl('infra-cost');
    const response = await this.#fetch.fetch(`${base}/estimate`, {
      method: 'POST',
      headers: { 'Content-Type': 'application/json' },
      body: JSON.stringify(request),
      signal,
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return estimateAnswerSchema.parse(await response.json());
  }
}
