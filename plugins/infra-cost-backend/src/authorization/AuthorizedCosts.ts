import type {
  BackstageCredentials,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { NotAllowedError } from '@backstage/errors';
import {
  costExceptionPermission,
  costMatchPermission,
  costPricePermission,
  costReadPermission,
} from '@infra-portal/infra-common';
import { Decisions, requirePermission } from '@infra-portal/infra-node';
import type { LiveEstimates } from '../live';
import type { Pulls } from '../pulls';
import type { CostReader } from '../read';
import type { CostReports } from '../reports';
import type { SavingsReader } from '../savings';
import type { TagCosts } from '../tags';
import type { WeeklyDesk } from '../weekly';

/** What may be asked about costs. */
export interface Costs {
  reader: CostReader;
  live: LiveEstimates;
  pulls: Omit<Pulls, 'start' | 'wake' | 'reported'>;
  reports: CostReports;
  savings: SavingsReader;
  tags: TagCosts;
  weekly: WeeklyDesk;
}

export interface AuthorizedCostsOptions extends Costs {
  permissions: PermissionsService;
}

/** Costs, for those who may see them. */
export class AuthorizedCosts {
  readonly #costs: Costs;
  readonly #permissions: PermissionsService;
  readonly #decisions: Decisions;

  constructor({ permissions, ...costs }: AuthorizedCostsOptions) {
    this.#costs = costs;
    this.#permissions = permissions;
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

  /** @throws NotAllowedError when they may not say which stack a project is */
  async matching(credentials: BackstageCredentials): Promise<CostReports> {
    const permissions = this.#permissions;
    await requirePermission(permissions, credentials, costMatchPermission);
    return this.#costs.reports;
  }

  /** @throws NotAllowedError when they may not have pull requests priced anew */
  async pricing(credentials: BackstageCredentials): Promise<Costs['pulls']> {
    const permissions = this.#permissions;
    await requirePermission(permissions, credentials, costPricePermission);
    return this.#costs.pulls;
  }

  /** @throws NotAllowedError when they may not propose exceptions */
  async excepting(credentials: BackstageCredentials): Promise<Costs['pulls']> {
    const { pulls } = await this.for(credentials);
    const permissions = this.#permissions;
    await requirePermission(permissions, credentials, costExceptionPermission);
    return pulls;
  }
}
