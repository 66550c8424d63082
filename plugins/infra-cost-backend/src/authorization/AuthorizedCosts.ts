import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import { costReadPermission } from '@infra-portal/infra-common';
import { Decisions } from '@infra-portal/infra-node';
import type { LiveEstimates } from '../live';
import type { CostReader } from '../read';

/** What may be asked about costs. */
export interface Costs {
  reader: CostReader;
  live: LiveEstimates;
}

export interface AuthorizedCostsOptions extends Costs {
  permissions: PermissionsService;
}

/** Costs, for those who may see them. */
export class AuthorizedCosts {
  readonly #costs: Costs;
  readonly #decisions: Decisions;

  constructor({ permissions, ...costs }: AuthorizedCostsOptions) {
    this.#costs = costs;
    this.#decisions = new Decisions({
      permissions,
      permission: costReadPermission,
    });
  }

  /** @throws NotAllowedError when nothing may be seen with these credentials */
  async for(credentials: BackstageCredentials): Promise<Costs> {
    if (await this.#decisions.isAllowed(credentials)) return this.#costs;
    throw new NotAllowedError(
      'Your account may not see costs. Ask your platform team for the permission infra-cost.estimate.read.',
    );
  }
}
