import fc from 'fast-check';
import { BACKEND, find } from './__testUtils__/find';
import { componentsOf } from './components';

const atlantis = (...projects: string[]) =>
  ['version: 3', 'projects:', ...projects.map(each => `  - ${each}`)].join(
    '\n',
  );

const files = {
  'net/prod/main.tf': BACKEND,
  'app/prod/main.tf': BACKEND,
  'db/prod/main.tf': BACKEND,
};
const orderFindings = (text: string) =>
  find({ ...files, 'atlantis.yaml': text })
    .findings.filter(({ code }) => code.endsWith('atlantis-dependency'))
    .map(({ code, severity, line, dir, message, remedy }) => {
      const [, nearest = '-'] = /nearest is "(.*)"$/.exec(message) ?? [];
      return [code, severity, line, dir, nearest, remedy].join(' | ');
    });

it('knows which projects must be applied before a stack, and where it says so', () => {
  const found = find({
    ...files,
    'atlantis.yaml': atlantis(
      '{ name: net, dir: net/prod }',
      '{ name: app, dir: app/prod, depends_on: [net, db, net] }',
      '{ name: app-blue, dir: app/prod, workspace: blue,\n      depends_on: [app] }',
      '{ dir: db/prod }',
    ),
  });
  const file = 'atlantis.yaml';
  expect(
    found.stacks.map(({ ref, order }) => [ref.dir, ref.workspace, order]),
  ).toEqual([
    [
      'app/prod',
      'default',
      {
        as: ['app'],
        after: ['net', 'db'].map(project => ({ project, file, line: 4 })),
      },
    ],
    [
      'app/prod',
      'blue',
      { as: ['app-blue'], after: [{ project: 'app', file, line: 6 }] },
    ],
    ['db/prod', 'default', undefined],
    ['net/prod', 'default', { as: ['net'], after: [] }],
  ]);
});

it('finds projects that wait for none, and names the one that is meant', () => {
  const text = atlantis(
    '{ name: network, dir: net/prod }',
    '{ name: app, dir: app/prod, depends_on: [netwrok] }',
    '{ dir: db/prod, depends_on: [something, network, 7] }',
  );
  expect(orderFindings(text)).toEqual([
    'missing-atlantis-dependency | warning | 4 | app/prod | network | Write "network", or remove the line.',
    'missing-atlantis-dependency | warning | 5 | db/prod | - | Name a project of this file, or remove the line.',
  ]);
});

it('finds projects that wait for each other, at each line that makes it so', () => {
  const text = atlantis(
    '{ name: net, dir: net/prod, depends_on: [db] }',
    '{ name: app, dir: app/prod, depends_on: [net] }',
    '{ name: db, dir: db/prod, depends_on: [other, net] }',
    '{ name: other, dir: db/prod, workspace: x, depends_on: [other] }',
    '{ name: __proto__, dir: db/prod, workspace: y, depends_on: [app] }',
  );
  const found = orderFindings(text).map(each => each.split(' | ')[2]);
  expect(found).toEqual(['3', '5', '6']);
});

const links = fc
  .array(fc.tuple(fc.nat(7), fc.nat(7)), { maxLength: 20 })
  .map(pairs => {
    const all = new Map<string, string[]>();
    for (const [from, to] of pairs) {
      all.set(`${from}`, [...(all.get(`${from}`) ?? []), `${to}`]);
    }
    return all;
  });

/** All that can be reached from a name. */
function reached(all: ReadonlyMap<string, string[]>, start: string) {
  const seen = new Set<string>();
  const waiting = [start];
  for (let name = waiting.pop(); name !== undefined; name = waiting.pop()) {
    if (seen.has(name)) continue;
    seen.add(name);
    waiting.push(...(all.get(name) ?? []));
  }
  return seen;
}

it('numbers alike exactly those that lead to each other', () => {
  fc.assert(
    fc.property(links, all => {
      const found = componentsOf(all);
      for (const a of found.keys()) {
        for (const b of found.keys()) {
          const isOne = reached(all, a).has(b) && reached(all, b).has(a);
          expect([a, b, found.get(a) === found.get(b)]).toEqual([a, b, isOne]);
        }
      }
    }),
  );
});
