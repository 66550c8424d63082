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
import { type Call, Calls, type CallsOptions, segment } from './Calls';
import type { DraftInput, GoldenPathApi, RequestFilter } from './GoldenPathApi';

const requestPageSchema = z.object({
  items: z.array(serviceRequestSchema),
  nextCursor: z.string().optional(),
});
const draftsSchema = z.object({ items: z.array(draftSchema) });

const REAL_PLANS = '/previews/real-plan';

/** Speaks the HTTP API of the golden-path backend. */
export class GoldenPathClient implements GoldenPathApi {
  readonly #calls: Calls;

  constructor(options: CallsOptions) {
    this.#calls = new Calls(options);
  }

  async form(repository?: string) {
    return this.#calls.read(formSchema, '/form', { query: { repository } });
  }

  async existing(product: string, service: string, repository?: string) {
    return this.#calls.read(
      existingServiceSchema,
      `/services/${segment(product)}/${segment(service)}`,
      { query: { repository } },
    );
  }

  async preview(request: PreviewRequest, signal?: AbortSignal) {
    return this.#calls.read(previewSchema, '/preview', {
      method: 'POST',
      body: request,
      signal,
    });
  }

  async declared(request: DeclaredRequest, signal?: AbortSignal) {
    const call: Call = { method: 'POST', body: request, signal };
    return this.#calls.read(declaredServiceSchema, '/declared', call);
  }

  async backtest(request: DeclaredRequest, signal?: AbortSignal) {
    const call: Call = { method: 'POST', body: request, signal };
    return this.#calls.read(sloBacktestSchema, '/backtest', call);
  }

  async startRealPlan(request: RealPlanRequest) {
    return this.#calls.read(realPlanSchema, REAL_PLANS, {
      method: 'POST',
      body: request,
    });
  }

  async realPlan(id: string) {
    return this.#calls.read(realPlanSchema, `${REAL_PLANS}/${segment(id)}`);
  }

  async cancelRealPlan(id: string) {
    const path = `${REAL_PLANS}/${segment(id)}`;
    return this.#calls.read(realPlanSchema, path, { method: 'DELETE' });
  }

  async submit(request: SubmitRequest) {
    return this.#calls.read(serviceRequestSchema, '/requests', {
      method: 'POST',
      body: request,
      // The page of the request shows how far it is, while it gets there.
      headers: { Prefer: 'respond-async' },
    });
  }

  async requests(filter: RequestFilter = {}, signal?: AbortSignal) {
    const { mine, states, product, cursor, limit } = filter;
    return this.#calls.read(requestPageSchema, '/requests', {
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
    return this.#calls.read(serviceRequestSchema, `/requests/${segment(id)}`, {
      signal,
    });
  }

  async resume(id: string, take?: 'ours' | 'theirs') {
    const path = `/requests/${segment(id)}/resume`;
    return this.#calls.read(serviceRequestSchema, path, {
      method: 'POST',
      body: { take },
    });
  }

  async cancel(id: string) {
    const path = `/requests/${segment(id)}/cancel`;
    return this.#calls.read(serviceRequestSchema, path, { method: 'POST' });
  }

  async command(id: string, order: CommandOrder) {
    const path = `/requests/${segment(id)}/atlantis`;
    return this.#calls.read(commandOutcomeSchema, path, {
      method: 'POST',
      body: order,
    });
  }

  async drafts() {
    return (await this.#calls.read(draftsSchema, '/drafts')).items;
  }

  async draft(id: string) {
    return this.#calls.read(draftSchema, `/drafts/${segment(id)}`);
  }

  async saveDraft(id: string, draft: DraftInput) {
    return this.#calls.read(draftSchema, `/drafts/${segment(id)}`, {
      method: 'PUT',
      body: draft,
    });
  }

  async deleteDraft(id: string) {
    await this.#calls.send(`/drafts/${segment(id)}`, { method: 'DELETE' });
  }
}
