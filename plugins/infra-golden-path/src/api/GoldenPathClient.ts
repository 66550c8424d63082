import { ResponseError } from '@backstage/errors';
import type { DiscoveryApi, FetchApi } from '@backstage/frontend-plugin-api';
import {
  commandOutcomeSchema,
  declaredServiceSchema,
  draftSchema,
  existingServiceSchema,
  formSchema,
  previewSchema,
  realPlanSchema,
  serviceRequestSchema,
  sloBacktestSchema,
  type CommandOrder,
  type DeclaredRequest,
  type PreviewRequest,
  type RealPlanRequest,
  type SubmitRequest,
} from '@infra-portal/infra-common';
import { z } from 'zod';
import type { DraftInput, GoldenPathApi, RequestFilter } from './GoldenPathApi';

const requestPageSchema = z.object({
  items: z.array(serviceRequestSchema),
  nextCursor: z.string().optional(),
});
const draftsSchema = z.object({ items: z.array(draftSchema) });

interface Call {
  method?: 'GET' | 'POST' | 'PUT' | 'DELETE';
  query?: Record<string, string | string[] | undefined>;
  body?: unknown;
  headers?: Record<string, string>;
  signal?: AbortSignal;
}

const segment = encodeURIComponent;
const REAL_PLANS = '/previews/real-plan';

/** Speaks the HTTP API of the golden-path backend. */
export class GoldenPathClient implements GoldenPathApi {
  readonly #discovery: DiscoveryApi;
  readonly #fetch: FetchApi;

  constructor(options: { discoveryApi: DiscoveryApi; fetchApi: FetchApi }) {
    this.#discovery = options.discoveryApi;
    this.#fetch = options.fetchApi;
  }

  async form(repository?: string) {
    return this.#read(formSchema, '/form', { query: { repository } });
  }

  async existing(product: string, service: string, repository?: string) {
    return this.#read(
      existingServiceSchema,
      `/services/${segment(product)}/${segment(service)}`,
      { query: { repository } },
    );
  }

  async preview(request: PreviewRequest, signal?: AbortSignal) {
    return this.#read(previewSchema, '/preview', {
      method: 'POST',
      body: request,
      signal,
    });
  }

  async declared(request: DeclaredRequest, signal?: AbortSignal) {
    const call: Call = { method: 'POST', body: request, signal };
    return this.#read(declaredServiceSchema, '/declared', call);
  }

  async backtest(request: DeclaredRequest, signal?: AbortSignal) {
    const call: Call = { method: 'POST', body: request, signal };
    return this.#read(sloBacktestSchema, '/backtest', call);
  }

  async startRealPlan(request: RealPlanRequest) {
    return this.#read(realPlanSchema, REAL_PLANS, {
      method: 'POST',
      body: request,
    });
  }

  async realPlan(id: string) {
    return this.#read(realPlanSchema, `${REAL_PLANS}/${segment(id)}`);
  }

  async cancelRealPlan(id: string) {
    const path = `${REAL_PLANS}/${segment(id)}`;
    return this.#read(realPlanSchema, path, { method: 'DELETE' });
  }

  async submit(request: SubmitRequest) {
    return this.#read(serviceRequestSchema, '/requests', {
      method: 'POST',
      body: request,
      // The page of the request shows how far it is, while it gets there.
      headers: { Prefer: 'respond-async' },
    });
  }

  async requests(filter: RequestFilter = {}, signal?: AbortSignal) {
    const { mine, states, product, cursor, limit } = filter;
    return this.#read(requestPageSchema, '/requests', {
      query: {
        mine: mine ? 'true' : undefined,
        state: states,
        product,
        cursor,
        limit: limit?.toString(),
      },
      signal,
    });
  }

  async request(id: string, signal?: AbortSignal) {
    return this.#read(serviceRequestSchema, `/requests/${segment(id)}`, {
      signal,
    });
  }

  async resume(id: string, take?: 'ours' | 'theirs') {
    const path = `/requests/${segment(id)}/resume`;
    return this.#read(serviceRequestSchema, path, {
      method: 'POST',
      body: { take },
    });
  }

  async cancel(id: string) {
    const path = `/requests/${segment(id)}/cancel`;
    return this.#read(serviceRequestSchema, path, { method: 'POST' });
  }

  async command(id: string, order: CommandOrder) {
    const path = `/requests/${segment(id)}/atlantis`;
    return this.#read(commandOutcomeSchema, path, {
      method: 'POST',
      body: order,
    });
  }

  async drafts() {
    return (await this.#read(draftsSchema, '/drafts')).items;
  }

  async draft(id: string) {
    return this.#read(draftSchema, `/drafts/${segment(id)}`);
  }

  async saveDraft(id: string, draft: DraftInput) {
    return this.#read(draftSchema, `/drafts/${segment(id)}`, {
      method: 'PUT',
      body: draft,
    });
  }

  async deleteDraft(id: string) {
    await this.#send(`/drafts/${segment(id)}`, { method: 'DELETE' });
  }

  async #read<T>(schema: z.ZodType<T>, path: string, call: Call = {}) {
    const response = await this.#send(path, call);
    return schema.parse(await response.json());
  }

  async #send(path: string, call: Call): Promise<Response> {
    const base = await this.#discovery.getBaseUrl('infra-golden-path');
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
