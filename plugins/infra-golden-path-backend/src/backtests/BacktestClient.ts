import type {
  AuthService,
  DiscoveryService,
} from '@backstage/backend-plugin-api';
import { NotFoundError, ResponseError } from '@backstage/errors';
import {
  type SloBacktest,
  sloBacktestSchema,
} from '@infra-portal/infra-common';
import type { SloFile } from '@infra-portal/infra-node';

/** Milliseconds: a month of raw series takes a source a while. */
const PATIENCE = 30_000;

/** What objectives would have been in the past. */
export type AskBacktest = (
  asked: { repository: string; files: SloFile[] },
  signal?: AbortSignal,
) => Promise<SloBacktest>;

export interface BacktestClientOptions {
  discovery: DiscoveryService;
  auth: AuthService;
  fetch?: typeof globalThis.fetch;
}

/**
 * Asks the plugin of objectives, in this process or another one, as this plugin:
 * nobody may send it queries of their own.
 * @throws NotFoundError where it is not installed
 */
export function createAskBacktest(options: BacktestClientOptions): AskBacktest {
  const { auth, discovery, fetch = globalThis.fetch } = options;
  return async (asked, signal) => {
    const base = await discovery.getBaseUrl('infra-slo');
    const { token } = await auth.getPluginRequestToken({
      onBehalfOf: await auth.getOwnServiceCredentials(),
      targetPluginId: 'infra-slo',
    });
    const patience = AbortSignal.timeout(PATIENCE);
    const response = await fetch(`${base}/backtests`, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${token}`,
        'content-type': 'application/json',
      },
      body: JSON.stringify(asked),
      signal: signal ? AbortSignal.any([signal, patience]) : patience,
    });
    if (response.status === 404) {
      throw new NotFoundError('No numbers of objectives are known here.');
    }
    if (!response.ok) throw await ResponseError.fromResponse(response);
    return sloBacktestSchema.parse(await response.json());
  };
}
