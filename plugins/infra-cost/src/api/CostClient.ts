import { ResponseError } from '@backstage/errors';
import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import {
  COST_DIMENSIONS,
  type CostExceptionRequest,
  costBadgeLinkSchema,
  costDaysSchema,
  costExceptionPreviewSchema,
  costHistorySchema,
  costSummarySchema,
  costTagsSchema,
  estimateChangeSchema,
  type OpenCostException,
  openedCostExceptionSchema,
  openedSavingProposalSchema,
  type OpenSavingProposal,
  pendingCostsSchema,
  pullCostDetailSchema,
  pullCostsSchema,
  savingProposalPreviewSchema,
  type SavingProposalRequest,
  savingsAnswerSchema,
  stackCostDetailSchema,
  stackCostPageSchema,
  unmatchedCostsSchema,
  weeklyAnswerSchema,
  weeklyListSchema,
} from '@infra-portal/infra-common';
import type { z } from 'zod';
import type {
  CostApi,
  CostDaysFilter,
  CostFilter,
  PullFilter,
  PullRef,
  StackCostFilter,
} from './CostApi';

const pathOf = (name: string) => `/stacks/${encodeURIComponent(name)}`;

const pullPathOf = ({ repository, number }: PullRef) =>
  `/pull-requests/${repository
    .split('/')
    .map(encodeURIComponent)
    .join('/')}/${number}`;

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

  compare(
    name: string,
    points: { from: string; to: string },
    signal?: AbortSignal,
  ) {
    const path = `${pathOf(name)}/compare?${new URLSearchParams(points)}`;
    return this.#read(estimateChangeSchema, path, signal);
  }

  tags(of: CostFilter, by?: string, signal?: AbortSignal) {
    return this.#read(costTagsSchema, `/tags${queryOf(of, { by })}`, signal);
  }

  async badge(
    of: { kind: 'stacks' | 'products'; name: string },
    signal?: AbortSignal,
  ) {
    const address = `/badge-links/${of.kind}/${encodeURIComponent(of.name)}`;
    const link = await this.#read(costBadgeLinkSchema, address, signal);
    const base = await this.#discovery.getBaseUrl('infra-cost');
    return { url: `${base}${link.path}`, title: link.title };
  }

  unmatched(signal?: AbortSignal) {
    return this.#read(unmatchedCostsSchema, '/unmatched', signal);
  }

  async match(id: string, stack: string) {
    const path = `/unmatched/${encodeURIComponent(id)}/match`;
    await this.#ask(path, undefined, { stack });
  }

  stackSavings(name: string, signal?: AbortSignal) {
    const path = `${pathOf(name)}/savings`;
    return this.#read(savingsAnswerSchema, path, signal);
  }

  previewSavings(
    name: string,
    request: SavingProposalRequest,
    signal?: AbortSignal,
  ) {
    const path = `${pathOf(name)}/savings/preview`;
    return this.#read(savingProposalPreviewSchema, path, signal, request);
  }

  proposeSavings(name: string, request: OpenSavingProposal) {
    const path = `${pathOf(name)}/savings/proposals`;
    return this.#read(openedSavingProposalSchema, path, undefined, request);
  }

  pulls({ of = {}, open }: PullFilter, signal?: AbortSignal) {
    const path = `/pull-requests${queryOf(of, { open })}`;
    return this.#read(pullCostsSchema, path, signal);
  }

  pull(pull: PullRef, signal?: AbortSignal) {
    return this.#read(pullCostDetailSchema, pullPathOf(pull), signal);
  }

  async pricePullAgain(pull: PullRef) {
    await this.#ask(`${pullPathOf(pull)}/again`, undefined, {});
  }

  pending(of: CostFilter, signal?: AbortSignal) {
    const path = `/pending${queryOf(of, {})}`;
    return this.#read(pendingCostsSchema, path, signal);
  }

  previewException(
    pull: PullRef,
    request: CostExceptionRequest,
    signal?: AbortSignal,
  ) {
    const path = `${pullPathOf(pull)}/exception/preview`;
    return this.#read(costExceptionPreviewSchema, path, signal, request);
  }

  openException(pull: PullRef, exception: OpenCostException) {
    const path = `${pullPathOf(pull)}/exception`;
    return this.#read(openedCostExceptionSchema, path, undefined, exception);
  }

  /** @param body sent by POST; without it, it is asked by GET */
  weekly(signal?: AbortSignal) {
    return this.#read(weeklyListSchema, '/weekly', signal);
  }

  weeklyReport(owner: string, week?: string, signal?: AbortSignal) {
    const query = new URLSearchParams({ owner });
    const path = `/weekly/${encodeURIComponent(week ?? 'next')}?${query}`;
    return this.#read(weeklyAnswerSchema, path, signal);
  }

  async sendWeekly(owner: string) {
    await this.#ask('/weekly/send', undefined, { owner });
  }

  async #read<T>(
    schema: z.ZodType<T>,
    path: string,
    signal?: AbortSignal,
    body?: object,
  ) {
    const response = await this.#ask(path, signal, body);
    return schema.parse(await response.json());
  }

  async #ask(
    path: string,
    signal?: AbortSignal,
    body?: object,
  ): Promise<Response> {
    const base = await this.#discovery.getBaseUrl('infra-cost');
    const response = await this.#fetch.fetch(`${base}${path}`, {
      signal,
      ...(body && {
        method: 'POST',
        headers: { 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      }),
    });
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
  if (of.tag) {
    query.set('tag', of.tag.key);
    for (const item of of.tag.items) query.append('tagValue', item);
  }
  for (const [name, value] of Object.entries(single)) {
    if (value) query.set(name, value);
  }
  return query.size > 0 ? `?${query}` : '';
}
