import { Permission } from '@backstage/plugin-permission-common';

/** Who asks: what the policy needs to know, and nothing else. */
export type Asker =
  | { kind: 'nobody' }
  | { kind: 'guest' | 'person' | 'platform'; userRef: string };

/**
 * The answer. `if-entity-owner` and `if-task-creator` are left to the plugin
 * that holds the resource, as conditional decisions.
 */
export type Verdict = 'allow' | 'deny' | 'if-entity-owner' | 'if-task-creator';

type Column = 'guest' | 'person';

/**
 * One row per permission that is treated differently from the default.
 * Members of the platform groups are allowed everything and need no column.
 */
export const permissionTable: Readonly<
  Record<string, Readonly<Record<Column, Verdict>>>
> = {
  'catalog.entity.read': { guest: 'allow', person: 'allow' },
  'catalog.entity.validate': { guest: 'deny', person: 'allow' },
  'catalog.entity.refresh': { guest: 'deny', person: 'if-entity-owner' },
  'catalog.entity.delete': { guest: 'deny', person: 'if-entity-owner' },
  // Queues and failed providers are the platform team's business.
  'catalog.ingestion.read': { guest: 'deny', person: 'deny' },
  'scaffolder.template.parameter.read': { guest: 'allow', person: 'allow' },
  'scaffolder.template.step.read': { guest: 'allow', person: 'allow' },
  'scaffolder.task.create': { guest: 'deny', person: 'allow' },
  'scaffolder.action.execute': { guest: 'deny', person: 'allow' },
  // Logs may show what somebody typed into a form.
  'scaffolder.task.read': {
    guest: 'if-task-creator',
    person: 'if-task-creator',
  },
  'scaffolder.task.cancel': { guest: 'deny', person: 'if-task-creator' },
  // Guests may look around; what is proposed has somebody's name on it.
  'infra-golden-path.service.read': { guest: 'allow', person: 'allow' },
  'infra-golden-path.service.create': { guest: 'deny', person: 'allow' },
  // It pushes a branch, and shows what Atlantis prints of real infrastructure.
  'infra-golden-path.preview.plan-real': { guest: 'deny', person: 'allow' },
  'infra-golden-path.request.read': { guest: 'allow', person: 'allow' },
  'infra-golden-path.review.read': { guest: 'allow', person: 'allow' },
  // In one's own name at GitHub, which says who may.
  'infra-golden-path.review.write': { guest: 'deny', person: 'allow' },
  'infra-golden-path.review.merge': { guest: 'deny', person: 'allow' },
  'infra-golden-path.upgrade.read': { guest: 'allow', person: 'allow' },
  // They open many pull requests of other people's stacks.
  'infra-golden-path.upgrade.manage': { guest: 'deny', person: 'deny' },
  'infra-golden-path.take-over.propose': { guest: 'deny', person: 'allow' },
  'infra-golden-path.exception.propose': { guest: 'deny', person: 'allow' },
  'infra-stacks.stack.read': { guest: 'allow', person: 'allow' },
  'infra-stacks.fix.create': { guest: 'deny', person: 'allow' },
  // Guests are let in where everything is made up.
  'infra-stacks.run.read': { guest: 'allow', person: 'allow' },
  // A look takes the lock of a stack for a while.
  'infra-stacks.drift.check': { guest: 'deny', person: 'allow' },
  'infra-stacks.drift.propose': { guest: 'deny', person: 'allow' },
  'infra-cost.estimate.read': { guest: 'allow', person: 'allow' },
  'infra-cost.saving.propose': { guest: 'deny', person: 'allow' },
  // It takes time of the portal, and GitHub is told of what comes of it.
  'infra-cost.pull-request.price': { guest: 'deny', person: 'allow' },
  'infra-cost.exception.propose': { guest: 'deny', person: 'allow' },
  'infra-slo.objective.read': { guest: 'allow', person: 'allow' },
  // It opens what the organisation's own rule holds back.
  'infra-slo.freeze.override': { guest: 'deny', person: 'deny' },
  // One's own requests: the plugin looks whose they are.
  'infra-golden-path.request.update': { guest: 'deny', person: 'allow' },
  // In one's own name at GitHub, which says who may comment; Atlantis says the rest.
  'infra-golden-path.request.command': { guest: 'deny', person: 'allow' },
  'infra-golden-path.request.apply': { guest: 'deny', person: 'allow' },
  'infra-golden-path.request.manage': { guest: 'deny', person: 'deny' },
};

/**
 * Decides about one permission.
 *
 * What is not in the table follows one rule: people who signed in may read,
 * only the platform groups may do anything else. So a plugin installed
 * tomorrow is safe before somebody writes its rows.
 */
export function decide(permission: Permission, asker: Asker): Verdict {
  switch (asker.kind) {
    case 'nobody':
      return 'deny';
    case 'platform':
      return 'allow';
    default:
  }
  if (Object.hasOwn(permissionTable, permission.name)) {
    return permissionTable[permission.name][asker.kind];
  }
  return asker.kind === 'person' && permission.attributes.action === 'read'
    ? 'allow'
    : 'deny';
}
