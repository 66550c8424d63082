import { InputError } from '@backstage/errors';
import type {
  PlanAction,
  PlanCounts,
  PlannedOutput,
  PlannedResource,
  PlanSummary,
} from '@infra-portal/infra-common';
import { attributeChanges } from './attributeChanges';

type Json = Record<string, unknown>;

const isRecord = (value: unknown): value is Json =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const records = (value: unknown): Json[] =>
  Array.isArray(value) ? value.filter(isRecord) : [];

const textOf = (value: unknown): string | undefined =>
  typeof value === 'string' ? value : undefined;

/** Terraform says a replacement as two actions, in their order. */
const ACTIONS: Record<string, PlanAction> = {
  create: 'create',
  update: 'update',
  delete: 'delete',
  read: 'read',
  forget: 'forget',
  'no-op': 'no-op',
  'delete,create': 'replace',
  'create,delete': 'replace',
  'create,forget': 'replace',
};

function actionOf(change: Json, address: string): PlanAction {
  const word = Array.isArray(change.actions) ? change.actions.join(',') : '';
  const action = Object.hasOwn(ACTIONS, word) ? ACTIONS[word] : undefined;
  if (!action) {
    throw new InputError(
      `The plan has an action "${word}" for ${address} that is not known here.`,
    );
  }
  return action === 'no-op' && change.importing ? 'import' : action;
}

function treesOf(change: Json) {
  return {
    before: change.before,
    after: change.after,
    afterUnknown: change.after_unknown,
    beforeSensitive: change.before_sensitive,
    afterSensitive: change.after_sensitive,
  };
}

function resourceOf(entry: Json): PlannedResource {
  const change = isRecord(entry.change) ? entry.change : {};
  const address = textOf(entry.address) ?? '';
  const action = actionOf(change, address);
  const deposed = textOf(entry.deposed);
  const reason = textOf(entry.action_reason);
  const movedFrom = textOf(entry.previous_address);
  const order = Array.isArray(change.actions) ? change.actions[0] : undefined;
  const replacePaths = Array.isArray(change.replace_paths)
    ? change.replace_paths
    : [];
  return {
    address,
    type: textOf(entry.type) ?? '',
    mode: entry.mode === 'data' ? 'data' : 'managed',
    action,
    ...(action === 'replace' && order === 'create'
      ? { createBeforeDestroy: true as const }
      : {}),
    ...(deposed && { deposed }),
    ...(reason && { reason }),
    ...(movedFrom && { movedFrom }),
    ...(isRecord(change.importing) && {
      importing: { id: textOf(change.importing.id) },
    }),
    ...attributeChanges(treesOf(change), replacePaths),
  };
}

function outputsOf(changes: unknown): PlannedOutput[] {
  if (!isRecord(changes)) return [];
  return Object.entries(changes).flatMap(([name, change]) => {
    if (!isRecord(change)) return [];
    const action = actionOf(change, `output ${name}`);
    if (action !== 'create' && action !== 'update' && action !== 'delete') {
      return [];
    }
    return [{ name, action, ...attributeChanges(treesOf(change)) }];
  });
}

const isPlain = (one: PlannedResource) =>
  one.action === 'no-op' && one.movedFrom === undefined;

function count(resources: PlannedResource[]): PlanCounts {
  const managed = resources.filter(each => each.mode === 'managed');
  const of = (...actions: PlanAction[]) =>
    managed.filter(each => actions.includes(each.action)).length;
  return {
    add: of('create', 'replace'),
    change: of('update'),
    destroy: of('delete', 'replace'),
    import: managed.filter(each => each.importing).length,
    forget: of('forget'),
    move: managed.filter(each => each.movedFrom !== undefined).length,
    unchanged: managed.filter(isPlain).length,
  };
}

/**
 * Reduces the output of `terraform show -json <plan>` to what people decide
 * upon. Sensitive values are left behind, long ones shortened.
 *
 * @param plan the parsed JSON, of format 1.x
 * @throws InputError when it is not such a plan
 * @see https://developer.hashicorp.com/terraform/internals/json-format
 */
export function summarisePlan(plan: unknown): PlanSummary {
  const version = isRecord(plan) ? plan.format_version : undefined;
  if (!isRecord(plan) || !/^1\.\d+$/.test(textOf(version) ?? '')) {
    throw new InputError(
      `This is not the JSON of a Terraform plan of format 1.x (format_version is ${JSON.stringify(
        version,
      )}). Make it with "terraform show -json <plan file>".`,
    );
  }
  const resources = records(plan.resource_changes).map(resourceOf);
  return {
    counts: count(resources),
    resources: resources.filter(each => !isPlain(each)),
    outputs: outputsOf(plan.output_changes),
    drift: records(plan.resource_drift)
      .map(resourceOf)
      .filter(each => !isPlain(each)),
    errored: plan.errored === true,
    terraformVersion: textOf(plan.terraform_version) ?? '',
  };
}
