import { createApiRef } from '@backstage/frontend-plugin-api';
import { type Value, valueSchema } from '@infra-portal/infra-common';
import { Calls, type CallsOptions } from '../api/Calls';

/** What is measured of pull requests. Each throws a ResponseError. */
export interface ValueApi {
  /** Of pull requests that ended in the last so many days. */
  value(days: number, signal?: AbortSignal): Promise<Value>;
  /** Says that the page of a review was seen for so many seconds. */
  seen(repository: string, number: number, seconds: number): Promise<void>;
}

export const valueApiRef = createApiRef<ValueApi>().with({
  id: 'plugin.infra-golden-path.value-api',
  pluginId: 'infra-golden-path',
});

/** Speaks the HTTP API of the golden-path backend. */
export class ValueClient implements ValueApi {
  readonly #calls: Calls;

  constructor(options: CallsOptions) {
    this.#calls = new Calls(options);
  }

  value(days: number, signal?: AbortSignal) {
    const query = { days: String(days) };
    return this.#calls.read(valueSchema, '/value', { query, signal });
  }

  async seen(repository: string, number: number, seconds: number) {
    const body = { repository, number, seconds };
    await this.#calls.send('/value/reading', { method: 'POST', body });
  }
}
