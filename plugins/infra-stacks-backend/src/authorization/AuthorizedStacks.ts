import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { stackReadPermission } from '@infra-portal/infra-common';
import { Decisions } from '@infra-portal/infra-node';
import type { StackReader } from '../readModel';

export interface AuthorizedStacksOptions {
  reader: StackReader;
  permissions: PermissionsService;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Stacks, for those who may see them. */
export class AuthorizedStacks {
  readonly #reader: StackReader;
  readonly #decisions: Decisions;

  constructor({ reader, ...rest }: AuthorizedStacksOptions) {
    this.#reader = reader;
    this.#decisions = new Decisions({
      ...rest,
      permission: stackReadPermission,
    });
  }

  /**
   * What may be read with these credentials.
   * @throws NotAllowedError when that is nothing
   */
  async for(credentials: BackstageCredentials): Promise<StackReader> {
    if (await this.#decisions.isAllowed(credentials)) return this.#reader;
    throw new NotAllowedError(
      'Your account may not see stacks. Ask your platform team for the permission infra-stacks.stack.read.',
    );
  }
}
