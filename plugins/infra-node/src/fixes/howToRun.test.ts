import fc from 'fast-check';
import { howToRun } from './howToRun';

type Project = Parameters<typeof howToRun>[0][number];

const prod = { name: 'web-prod', dir: 'stacks/shop/web/prod' };
const how = (projects: Project[], stack: typeof prod = prod, options = {}) =>
  howToRun(projects, stack, options);

it('takes the way of its own environment, however near another one is', () => {
  const dev = {
    name: 'web-dev',
    dir: 'stacks/shop/web/dev',
    workflow: 'quick',
    apply_requirements: [],
    autoplan: { enabled: false },
  };
  const other = {
    name: 'mail-production',
    dir: 'live/mail/production',
    workflow: 'careful',
    plan_requirements: ['undiverged'],
  };
  expect(how([dev, other])).toEqual({
    name: 'web-prod',
    workflow: 'careful',
    plan_requirements: ['undiverged'],
  });
});

it('requires all that its environment requires, the nearest first', () => {
  const projects = [
    {
      dir: 'stacks/mail/api/prod',
      apply_requirements: ['mergeable', 'approved'],
    },
    {
      dir: 'stacks/shop/api/prod',
      apply_requirements: ['approved'],
      import_requirements: [],
    },
    { dir: 'stacks/shop/api/dev', apply_requirements: ['undiverged'] },
  ];
  expect(how(projects)).toEqual({
    apply_requirements: ['approved', 'mergeable'],
  });
});

it('keeps an empty list only where its whole environment has it', () => {
  const none = { dir: 'a/prod', apply_requirements: [] };
  expect(how([none])).toEqual({ apply_requirements: [] });
  expect(how([none, { dir: 'b/prod' }])).toEqual({});
});

it('takes of other environments what all do alike, and all that any requires', () => {
  const projects = [
    {
      dir: 'stacks/shop/web/dev',
      workflow: 'terraform',
      terraform_version: 'v1.9.0',
      apply_requirements: [],
    },
    {
      dir: 'stacks/shop/web/stg',
      workflow: 'terraform',
      apply_requirements: ['approved'],
      plan_requirements: [],
    },
  ];
  expect(how(projects)).toEqual({
    workflow: 'terraform',
    apply_requirements: ['approved'],
  });
  expect(how([])).toEqual({});
});

it('knows environments by workspaces, aliases and patterns', () => {
  const byWorkspace = [
    { dir: 'app', workspace: 'dev', workflow: 'a' },
    { dir: 'app', workspace: 'production', workflow: 'b' },
  ];
  expect(how(byWorkspace)).toEqual({ workflow: 'b' });
  const standards = {
    environments: {},
    otherEnvironments: ['blue'],
  };
  const blue = { name: 'x', dir: 'stacks/x/blue' };
  const projects = [
    { dir: 'stacks/x/prod', workflow: 'a' },
    { dir: 'stacks/y/blue', workflow: 'b' },
  ];
  expect(how(projects, blue, { standards })).toEqual({ workflow: 'b' });
});

const requirement = fc.constantFrom('approved', 'mergeable', 'undiverged');
const project = fc.record(
  {
    name: fc.constantFrom('a', 'b'),
    dir: fc.constantFrom('a/dev', 'a/prod', 'b/prod', 'c'),
    workspace: fc.constantFrom('default', 'prod', 7 as never),
    workflow: fc.constantFrom('x', 'y'),
    apply_requirements: fc.uniqueArray(requirement),
  },
  { requiredKeys: ['dir'] },
);

it('never requires less than the one that it is run like', () => {
  fc.assert(
    fc.property(fc.array(project), projects => {
      const { apply_requirements: found = [] } = how(projects);
      const own = projects.filter(({ dir }) => dir.endsWith('/prod'));
      const all = (own.length > 0 ? own : []).flatMap(
        each => each.apply_requirements ?? [],
      );
      expect(found).toEqual(expect.arrayContaining(all));
    }),
  );
});
