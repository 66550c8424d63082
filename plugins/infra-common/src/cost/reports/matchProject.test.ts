import fc from 'fast-check';
import { costProjectKey } from './identity';
import { matchProject, matchProjects } from './matchProject';

const repository = 'github.com/acme/infra';
const ref = (dir: string, workspace = 'default') =>
  `${repository}//${dir}#${workspace}`;
const stacks = [
  { ref: ref('.') },
  { ref: ref('stacks/api/dev'), aliases: ['api-dev'] },
  { ref: ref('stacks/api/prod'), aliases: ['api-prod'] },
  { ref: ref('terraform', 'dev') },
  { ref: ref('terraform', 'prod') },
  { ref: ref('only', 'prod') },
  { ref: 'github.com/acme/other//stacks/web#default' },
];
const match = (project: object, options = {}) =>
  matchProject({ name: '', ...project }, stacks, { repository, ...options });

it.each<[object, string, string]>([
  [
    { subPath: 'stacks/api/dev', name: 'api-prod' },
    ref('stacks/api/dev'),
    'sub-path',
  ],
  [{ subPath: 'nowhere', name: 'api-prod' }, ref('stacks/api/prod'), 'name'],
  [{ name: 'stacks/api/dev' }, ref('stacks/api/dev'), 'name'],
  [{ name: 'acme/infra/stacks/api/dev' }, ref('stacks/api/dev'), 'name'],
  [{ name: ref('stacks/api/dev') }, ref('stacks/api/dev'), 'name'],
  [{ name: 'x', path: 'stacks/api/dev' }, ref('stacks/api/dev'), 'path'],
  [{ name: '.', path: '.' }, ref('.'), 'path'],
  [{ name: 'terraform', workspace: 'prod' }, ref('terraform', 'prod'), 'name'],
  // A plan does not tell its workspace.
  [{ name: 'only' }, ref('only', 'prod'), 'name'],
])('finds the stack of %j', (project, stack, by) => {
  expect(match(project)).toEqual({ stack, by });
});

it('says why it finds none', () => {
  const none = { unmatched: 'none', candidates: [] };
  expect(match({ name: '.' })).toEqual(none);
  expect(match({ name: 'stacks/web' })).toEqual(none);
  expect(match({ name: '/tmp/plan/stacks/api/dev' })).toEqual(none);
  expect(match({ name: '../stacks/api/dev' })).toEqual(none);
  expect(match({ name: 'only', workspace: 'dev' })).toEqual({
    ...{ unmatched: 'none', candidates: [ref('only', 'prod')] },
  });
  expect(match({ name: 'terraform' })).toEqual({
    unmatched: 'several',
    candidates: [ref('terraform', 'dev'), ref('terraform', 'prod')],
  });
});

it('believes what a person said, before all else', () => {
  const project = { name: 'x', subPath: 'stacks/api/dev' };
  const stack = ref('stacks/api/prod');
  const mapping = { [costProjectKey(project)]: stack };
  expect(match(project, { mapping })).toEqual({ stack, by: 'given' });
  expect(match(project, { stack: 'stacks/api/prod' })).toEqual({
    ...{ stack, by: 'given' },
  });
  // What is given and not there is not replaced by a guess.
  expect(match(project, { stack: 'gone' })).toMatchObject({
    unmatched: 'none',
  });
});

it('gives no stack to two projects', () => {
  const two = [{ name: 'api-dev' }, { name: 'stacks/api/dev' }];
  const other = { name: 'api-prod' };
  expect(matchProjects([...two, other], stacks, { repository })).toEqual([
    { unmatched: 'several', candidates: [ref('stacks/api/dev')] },
    { unmatched: 'several', candidates: [ref('stacks/api/dev')] },
    { stack: ref('stacks/api/prod'), by: 'name' },
  ]);
});

it('does not depend on the order of stacks, and gives each at most once', () => {
  const identity = fc.record(
    {
      name: fc.constantFrom('api-dev', 'terraform', 'only', 'x', '.'),
      subPath: fc.constantFrom('stacks/api/dev', 'stacks/api/prod', 'nowhere'),
      path: fc.constantFrom('.', 'terraform', 'stacks/api/prod'),
      workspace: fc.constantFrom('dev', 'prod'),
    },
    { requiredKeys: ['name'] },
  );
  const shuffled = fc.shuffledSubarray(stacks, { minLength: stacks.length });
  fc.assert(
    fc.property(fc.array(identity), shuffled, (projects, others) => {
      const matches = matchProjects(projects, stacks, { repository });
      const found = matches.flatMap(each =>
        'stack' in each ? [each.stack] : [],
      );
      expect(new Set(found).size).toBe(found.length);
      const again = matchProjects(projects, others, { repository });
      const sorted = (all: typeof matches) =>
        all.map(each =>
          'stack' in each
            ? each
            : { ...each, candidates: [...each.candidates].sort() },
        );
      expect(sorted(again)).toEqual(sorted(matches));
    }),
  );
});
