import { ResponseError } from '@backstage/errors';
import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import {
  objectiveDetailSchema,
  objectivePageSchema,
  sloFreezeSchema,
  sloMarksSchema,
  sloSeriesSchema,
} from '@infra-portal/infra-common';
import type { z } from 'zod';
import type { ObjectiveFilter, SloApi, SloRange } from './SloApi';

const pathOf = (id: string) => `/objectives/${encodeURIComponent(id)}`;
const freezeOf = (product: string) => `/freezes/${encodeURIComponent(product)}`;

/** Speaks the HTTP API of the backend of objectives. */
export class SloClient implements SloApi {
  readonly #discovery: DiscoveryApi;
  readonly #fetch: FetchApi;

  constructor(options: { discoveryApi: DiscoveryApi; fetchApi: FetchApi }) {
    this.#discovery = options.discoveryApi;
    this.#fetch = options.fetchApi;
  }

  objectives(filter: ObjectiveFilter, signal?: AbortSignal) {
    const path = `/objectives${queryOf({ ...filter })}`;
    return this.#read(objectivePageSchema, path, signal);
  }

  objective(id: string, signal?: AbortSignal) {
    return this.#read(objectiveDetailSchema, pathOf(id), signal);
  }

  series(id: string, range: SloRange, signal?: AbortSignal) {
    const path = `${pathOf(id)}/series${queryOf({ ...range })}`;
    return this.#read(sloSeriesSchema, path, signal);
  }

  marks(id: string, range: SloRange, signal?: AbortSignal) {
    const path = `${pathOf(id)}/marks${queryOf({ ...range })}`;
    return this.#read(sloMarksSchema, path, signal);
  }

  freeze(product: string, signal?: AbortSignal) {
    return this.#read(sloFreezeSchema, freezeOf(product), signal);
  }

  override(
    product: string,
    pull: { repository: string; number: number; reason: string },
  ) {
    const path = `${freezeOf(product)}/overrides`;
    return this.#read(sloFreezeSchema, path, undefined, pull);
  }

  async #read<T>(
    schema: z.ZodType<T>,
    path: string,
    signal?: AbortSignal,
    body?: object,
  ): Promise<T> {
    const base = await this.#discovery.getBaseUrl('infra-slo');
    const response = await this.#fetch.fetch(`${base}${path}`, {
      signal,
      ...(body && {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return schema.parse(await response.json());
  }
}

/** `?…` of an address; values of a list one by one, what is absent not at all. */
function queryOf(
  values: Record<string, string | number | readonly string[] | undefined>,
): string {
  const query = new URLSearchParams();
  for (const [key, value] of Object.entries(values)) {
    for (const each of [value ?? []].flat()) query.append(key, `${each}`);
  }
  return query.size > 0 ? `?${query}` : '';
}
