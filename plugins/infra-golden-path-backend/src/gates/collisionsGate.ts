import {
  intentPath,
  type ServiceIntent,
  type Standards,
} from '@infra-portal/infra-common';
import {
  claimsOf,
  findCollisions,
  type GoldenPath,
} from '@infra-portal/infra-node';
import { inventoryOf } from '../collisions/inventoryOf';
import type { OpenRequest } from '../collisions/openRequests';
import type { RepositoryModel } from '../repository/readRepository';
import type { GateOutcome } from './types';

export interface CollisionsInput {
  model: RepositoryModel;
  standards: Standards;
  intent: ServiceIntent;
  path: GoldenPath;
  branch: string;
  change: string;
  requests: readonly OpenRequest[];
}

/** The change that makes a service; all others edit one. */
const CREATE = 'create';

/** Names and places that the repository or an open pull request has already. */
export async function collisionsGate(
  input: CollisionsInput,
): Promise<GateOutcome> {
  const { model, standards, intent, path, branch, change, requests } = input;
  const order = claimsOf(intent, standards, path.definition);
  const file = intentPath(standards, intent.product, intent.service);
  const isEdit = change !== CREATE && model.entries.has(file);
  const inventory = await inventoryOf({
    model,
    standards,
    order,
    branch,
    isEdit,
    requests,
  });
  return { findings: findCollisions(order, inventory) };
}
