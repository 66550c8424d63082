import type { SloSample } from '@infra-portal/infra-common';
import { setTimeout as sleep } from 'node:timers/promises';
import {
  answerSchema,
  type PrometheusAnswer,
  type RangeRow,
  rangeOf,
  saidIn,
  samplesOf,
} from './answers';
import {
  oddAnswer,
  PrometheusError,
  refusedQuery,
  refusedStatus,
  tooLate,
  unreachable,
} from './PrometheusError';

/** Bytes; the ratios of ten thousand objectives have half of it. */
const LARGEST = 64_000_000;
const LONGEST_WAIT = 5_000;

export interface PrometheusClientOptions {
  /** Without `/api/v1`. */
  url: string;
  /** Sent with each question, such as X-Scope-OrgID of Mimir. */
  headers?: Record<string, string>;
  username?: string;
  password?: string;
  /** Sent as a bearer. */
  token?: string;
  /** Milliseconds that one attempt may take. */
  timeout?: number;
  /** Milliseconds before the second attempt. */
  pause?: number;
}

/** What was asked of a client, for whoever counts it. */
export interface Asked<T> {
  rows: T[];
  warnings: string[];
}

function headersOf(options: PrometheusClientOptions): Record<string, string> {
  const { headers, username, password = '', token } = options;
  const basic = Buffer.from(`${username}:${password}`).toString('base64');
  return {
    ...headers,
    'content-type': 'application/x-www-form-urlencoded',
    ...(username !== undefined && { authorization: `Basic ${basic}` }),
    ...(token !== undefined && { authorization: `Bearer ${token}` }),
  };
}

/** The whole body, unless it is longer than anything that was asked for. */
async function bodyOf(response: Response): Promise<string> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  for await (const chunk of response.body ?? []) {
    size += chunk.length;
    if (size > LARGEST) throw oddAnswer(`it is longer than ${LARGEST} bytes`);
    chunks.push(chunk);
  }
  return Buffer.concat(chunks).toString('utf8');
}

function parsed(text: string): PrometheusAnswer | undefined {
  try {
    return answerSchema.safeParse(JSON.parse(text)).data;
  } catch {
    return undefined;
  }
}

function waitOf(response: Response): number | undefined {
  const seconds = Number(response.headers.get('retry-after') ?? NaN);
  return seconds >= 0 ? Math.min(seconds * 1_000, LONGEST_WAIT) : undefined;
}

/** Asks the HTTP API of Prometheus, or of what speaks as it does. */
export class PrometheusClient {
  readonly #url: string;
  readonly #headers: Record<string, string>;
  readonly #timeout: number;
  readonly #pause: number;

  constructor(options: PrometheusClientOptions) {
    this.#url = options.url.replace(/\/+$/, '');
    this.#headers = headersOf(options);
    this.#timeout = options.timeout ?? 10_000;
    this.#pause = options.pause ?? 500;
  }

  /**
   * An instant query.
   * @param time epoch seconds; the clock of Prometheus unless it is given
   * @param count called for each request that is sent
   * @throws PrometheusError
   */
  async query(
    { query, time }: { query: string; time?: number },
    { signal, count }: { signal?: AbortSignal; count?: () => void } = {},
  ): Promise<Asked<SloSample>> {
    const form = { query, ...(time !== undefined && { time: `${time}` }) };
    const answer = await this.#patiently('query', { form, signal, count });
    return { rows: samplesOf(answer), warnings: saidIn(answer) };
  }

  /**
   * A range query; times are epoch seconds.
   * @throws PrometheusError
   */
  async range(
    {
      query,
      ...times
    }: { query: string; start: number; end: number; step: number },
    { signal, count }: { signal?: AbortSignal; count?: () => void } = {},
  ): Promise<Asked<RangeRow>> {
    const { start, end, step } = times;
    const form = {
      ...{ query, start: `${start}`, end: `${end}`, step: `${step}` },
    };
    const answer = await this.#patiently('query_range', {
      form,
      signal,
      count,
    });
    return { rows: rangeOf(answer), warnings: saidIn(answer) };
  }

  async #patiently(path: string, ask: Ask): Promise<PrometheusAnswer> {
    try {
      return await this.#once(path, ask);
    } catch (error) {
      const passes =
        error instanceof PrometheusError && error.kind === 'passing';
      if (!passes || ask.signal?.aborted) throw error;
      await sleep(error.wait ?? this.#pause, undefined, { signal: ask.signal });
      return this.#once(path, ask);
    }
  }

  async #once(
    path: string,
    { form, signal, count }: Ask,
  ): Promise<PrometheusAnswer> {
    const late = AbortSignal.timeout(this.#timeout);
    count?.();
    try {
      const response = await fetch(`${this.#url}/api/v1/${path}`, {
        ...{ method: 'POST', headers: this.#headers, redirect: 'manual' },
        body: new URLSearchParams(form),
        signal: signal ? AbortSignal.any([signal, late]) : late,
      });
      return answerOf(response, await bodyOf(response));
    } catch (error) {
      if (error instanceof PrometheusError) throw error;
      if (late.aborted) throw tooLate(this.#timeout);
      if (signal?.aborted) throw error;
      throw unreachable(codeOf(error));
    }
  }
}

interface Ask {
  form: Record<string, string>;
  signal?: AbortSignal;
  count?: () => void;
}

function answerOf(response: Response, text: string): PrometheusAnswer {
  const { status } = response;
  const answer = parsed(text);
  if ((status === 400 || status === 422) && answer?.error) {
    throw refusedQuery(answer.error);
  }
  if (!response.ok)
    throw refusedStatus(status, answer?.error, waitOf(response));
  if (!answer) throw oddAnswer('it is no JSON of its API');
  if (answer.status === 'error') throw refusedQuery(answer.error ?? 'error');
  return answer;
}

/** Only a code such as ECONNREFUSED: messages may have addresses in them. */
function codeOf(error: unknown): string {
  const { cause } = error as { cause?: { code?: unknown } };
  return typeof cause?.code === 'string' ? cause.code : 'no connection';
}
