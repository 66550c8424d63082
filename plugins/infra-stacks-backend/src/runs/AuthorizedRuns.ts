import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  runReadPermission,
  stackReadPermission,
} from '@infra-portal/infra-common';
import { requirePermission } from '@infra-portal/infra-node';
import type { RunReader } from './RunReader';

export interface AuthorizedRunsOptions {
  reader: RunReader;
  permissions: PermissionsService;
}

/** Runs, for those who may see stacks and what runs of them print. */
export class AuthorizedRuns {
  readonly #options: AuthorizedRunsOptions;

  constructor(options: AuthorizedRunsOptions) {
    this.#options = options;
  }

  /**
   * What may be read with these credentials.
   * @throws NotAllowedError when that is nothing
   */
  async for(credentials: BackstageCredentials): Promise<RunReader> {
    const { permissions, reader } = this.#options;
    await Promise.all(
      [stackReadPermission, runReadPermission].map(each =>
        requirePermission(permissions, credentials, each),
      ),
    );
    return reader;
  }
}
