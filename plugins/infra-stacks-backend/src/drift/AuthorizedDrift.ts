import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  driftCheckPermission,
  runReadPermission,
  stackReadPermission,
} from '@infra-portal/infra-common';
import { requirePermission } from '@infra-portal/infra-node';
import type { DriftReader } from './read/DriftReader';

export interface AuthorizedDriftOptions {
  reader: DriftReader;
  permissions: PermissionsService;
  /** Has a stack looked at soon. */
  check: (name: string) => Promise<void>;
}

/** Drift, for those who may see stacks and what runs of them print. */
export class AuthorizedDrift {
  readonly #options: AuthorizedDriftOptions;

  constructor(options: AuthorizedDriftOptions) {
    this.#options = options;
  }

  /**
   * What may be read with these credentials.
   * @throws NotAllowedError when that is nothing
   */
  async for(credentials: BackstageCredentials): Promise<DriftReader> {
    const { permissions, reader } = this.#options;
    await Promise.all(
      [stackReadPermission, runReadPermission].map(each =>
        requirePermission(permissions, credentials, each),
      ),
    );
    return reader;
  }

  /**
   * Has a stack looked at before all that are due.
   * @throws NotAllowedError when somebody may not
   * @throws NotFoundError when there is no stack of this name
   * @throws ConflictError when nobody looks for drift in its repository
   */
  async check(credentials: BackstageCredentials, name: string): Promise<void> {
    const { check, permissions } = this.#options;
    await this.for(credentials);
    await requirePermission(permissions, credentials, driftCheckPermission);
    await check(name);
  }
}
