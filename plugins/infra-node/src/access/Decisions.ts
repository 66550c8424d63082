import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { BasicPermission } from '@backstage/plugin-permission-common';
import { LruMap } from '../cache';
import { isAllowed } from './requirePermission';

/** Milliseconds for which a decision holds; asking is the longest part of an answer. */
const HOLDS = 10_000;
const MOST_PEOPLE = 10_000;

export interface DecisionsOptions {
  permissions: PermissionsService;
  permission: BasicPermission;
  /** Milliseconds since 1970. */
  now?: () => number;
}

interface Decision {
  until: number;
  allowed: Promise<boolean>;
}

/** Who has a permission; of people it is remembered for ten seconds. */
export class Decisions {
  readonly #options: DecisionsOptions;
  readonly #now: () => number;
  readonly #decisions = new LruMap<string, Decision>(MOST_PEOPLE);

  constructor(options: DecisionsOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  isAllowed(credentials: BackstageCredentials): Promise<boolean> {
    const { permissions, permission } = this.#options;
    const ask = () => isAllowed(permissions, credentials, permission);
    const user = userOf(credentials);
    if (user === undefined) return ask();
    const known = this.#decisions.get(user);
    if (known && known.until > this.#now()) return known.allowed;
    const allowed = ask();
    const decision = { until: this.#now() + HOLDS, allowed };
    this.#decisions.set(user, decision);
    allowed.catch(() => {
      if (this.#decisions.get(user) === decision) this.#decisions.delete(user);
    });
    return allowed;
  }
}

/** Who asks, when it is a person. */
function userOf({ principal }: BackstageCredentials): string | undefined {
  const { type, userEntityRef } = principal as {
    type?: string;
    userEntityRef?: string;
  };
  return type === 'user' ? userEntityRef : undefined;
}
