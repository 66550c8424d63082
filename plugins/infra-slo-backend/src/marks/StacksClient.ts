import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import {
  type DriftEpisode,
  type Run,
  runPageSchema,
  stackDriftDetailSchema,
  stackPageSchema,
  type StackSummary,
} from '@infra-portal/infra-common';
import type { z } from 'zod';

const PLUGIN = 'infra-stacks';
/** Milliseconds that one answer may take. */
const PATIENCE = 10_000;
/** Runs of one page, and pages. */
const RUNS = 200;
const MOST_PAGES = 5;

export interface StacksClientOptions {
  auth: AuthService;
  discovery: DiscoveryService;
  fetch?: typeof globalThis.fetch;
}

/** Asks the stacks plugin, in this process or another one, on behalf of somebody. */
export class StacksClient {
  readonly #options: StacksClientOptions;

  constructor(options: StacksClientOptions) {
    this.#options = options;
  }

  /** Stacks of a product. */
  async stacks(
    product: string,
    credentials: BackstageCredentials,
  ): Promise<StackSummary[]> {
    const query = new URLSearchParams({ product, limit: '500' });
    const path = `/stacks?${query}`;
    return (await this.#ask(stackPageSchema, path, credentials)).items;
  }

  /** Applies of stacks since a time (ISO), the newest first. */
  async applies(
    stacks: readonly string[],
    since: string,
    credentials: BackstageCredentials,
  ): Promise<Run[]> {
    const found: Run[] = [];
    let cursor: string | undefined;
    for (let page = 0; page < MOST_PAGES; page += 1) {
      const query = new URLSearchParams([
        ...stacks.map(each => ['stack', each]),
        ...[['command', 'apply']],
        ...[['limit', `${RUNS}`]],
        ...(cursor === undefined ? [] : [['cursor', cursor]]),
      ]);
      const path = `/runs?${query}`;
      const answer = await this.#ask(runPageSchema, path, credentials);
      found.push(...answer.items.filter(({ at }) => at >= since));
      cursor = answer.nextCursor;
      const last = answer.items.at(-1);
      if (cursor === undefined || !last || last.at < since) break;
    }
    return found;
  }

  /** Drifts of a stack, the newest first. */
  async drifts(
    name: string,
    credentials: BackstageCredentials,
  ): Promise<DriftEpisode[]> {
    const path = `/drift/stacks/${encodeURIComponent(name)}`;
    return (await this.#ask(stackDriftDetailSchema, path, credentials))
      .episodes;
  }

  /** @throws ResponseError, or a network's error when nobody answers */
  async #ask<T>(
    schema: z.ZodType<T>,
    path: string,
    credentials: BackstageCredentials,
  ): Promise<T> {
    const { auth, discovery, fetch = globalThis.fetch } = this.#options;
    const [base, { token }] = await Promise.all([
      discovery.getBaseUrl(PLUGIN),
      auth.getPluginRequestToken({
        onBehalfOf: credentials,
        targetPluginId: PLUGIN,
      }),
    ]);
    const response = await fetch(`${base}${path}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return schema.parse(await response.json());
  }
}
