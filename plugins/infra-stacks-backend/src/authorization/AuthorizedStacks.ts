import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { stackReadPermission } from '@infra-portal/infra-common';
import { isAllowed, LruMap } from '@infra-portal/infra-node';
import type { StackReader } from '../readModel';

/** Milliseconds for which a decision holds; asking is the longest part of an answer. */
const HOLDS = 10_000;
const MOST_PEOPLE = 10_000;

export interface AuthorizedStacksOptions {
  reader: StackReader;
  permissions: PermissionsService;
  /** Milliseconds since 1970. */
  now?: () => number;
}

interface Decision {
  until: number;
  allowed: Promise<boolean>;
}

/** Stacks, for those who may see them. */
export class AuthorizedStacks {
  readonly #options: AuthorizedStacksOptions;
  readonly #now: () => number;
  readonly #decisions = new LruMap<string, Decision>(MOST_PEOPLE);

  constructor(options: AuthorizedStacksOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /**
   * What may be read with these credentials.
   * @throws NotAllowedError when that is nothing
   */
  async for(credentials: BackstageCredentials): Promise<StackReader> {
    if (await this.#mayRead(credentials)) return this.#options.reader;
    throw new NotAllowedError(
      'Your account may not see stacks. Ask your platform team for the permission infra-stacks.stack.read.',
    );
  }

  #mayRead(credentials: BackstageCredentials): Promise<boolean> {
    const { permissions } = this.#options;
    const ask = () => isAllowed(permissions, credentials, stackReadPermission);
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
