import { resolveModules, type StackPage } from '@infra-portal/infra-common';
import { named } from './moduleFacet';

const own = (dir: string) => ({
  name: dir.slice(dir.lastIndexOf('/') + 1),
  dir,
  versions: [],
  calls: [],
});

it('says where modules are that are called the same, and of no others', () => {
  const modules = resolveModules([
    {
      repository: 'github.com/acme/a',
      stacks: [],
      modules: [own('modules/queue'), own('modules/topic')],
    },
    {
      repository: 'github.com/acme/b',
      stacks: [],
      modules: [own('modules/queue')],
    },
  ]);
  const [, hashed] = [...modules.byName.keys()].filter(name =>
    name.startsWith('queue'),
  );
  const values = ['queue', hashed, 'topic', 'gone'];
  const page = {
    facets: {
      module: values.map(value => ({ value, count: 1 })),
      product: [{ value: 'queue', count: 1 }],
    } as unknown as StackPage['facets'],
  };
  const { facets } = named(page, modules);
  const place = (repository: string) => `${repository}//modules/queue`;
  expect(facets.module).toEqual([
    {
      value: 'queue',
      count: 1,
      title: 'queue',
      place: place('github.com/acme/a'),
    },
    {
      value: hashed,
      count: 1,
      title: 'queue',
      place: place('github.com/acme/b'),
    },
    { value: 'topic', count: 1 },
    { value: 'gone', count: 1 },
  ]);
  expect(facets.product).toEqual([{ value: 'queue', count: 1 }]);
});
