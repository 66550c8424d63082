import { ResponseError } from '@backstage/errors';
import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import {
  driftEpisodeDetailSchema,
  driftPageSchema,
  driftProposalPreviewSchema,
  type DriftProposalRequest,
  driftTrendSchema,
  fixPreviewSchema,
  type FixRequest,
  locksSchema,
  moduleSchema,
  modulesSchema,
  type OpenDriftProposal,
  openedDriftProposalSchema,
  openedFixSchema,
  type OpenFix,
  productSchema,
  productsSchema,
  runActivitySchema,
  runDetailSchema,
  runPageSchema,
  sourcesSchema,
  stackDriftDetailSchema,
  stackGraphSchema,
  stackPageSchema,
  stackSchema,
  type ViewInput,
  viewsSchema,
} from '@infra-portal/infra-common';
import type { z } from 'zod';
import type {
  DriftFilter,
  DriftTrendFilter,
  RunFilter,
  StackFilter,
  StacksApi,
} from './StacksApi';

const proposalsOf = (episode: string) =>
  `/drift/episodes/${encodeURIComponent(episode)}/proposals`;

/** A request with a body of JSON. */
const bodied = (method: 'PUT' | 'POST', body: unknown): RequestInit => ({
  method,
  headers: { 'content-type': 'application/json' },
  body: JSON.stringify(body),
});

/** Speaks the HTTP API of the stacks backend. */
export class StacksClient implements StacksApi {
  readonly #discovery: DiscoveryApi;
  readonly #fetch: FetchApi;

  constructor(options: { discoveryApi: DiscoveryApi; fetchApi: FetchApi }) {
    this.#discovery = options.discoveryApi;
    this.#fetch = options.fetchApi;
  }

  stacks(filter: StackFilter, signal?: AbortSignal) {
    return this.#read(stackPageSchema, `/stacks${queryOf(filter)}`, { signal });
  }

  async stacksCsv(filter: StackFilter, signal?: AbortSignal) {
    const path = `/stacks.csv${queryOf(filter)}`;
    return (await this.#ask(path, { signal })).blob();
  }

  stack(name: string, signal?: AbortSignal) {
    const path = `/stacks/${encodeURIComponent(name)}`;
    return this.#read(stackSchema, path, { signal });
  }

  products(signal?: AbortSignal) {
    return this.#read(productsSchema, '/products', { signal });
  }

  product(name: string, signal?: AbortSignal) {
    const path = `/products/${encodeURIComponent(name)}`;
    return this.#read(productSchema, path, { signal });
  }

  productGraph(name: string, signal?: AbortSignal) {
    const path = `/products/${encodeURIComponent(name)}/graph`;
    return this.#read(stackGraphSchema, path, { signal });
  }

  modules(signal?: AbortSignal) {
    return this.#read(modulesSchema, '/modules', { signal });
  }

  module(name: string, signal?: AbortSignal) {
    const path = `/modules/${encodeURIComponent(name)}`;
    return this.#read(moduleSchema, path, { signal });
  }

  async views(signal?: AbortSignal) {
    return (await this.#read(viewsSchema, '/views', { signal })).items;
  }

  async saveView(id: string, view: ViewInput) {
    await this.#ask(`/views/${encodeURIComponent(id)}`, bodied('PUT', view));
  }

  async deleteView(id: string) {
    await this.#ask(`/views/${encodeURIComponent(id)}`, { method: 'DELETE' });
  }

  previewFix(request: FixRequest, signal?: AbortSignal) {
    const init = { ...bodied('POST', request), signal };
    return this.#read(fixPreviewSchema, '/fixes/preview', init);
  }

  openFix(fix: OpenFix) {
    return this.#read(openedFixSchema, '/fixes', bodied('POST', fix));
  }

  async sources(signal?: AbortSignal) {
    return (await this.#read(sourcesSchema, '/sources', { signal })).items;
  }

  runs(filter: RunFilter, signal?: AbortSignal) {
    return this.#read(runPageSchema, `/runs${runQueryOf(filter)}`, { signal });
  }

  run(id: string, signal?: AbortSignal) {
    const path = `/runs/${encodeURIComponent(id)}`;
    return this.#read(runDetailSchema, path, { signal });
  }

  runActivity(days: number, signal?: AbortSignal) {
    const path = `/runs/activity?days=${days}`;
    return this.#read(runActivitySchema, path, { signal });
  }

  locks(signal?: AbortSignal) {
    return this.#read(locksSchema, '/locks', { signal });
  }

  drift(filter: DriftFilter, signal?: AbortSignal) {
    const path = `/drift${driftQueryOf(filter)}`;
    return this.#read(driftPageSchema, path, { signal });
  }

  driftTrend(filter: DriftTrendFilter, signal?: AbortSignal) {
    const { days, products, owners } = filter;
    const query = queryWith(
      { product: products, owner: owners },
      { days: `${days}` },
    );
    return this.#read(driftTrendSchema, `/drift/trend${query}`, { signal });
  }

  stackDrift(name: string, signal?: AbortSignal) {
    const path = `/drift/stacks/${encodeURIComponent(name)}`;
    return this.#read(stackDriftDetailSchema, path, { signal });
  }

  driftEpisode(id: string, signal?: AbortSignal) {
    const path = `/drift/episodes/${encodeURIComponent(id)}`;
    return this.#read(driftEpisodeDetailSchema, path, { signal });
  }

  async checkDrift(name: string) {
    const path = `/drift/stacks/${encodeURIComponent(name)}/check`;
    await this.#ask(path, { method: 'POST' });
  }

  previewDriftProposal(
    episode: string,
    request: DriftProposalRequest,
    signal?: AbortSignal,
  ) {
    return this.#read(
      driftProposalPreviewSchema,
      `${proposalsOf(episode)}/preview`,
      { ...bodied('POST', request), signal },
    );
  }

  openDriftProposal(episode: string, proposal: OpenDriftProposal) {
    return this.#read(
      openedDriftProposalSchema,
      proposalsOf(episode),
      bodied('POST', proposal),
    );
  }

  async #read<T>(schema: z.ZodType<T>, path: string, init: RequestInit) {
    const response = await this.#ask(path, init);
    return schema.parse(await response.json());
  }

  async #ask(path: string, init: RequestInit): Promise<Response> {
    const base = await this.#discovery.getBaseUrl('infra-stacks');
    const response = await this.#fetch.fetch(`${base}${path}`, init);
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}

/** `?…` of an address, or nothing where all stacks are asked for. */
function queryOf({ facets, ...filter }: StackFilter): string {
  const query = new URLSearchParams();
  for (const [facet, values] of Object.entries(facets)) {
    for (const value of values) query.append(facet, value);
  }
  const { text, order, descending, cursor, limit } = filter;
  if (text) query.set('text', text);
  if (order) query.set('order', order);
  if (descending) query.set('descending', 'true');
  if (cursor) query.set('cursor', cursor);
  if (limit) query.set('limit', `${limit}`);
  return query.size > 0 ? `?${query}` : '';
}

/** `?…` of a list of runs. */
function runQueryOf({ text, cursor, limit, ...filter }: RunFilter): string {
  return queryWith(
    {
      stack: filter.stacks,
      product: filter.products,
      state: filter.states,
      command: filter.commands,
    },
    { q: text, cursor, limit: limit && `${limit}` },
  );
}

/** `?…` of a list of stacks by their drift. */
function driftQueryOf({ text, cursor, limit, ...filter }: DriftFilter): string {
  return queryWith(
    {
      product: filter.products,
      owner: filter.owners,
      environment: filter.environments,
      state: filter.states,
      cause: filter.causes,
    },
    { q: text, cursor, limit: limit && `${limit}` },
  );
}

/** `?…` of values, without those that are not there. */
function queryWith(
  lists: Record<string, readonly string[] | undefined>,
  single: Record<string, string | 0 | undefined>,
): string {
  const query = new URLSearchParams();
  for (const [name, values] of Object.entries(lists)) {
    for (const value of values ?? []) query.append(name, value);
  }
  for (const [name, value] of Object.entries(single)) {
    if (value) query.set(name, value);
  }
  return query.size > 0 ? `?${query}` : '';
}
