import type {
  AtlantisLock,
  PreviewEnvironment,
} from '@infra-portal/infra-common';
import fc from 'fast-check';
import { answeredOf, concerned, heldStacks, targetsOf } from './targets';
import { fallBack, realPlansOf } from './results';

const environment = (name: string, workspace = 'default') =>
  ({
    name,
    directory: `stacks/a/${name}`,
    stack: `github.com/acme/infra//stacks/a/${name}#${workspace}`,
  } as PreviewEnvironment);

const CONFIG = `version: 3
projects:
  - name: a-dev
    dir: ./stacks/a/dev/
  - dir: stacks/a/stg
  - name: a-prod-eu
    dir: stacks/a/prod
    workspace: eu
`;

it('names projects as the previewed file has them', () => {
  const all = [
    environment('dev'),
    environment('stg'),
    environment('prod', 'eu'),
  ];
  const named = (text?: string) =>
    targetsOf(all, text).map(({ project }) => project);
  expect(named(CONFIG)).toEqual(['a-dev', undefined, 'a-prod-eu']);
  expect(named('a: [')).toEqual([undefined, undefined, undefined]);
  expect(named()).toEqual([undefined, undefined, undefined]);
});

it('plans the environments that change, or all', () => {
  const environments = [environment('dev'), environment('prod')];
  const files = [{ environment: 'prod' }, {}] as any;
  expect(concerned({ environments, files })).toEqual([environments[1]]);
  expect(concerned({ environments, files: [] })).toEqual(environments);
});

const lock = (more: Partial<AtlantisLock> = {}): AtlantisLock => ({
  ...{ key: 'k', repository: 'Acme/Infra', dir: 'stacks/a/dev' },
  ...{ workspace: 'default', since: '2026-11-20T00:00:00.000Z' },
  ...more,
});

it.each([
  [lock({ project: 'a-dev' }), true],
  [lock(), true],
  [lock({ repository: 'acme/other' }), false],
  [lock({ workspace: 'eu' }), false],
  [lock({ dir: 'stacks/a' }), false],
  // Another project of the same folder is another lock.
  [lock({ project: 'a-other' }), false],
])('knows whether %j holds a stack', (each, isHeld) => {
  const targets = targetsOf([environment('dev')], CONFIG);
  const held = heldStacks(targets, [each], 'acme/infra');
  expect(held.map(({ environment: name }) => name)).toEqual(
    isHeld ? ['dev'] : [],
  );
});

it('says of each stack what was answered, of no other', () => {
  const name = fc.stringMatching(/^[a-z]{1,4}$/);
  fc.assert(
    fc.property(
      fc.uniqueArray(name, { maxLength: 6 }),
      fc.nat(5),
      (names, at) => {
        const targets = targetsOf(
          names.map(each => environment(each)),
          CONFIG,
        );
        const projects = targets
          .filter((_, index) => index !== at)
          .map(({ project, dir, workspace }) => ({
            ...{ project, dir, workspace, policies: [] },
            output: `No changes. ${dir}`,
          }));
        const plans = realPlansOf(
          targets,
          { projects: [...projects].reverse() },
          {
            ...{ source: 's', observedAt: '', took: 1 },
            jobUrlOf: () => undefined,
          },
        );
        expect(plans.map(({ environment: each }) => each)).toEqual(names);
        plans.forEach(({ output, failure }, index) => {
          const { dir } = targets[index];
          const isThere = answeredOf(targets[index], projects) !== undefined;
          expect(output).toBe(isThere ? `No changes. ${dir}` : undefined);
          expect(failure).toBe(isThere ? undefined : 'errors');
        });
      },
    ),
  );
});

it('never calls a plan real that Atlantis did not make', () => {
  const grade = fc.constantFrom('checked', 'simulated');
  const plan = fc.record({
    stack: fc.constantFrom('dev', 'prod').map(each => environment(each).stack),
    grade,
    failure: fc.constantFrom(undefined, 'errors', 'timeout'),
  });
  const status = fc.constantFrom('passed', 'warning', 'failed', 'not-run');
  fc.assert(
    fc.property(fc.array(plan), status, (plans, said) => {
      const gates = [
        { id: 'terraform', status: said, source: '', observedAt: '' },
      ];
      const all = [environment('dev'), environment('prod')];
      const found = fallBack(all, { plans, gates, observedAt: '' } as any);
      expect(found.every(each => each.grade !== 'real')).toBe(true);
      expect(found.length).toBeLessThanOrEqual(all.length);
      if (said !== 'not-run') expect(found).toHaveLength(2);
    }),
  );
});
