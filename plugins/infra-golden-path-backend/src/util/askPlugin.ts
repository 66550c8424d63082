import type {
  AuthService,
  BackstageCredentials,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import type { z } from 'zod';

/** Milliseconds that an answer may take: what asks can do without. */
const PATIENCE = 10_000;

export interface AskPluginOptions {
  discovery: DiscoveryService;
  auth: AuthService;
  fetch?: typeof globalThis.fetch;
}

/**
 * Asks another backend plugin, in this process or another one.
 *
 * @returns undefined where it answers 404: it is not installed, or does not have
 *   what is asked for
 * @throws ResponseError for other refusals
 */
export type AskPlugin = <T>(
  plugin: string,
  path: string,
  schema: z.ZodType<T>,
  options?: {
    query?: Record<string, string>;
    /** For whom; default: the portal itself, which may see everything. */
    onBehalfOf?: BackstageCredentials;
    signal?: AbortSignal;
  },
) => Promise<T | undefined>;

/** Asks with a token of this plugin, or on behalf of somebody. */
export function createAskPlugin(options: AskPluginOptions): AskPlugin {
  const { auth, discovery, fetch = globalThis.fetch } = options;
  return async (plugin, path, schema, { query, onBehalfOf, signal } = {}) => {
    const own = onBehalfOf ?? (await auth.getOwnServiceCredentials());
    const [base, { token }] = await Promise.all([
      discovery.getBaseUrl(plugin),
      auth.getPluginRequestToken({ onBehalfOf: own, targetPluginId: plugin }),
    ]);
    const search = query ? `?${new URLSearchParams(query)}` : '';
    const patience = AbortSignal.timeout(PATIENCE);
    const response = await fetch(`${base}${path}${search}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
    if (response.status === 404) return undefined;
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return schema.parse(await response.json());
  };
}
