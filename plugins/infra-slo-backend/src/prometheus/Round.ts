import { type Asked, type PrometheusClient } from './PrometheusClient';
import type { SloSample } from '@infra-portal/infra-common';

/** One round of questions, and what it cost. */
export class Round {
  queries = 0;
  readonly #client: PrometheusClient;
  readonly #started = Date.now();
  readonly signal?: AbortSignal;

  constructor(client: PrometheusClient, signal?: AbortSignal) {
    this.#client = client;
    this.signal = signal;
  }

  ask(query: string, time?: number): Promise<Asked<SloSample>> {
    return this.#client.query(
      { query, ...(time !== undefined && { time }) },
      {
        signal: this.signal,
        count: () => {
          this.queries += 1;
        },
      },
    );
  }

  get milliseconds(): number {
    return Date.now() - this.#started;
  }
}
