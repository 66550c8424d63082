import type { ActionsRegistryService } from '@backstage/backend-plugin-api/alpha';
import type { AuthorizedSlos } from '../authorization/AuthorizedSlos';
import { registerGetObjectiveStatus } from './getObjectiveStatus';
import { registerListBurningObjectives } from './listBurningObjectives';

export interface SloActionsOptions {
  actionsRegistry: ActionsRegistryService;
  slos: AuthorizedSlos;
}

/** Actions for agents: whether services keep what they promise. */
export function registerSloActions(options: SloActionsOptions): void {
  registerGetObjectiveStatus(options);
  registerListBurningObjectives(options);
}
