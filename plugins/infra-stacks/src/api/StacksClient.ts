import { ResponseError } from '@backstage/errors';
import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import {
  productSchema,
  productsSchema,
  sourcesSchema,
  stackPageSchema,
  stackSchema,
} from '@infra-portal/infra-common';
import type { z } from 'zod';
import type { StackFilter, StacksApi } from './StacksApi';

/** Speaks the HTTP API of the stacks backend. */
export class StacksClient implements StacksApi {
  readonly #discovery: DiscoveryApi;
  readonly #fetch: FetchApi;

  constructor(options: { discoveryApi: DiscoveryApi; fetchApi: FetchApi }) {
    this.#discovery = options.discoveryApi;
    this.#fetch = options.fetchApi;
  }

  stacks({ facets, ...filter }: StackFilter, signal?: AbortSignal) {
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
    const search = query.size > 0 ? `?${query}` : '';
    return this.#read(stackPageSchema, `/stacks${search}`, signal);
  }

  stack(name: string, signal?: AbortSignal) {
    const path = `/stacks/${encodeURIComponent(name)}`;
    return this.#read(stackSchema, path, signal);
  }

  products(signal?: AbortSignal) {
    return this.#read(productsSchema, '/products', signal);
  }

  product(name: string, signal?: AbortSignal) {
    const path = `/products/${encodeURIComponent(name)}`;
    return this.#read(productSchema, path, signal);
  }

  async sources(signal?: AbortSignal) {
    return (await this.#read(sourcesSchema, '/sources', signal)).items;
  }

  async #read<T>(schema: z.ZodType<T>, path: string, signal?: AbortSignal) {
    const base = await this.#discovery.getBaseUrl('infra-stacks');
    const response = await this.#fetch.fetch(`${base}${path}`, { signal });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return schema.parse(await response.json());
  }
}
