import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import {
  serviceReadPermission,
  type SloBacktest,
  sloReadPermission,
} from '@infra-portal/infra-common';
import { requirePermission } from '@infra-portal/infra-node';
import type { Backtests } from '../backtests/Backtests';
import type { DeclaredOptions } from '../previews/types';

/** Backtests for those who may see services, and what they promise. */
export class AuthorizedBacktests {
  readonly #backtests: Backtests;
  readonly #permissions: PermissionsService;

  constructor(options: {
    backtests: Backtests;
    permissions: PermissionsService;
  }) {
    this.#backtests = options.backtests;
    this.#permissions = options.permissions;
  }

  async of(
    credentials: BackstageCredentials,
    options: DeclaredOptions,
  ): Promise<SloBacktest> {
    for (const permission of [serviceReadPermission, sloReadPermission]) {
      await requirePermission(this.#permissions, credentials, permission);
    }
    return this.#backtests.of(options);
  }
}
