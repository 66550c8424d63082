import { ResponseError } from '@backstage/errors';
import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import type { z } from 'zod';

export interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  query?: Record<string, string | string[] | undefined>;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

export interface CallsOptions {
  discoveryApi: DiscoveryApi;
  fetchApi: FetchApi;
  /** Whose backend; default: the golden path's. */
  plugin?: string;
}

/** A part of a path. */
export const segment = encodeURIComponent;

/** Calls of a backend plugin; each throws a ResponseError. */
export class Calls {
  readonly #discovery: DiscoveryApi;
  readonly #fetch: FetchApi;
  readonly #plugin: string;

  constructor(options: CallsOptions) {
    this.#discovery = options.discoveryApi;
    this.#fetch = options.fetchApi;
    this.#plugin = options.plugin ?? 'infra-golden-path';
  }

  /** The answer, which has the shape of the schema. */
  async read<T>(schema: z.ZodType<T>, path: string, call: Call = {}) {
    const response = await this.send(path, call);
    return schema.parse(await response.json());
  }

  async send(path: string, call: Call): Promise<Response> {
    const base = await this.#discovery.getBaseUrl(this.#plugin);
    const query = new URLSearchParams(
      Object.entries(call.query ?? {}).flatMap(([name, value]) =>
        [value ?? []].flat().map(each => [name, each]),
      ),
    );
    const search = query.size > 0 ? `?${query}` : '';
    const { method = 'GET', body, signal, headers } = call;
    const response = await this.#fetch.fetch(`${base}${path}${search}`, {
      method,
      signal,
      ...(body !== undefined && {
        headers: { 'Content-Type': 'application/json', ...headers },
        body: JSON.stringify(body),
      }),
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}
