import type { AuthService } from '@backstage/backend-plugin-api';
import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { AuthorizedCosts } from '../authorization/AuthorizedCosts';
import { registerEstimateService } from './estimateService';
import { registerGetPullRequestCost } from './getPullRequestCost';
import { registerGetStackCost } from './getStackCost';
import { registerListCostMovers } from './listCostMovers';
import type { Declarations } from './PreviewClient';

export { createDeclarations } from './PreviewClient';

export interface CostActionsOptions {
  actionsRegistry: ActionsRegistryService;
  auth: AuthService;
  costs: AuthorizedCosts;
  declarations: Declarations;
}

/** Actions for agents: what stacks cost, and what a service would. */
export function registerCostActions(options: CostActionsOptions): void {
  registerGetStackCost(options);
  registerListCostMovers(options);
  registerGetPullRequestCost(options);
  registerEstimateService(options);
}
