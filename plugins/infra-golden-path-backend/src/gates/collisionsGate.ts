import {
  intentPath,
  type ServiceIntent,
  type Standards,
} from '@infra-portal/infra-common';
import {
  chosenPriority,
  type Claims,
  claimsOf,
  findCollisions,
  type GoldenPath,
  type Inventory,
} from '@infra-portal/infra-node';
import { claimsIndex } from '../collisions/claimsIndex';
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
  const { order, inventory } = await compared(input);
  return { findings: findCollisions(order, inventory) };
}

/**
 * What `ingress.priority` has to say where somebody else has the number of the
 * service's name. What a person wrote is theirs.
 */
export async function missingPriority(
  input: CollisionsInput,
): Promise<number | undefined> {
  const { kind, priority } = input.intent.ingress;
  if (kind === 'none' || priority !== undefined) return undefined;
  const { order, inventory, isEdit } = await compared(input);
  const all = isEdit ? await claimsIndex(input.model, input.standards) : [];
  const own = all.find(
    ({ product, service }) =>
      product === order.product && service === order.service,
  );
  return chosenPriority(order, inventory, own);
}

async function compared(
  input: CollisionsInput,
): Promise<{ order: Claims; inventory: Inventory; isEdit: boolean }> {
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
  return { order, inventory, isEdit };
}
