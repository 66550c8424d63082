import {
  catalogEntityReadPermission,
  catalogPermissions,
} from '@backstage/plugin-catalog-common/alpha';
import { createPermission } from '@backstage/plugin-permission-common';
import { scaffolderPermissions } from '@backstage/plugin-scaffolder-common/alpha';
import {
  costPermissions,
  driftPermissions,
  goldenPathPermissions,
  reviewPermissions,
  runsPermissions,
  sloPermissions,
  stacksPermissions,
} from '@infra-portal/infra-common';
import fc from 'fast-check';
import { Asker, decide, permissionTable, Verdict } from './decide';

const nobody: Asker = { kind: 'nobody' };
const guest: Asker = { kind: 'guest', userRef: 'user:default/guest' };
const person: Asker = { kind: 'person', userRef: 'user:default/developer' };
const platform: Asker = { kind: 'platform', userRef: 'user:default/lead' };

const known = [
  ...catalogPermissions,
  ...scaffolderPermissions,
  ...goldenPathPermissions,
  ...reviewPermissions,
  ...stacksPermissions,
  ...runsPermissions,
  ...driftPermissions,
  ...costPermissions,
  ...sloPermissions,
];
const byName = (name: string) => {
  const found = known.find(permission => permission.name === name);
  if (!found) throw new Error(`Backstage has no permission ${name}`);
  return found;
};

const anyPermission = fc
  .record({
    name: fc.oneof(
      fc.constantFrom(...known.map(permission => permission.name)),
      fc.string(),
      fc.constantFrom('constructor', '__proto__', 'toString'),
    ),
    action: fc.constantFrom('create', 'read', 'update', 'delete', undefined),
  })
  .map(({ name, action }) =>
    createPermission({ name, attributes: action ? { action } : {} }),
  );

const openness: Record<Verdict, number> = {
  deny: 0,
  'if-task-creator': 1,
  'if-entity-owner': 1,
  allow: 2,
};

describe('decide', () => {
  it.each<[string, Verdict, Verdict]>([
    ['catalog.entity.read', 'allow', 'allow'],
    ['catalog.entity.create', 'deny', 'deny'],
    ['catalog.entity.refresh', 'deny', 'if-entity-owner'],
    ['catalog.entity.delete', 'deny', 'if-entity-owner'],
    ['catalog.entity.validate', 'deny', 'allow'],
    ['catalog.location.read', 'deny', 'allow'],
    ['catalog.location.create', 'deny', 'deny'],
    ['catalog.location.analyze', 'deny', 'deny'],
    ['catalog.location.delete', 'deny', 'deny'],
    ['catalog.ingestion.read', 'deny', 'deny'],
    ['catalog.ingestion.manage', 'deny', 'deny'],
    ['infra-golden-path.service.read', 'allow', 'allow'],
    ['infra-golden-path.service.create', 'deny', 'allow'],
    ['infra-golden-path.preview.plan-real', 'deny', 'allow'],
    ['infra-golden-path.request.read', 'allow', 'allow'],
    ['infra-golden-path.request.update', 'deny', 'allow'],
    ['infra-golden-path.request.command', 'deny', 'allow'],
    ['infra-golden-path.request.apply', 'deny', 'allow'],
    ['infra-golden-path.request.manage', 'deny', 'deny'],
    ['infra-golden-path.review.read', 'allow', 'allow'],
    ['infra-golden-path.review.write', 'deny', 'allow'],
    ['infra-golden-path.review.merge', 'deny', 'allow'],
    ['infra-golden-path.upgrade.read', 'allow', 'allow'],
    ['infra-golden-path.upgrade.manage', 'deny', 'deny'],
    ['infra-golden-path.take-over.propose', 'deny', 'allow'],
    ['infra-golden-path.exception.propose', 'deny', 'allow'],
    ['infra-stacks.stack.read', 'allow', 'allow'],
    ['infra-stacks.fix.create', 'deny', 'allow'],
    ['infra-stacks.run.read', 'allow', 'allow'],
    ['infra-stacks.drift.check', 'deny', 'allow'],
    ['infra-stacks.drift.propose', 'deny', 'allow'],
    ['infra-cost.estimate.read', 'allow', 'allow'],
    ['infra-cost.saving.propose', 'deny', 'allow'],
    ['infra-cost.report.match', 'deny', 'deny'],
    ['infra-cost.pull-request.price', 'deny', 'allow'],
    ['infra-cost.exception.propose', 'deny', 'allow'],
    ['infra-slo.objective.read', 'allow', 'allow'],
    ['infra-slo.freeze.override', 'deny', 'deny'],
    ['scaffolder.action.execute', 'deny', 'allow'],
    ['scaffolder.template.parameter.read', 'allow', 'allow'],
    ['scaffolder.template.step.read', 'allow', 'allow'],
    ['scaffolder.template.dry-run', 'deny', 'deny'],
    ['scaffolder.template.management', 'deny', 'deny'],
    ['scaffolder.task.create', 'deny', 'allow'],
    ['scaffolder.task.read', 'if-task-creator', 'if-task-creator'],
    ['scaffolder.task.cancel', 'deny', 'if-task-creator'],
  ])('%s: guest %s, person %s', (name, forGuest, forPerson) => {
    const permission = byName(name);
    expect(decide(permission, guest)).toBe(forGuest);
    expect(decide(permission, person)).toBe(forPerson);
    expect(decide(permission, platform)).toBe('allow');
    expect(decide(permission, nobody)).toBe('deny');
  });

  it('has a row only for permissions that exist in this Backstage', () => {
    const names = known.map(permission => permission.name);
    expect(names).toEqual(expect.arrayContaining(Object.keys(permissionTable)));
  });

  it('lets people read with a permission it does not know, and nothing else', () => {
    for (const action of ['read', 'create', 'update', 'delete'] as const) {
      const permission = createPermission({
        name: 'tomorrow.thing',
        attributes: { action },
      });
      const verdict = action === 'read' ? 'allow' : 'deny';
      expect(decide(permission, person)).toBe(verdict);
      expect(decide(permission, guest)).toBe('deny');
    }
    const unmarked = createPermission({ name: 'tomorrow', attributes: {} });
    expect(decide(unmarked, person)).toBe('deny');
  });

  it('never gives nobody anything, nor a guest more than a person', () => {
    fc.assert(
      fc.property(anyPermission, permission => {
        expect(decide(permission, nobody)).toBe('deny');
        expect(decide(permission, platform)).toBe('allow');
        expect(openness[decide(permission, guest)]).toBeLessThanOrEqual(
          openness[decide(permission, person)],
        );
      }),
    );
  });

  it('gives a guest nothing that changes or runs something', () => {
    for (const permission of known) {
      const verdict = decide(permission, guest);
      const reads = permission.attributes.action === 'read';
      expect([permission.name, verdict]).toEqual([
        permission.name,
        reads ? verdict : 'deny',
      ]);
    }
    expect(decide(catalogEntityReadPermission, guest)).toBe('allow');
  });
});
