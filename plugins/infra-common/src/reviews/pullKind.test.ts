import { pullKindOf } from './pullKind';

it.each([
  ['portal/authhub/api/create', 'service'],
  ['portal/authhub/api/retire', 'retirement'],
  ['portal/upgrades/ecs-service-1.1.0/abc', 'upgrade'],
  ['portal/savings/0123456789', 'saving'],
  ['portal/costs/exception-7-0123456789', 'cost-exception'],
  ['portal/fixes/module-outdated-0123456789', 'fix'],
  ['portal/drift/adopt-0123456789', 'drift'],
  ['feature/portal/authhub/api', undefined],
  ['portal-preview/authhub/api/x', undefined],
])('knows what makes %s', (branch, kind) => {
  expect(pullKindOf(branch)).toBe(kind);
});
