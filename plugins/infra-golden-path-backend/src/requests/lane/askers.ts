import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { GitHubIdentity } from '../../commands/identity';
import { LruMap } from '../../util/LruMap';

/** Who asked the portal for a pull request; their own approval does not count. */
export interface Asker {
  /** At GitHub; absent where the catalog does not say. */
  login?: string;
  /** The catalog cannot be asked: anybody may be the one. */
  isUnknown?: boolean;
}

/** @param userRef entity ref; never throws */
export type AskerOf = (userRef: string) => Promise<Asker>;

/** Milliseconds for which an answer of the catalog holds. */
const HOLDS = 5 * 60_000;
const KEPT = 500;

/** Asks the catalog; who was known stays known while it does not answer. */
export function createAskerOf(options: {
  identityOf: (userRef: string) => Promise<GitHubIdentity>;
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now?: () => number;
}): AskerOf {
  const { identityOf, logger, now = Date.now } = options;
  const known = new LruMap<string, { until: number; asker: Asker }>(KEPT);
  return async userRef => {
    const before = known.get(userRef);
    if (before && before.until > now()) return before.asker;
    try {
      const { login } = await identityOf(userRef);
      const asker: Asker = login === undefined ? {} : { login };
      known.set(userRef, { until: now() + HOLDS, asker });
      return asker;
    } catch (error) {
      const { message } = toError(error);
      logger.warn(`Who ${userRef} is at GitHub is not known: ${message}`);
      return before?.asker ?? { isUnknown: true };
    }
  };
}
