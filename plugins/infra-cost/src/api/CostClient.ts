import { ResponseError } from '@backstage/errors';
import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import {
  COST_DIMENSIONS,
  costDaysSchema,
  costHistorySchema,
  costSummarySchema,
  savingsAnswerSchema,
  stackCostDetailSchema,
  stackCostPageSchema,
} from '@infra-portal/infra-common';
import type { z } from 'zod';
import type {
  CostApi,
  CostDaysFilter,
  CostFilter,
  StackCostFilter,
} from './CostApi';

const pathOf = (name: string) => `/stacks/${encodeURIComponent(name)}`;

/** Speaks the HTTP API of the cost backend. */
export class CostClient implements CostApi {
  readonly #discovery: DiscoveryApi;
  readonly #fetch: FetchApi;

  constructor(options: { discoveryApi: DiscoveryApi; fetchApi: FetchApi }) {
    this.#discovery = options.discoveryApi;
    this.#fetch = options.fetchApi;
  }

  summary(of: CostFilter, signal?: AbortSignal) {
    const path = `/summary${queryOf(of, {})}`;
    return this.#read(costSummarySchema, path, signal);
  }

  days(filter: CostDaysFilter, signal?: AbortSignal) {
    const { of = {}, dimension, days } = filter;
    const path = `/days${queryOf(of, { dimension, days: `${days}` })}`;
    return this.#read(costDaysSchema, path, signal);
  }

  savings(of: CostFilter, signal?: AbortSignal) {
    const path = `/savings${queryOf(of, {})}`;
    return this.#read(savingsAnswerSchema, path, signal);
  }

  stacks(filter: StackCostFilter, signal?: AbortSignal) {
    const path = `/stacks${stackQueryOf(filter)}`;
    return this.#read(stackCostPageSchema, path, signal);
  }

  async stacksCsv(filter: StackCostFilter, signal?: AbortSignal) {
    const path = `/stacks.csv${stackQueryOf(filter)}`;
    return (await this.#ask(path, signal)).blob();
  }

  stack(name: string, signal?: AbortSignal) {
    return this.#read(stackCostDetailSchema, pathOf(name), signal);
  }

  history(name: string, signal?: AbortSignal) {
    const path = `${pathOf(name)}/history`;
    return this.#read(costHistorySchema, path, signal);
  }

  async #read<T>(schema: z.ZodType<T>, path: string, signal?: AbortSignal) {
    const response = await this.#ask(path, signal);
    return schema.parse(await response.json());
  }

  async #ask(path: string, signal?: AbortSignal): Promise<Response> {
    const base = await this.#discovery.getBaseUrl('infra-cost');
    const response = await this.#fetch.fetch(`${base}${path}`, { signal });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return response;
  }
}

function stackQueryOf({ of = {}, limit, ...filter }: StackCostFilter): string {
  return queryOf(of, { ...filter, limit: limit && `${limit}` });
}

/** `?…` of an address, or nothing where all is asked for. */
function queryOf(
  of: CostFilter,
  single: Record<string, string | 0 | undefined>,
): string {
  const query = new URLSearchParams();
  for (const dimension of COST_DIMENSIONS) {
    for (const value of of[dimension] ?? []) query.append(dimension, value);
  }
  for (const [name, value] of Object.entries(single)) {
    if (value) query.set(name, value);
  }
  return query.size > 0 ? `?${query}` : '';
}
