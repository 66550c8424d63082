import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { ResponseError } from '@backstage/errors';
import { type PullRuns, pullRunsSchema } from '@infra-portal/infra-common';

/** Milliseconds that an answer may take: the lane can do without. */
const PATIENCE = 10_000;

/** Runs and locks of a pull request; undefined where nobody follows them. */
export type PullRunsOf = (
  repository: string,
  number: number,
) => Promise<PullRuns | undefined>;

export interface PullRunsClientOptions {
  discovery: DiscoveryService;
  auth: AuthService;
  fetch?: typeof globalThis.fetch;
}

/**
 * Asks the stacks plugin, in this process or another one. Where it is not
 * installed, or does not follow the repository, it answers that nothing is there.
 */
export function createPullRunsOf(options: PullRunsClientOptions): PullRunsOf {
  const { auth, discovery, fetch = globalThis.fetch } = options;
  return async (repository, number) => {
    const [base, { token }] = await Promise.all([
      discovery.getBaseUrl('infra-stacks'),
      auth.getPluginRequestToken({
        onBehalfOf: await auth.getOwnServiceCredentials(),
        targetPluginId: 'infra-stacks',
      }),
    ]);
    const query = new URLSearchParams({ repository });
    const response = await fetch(`${base}/pulls/${number}/lane?${query}`, {
      headers: { authorization: `Bearer ${token}` },
      signal: AbortSignal.timeout(PATIENCE),
    });
    if (response.status === 404) return undefined;
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return pullRunsSchema.parse(await response.json());
  };
}
