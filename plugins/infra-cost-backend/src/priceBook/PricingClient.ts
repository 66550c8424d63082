import type { PricingQuery } from '@infra-portal/infra-common';
import { setTimeout as sleep } from 'node:timers/promises';

/** The API takes no more in one request. */
const TOGETHER = 1_000;
/** Bytes; a thousand prices have a tenth of it. */
const LARGEST = 5_000_000;
const MOST_BATCHES = 50;

export interface PricingClientOptions {
  url: string;
  apiKey: string;
  /** Milliseconds that one request may take. */
  timeout?: number;
  /** Milliseconds before each further attempt. */
  pauses?: readonly number[];
}

/** A request that failed; its text holds nothing of the key. */
class PricingError extends Error {
  constructor(message: string, readonly passes = false) {
    super(message);
  }
}

const KEY_REFUSED = [401, 403];

function refusalOf(status: number): PricingError {
  if (KEY_REFUSED.includes(status)) {
    return new PricingError(
      `The pricing API refuses the key (${status}); set infraCost.pricing.apiKey`,
    );
  }
  return new PricingError(
    `The pricing API answered with status ${status}`,
    status >= 500 || status === 429 || status === 408,
  );
}

async function bodyOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > LARGEST) {
      throw new PricingError(
        `The answer of the pricing API is longer than ${LARGEST} bytes`,
      );
    }
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function answersOf(text: string, wanted: number): unknown[] {
  let body: unknown;
  try {
    body = JSON.parse(text);
  } catch {
    throw new PricingError('The answer of the pricing API is no JSON');
  }
  if (!Array.isArray(body) || body.length !== wanted) {
    const given = Array.isArray(body) ? `${body.length} answers` : 'no list';
    throw new PricingError(
      `The pricing API gave ${given} to ${wanted} questions`,
    );
  }
  return body;
}

/** Asks a pricing API as Infracost v0.10 does. */
export class PricingClient {
  readonly #options: Required<PricingClientOptions>;

  constructor(options: PricingClientOptions) {
    this.#options = { timeout: 30_000, pauses: [1_000, 5_000], ...options };
  }

  /**
   * @returns an answer for each question, in their order
   * @throws Error saying what went wrong, when all attempts failed
   */
  async ask(
    questions: readonly PricingQuery[],
    signal?: AbortSignal,
  ): Promise<unknown[]> {
    if (questions.length > TOGETHER * MOST_BATCHES) {
      throw new Error(`${questions.length} prices are too many to ask for`);
    }
    const answers: unknown[] = [];
    for (let from = 0; from < questions.length; from += TOGETHER) {
      const batch = questions.slice(from, from + TOGETHER);
      answers.push(...(await this.#patiently(batch, signal)));
    }
    return answers;
  }

  async #patiently(batch: readonly PricingQuery[], signal?: AbortSignal) {
    for (const pause of this.#options.pauses) {
      try {
        return await this.#once(batch, signal);
      } catch (error) {
        const passes = !(error instanceof PricingError) || error.passes;
        if (!passes || signal?.aborted) throw error;
        await sleep(pause, undefined, { signal });
      }
    }
    return this.#once(batch, signal);
  }

  async #once(batch: readonly PricingQuery[], signal?: AbortSignal) {
    const { url, apiKey, timeout } = this.#options;
    const late = AbortSignal.timeout(timeout);
    try {
      const response = await fetch(`${url}/graphql`, {
        method: 'POST',
        headers: {
          'content-type': 'application/json',
          ...(apiKey.startsWith('ics')
            ? { authorization: `Bearer ${apiKey}` }
            : { 'x-api-key': apiKey }),
        },
        body: JSON.stringify(batch),
        // Elsewhere the key would go along.
        redirect: 'error',
        signal: signal ? AbortSignal.any([signal, late]) : late,
      });
      if (!response.ok) {
        await response.body?.cancel();
        throw refusalOf(response.status);
      }
      return answersOf(await bodyOf(response), batch.length);
    } catch (error) {
      if (error instanceof PricingError) throw error;
      throw new PricingError(
        late.aborted
          ? `The pricing API did not answer within ${timeout / 1000} s`
          : 'The pricing API could not be reached',
        true,
      );
    }
  }
}
