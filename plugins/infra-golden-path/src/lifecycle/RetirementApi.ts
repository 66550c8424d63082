import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  type Retirement,
  retirementOpenedSchema,
  type RetirementOpened,
  type RetirementOrder,
  retirementSchema,
  type RetirementWish,
} from '@infra-portal/infra-common';
import { Calls, type CallsOptions } from '../api/Calls';

/**
 * How services end.
 * @throws ResponseError when the server answers with an error
 */
export interface RetirementApi {
  preview(wish: RetirementWish, signal?: AbortSignal): Promise<Retirement>;
  /** Opens the next pull request, or finds the one that is open. */
  propose(order: RetirementOrder): Promise<RetirementOpened>;
}

export const retirementApiRef = createApiRef<RetirementApi>().with({
  id: 'plugin.infra-golden-path.retirement-api',
  pluginId: 'infra-golden-path',
});

/** Speaks the HTTP API of the golden-path backend. */
export class RetirementClient implements RetirementApi {
  readonly #calls: Calls;

  constructor(options: CallsOptions) {
    this.#calls = new Calls(options);
  }

  preview(body: RetirementWish, signal?: AbortSignal) {
    const call = { method: 'POST', body, signal } as const;
    return this.#calls.read(retirementSchema, '/retirements/preview', call);
  }

  propose(body: RetirementOrder) {
    const call = { method: 'POST', body } as const;
    return this.#calls.read(retirementOpenedSchema, '/retirements', call);
  }
}
