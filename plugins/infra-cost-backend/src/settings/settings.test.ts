import { mockServices } from '@backstage/backend-test-utils';
import type { Standards } from '@infra-portal/infra-common';
import type { Mirror, Mirrors, RepositoryRef } from '@infra-portal/infra-node';
import { IntentBudgets } from './IntentBudgets';
import { readBudgets } from './readBudgets';
import { StandardsReader } from './StandardsReader';

const standards = {
  layout: [],
  environments: { dev: { budget: 10 }, prod: {} },
  budgets: { products: { shop: 100 }, services: { 'shop/api': 50 } },
} as unknown as Standards;

/** A mirror whose files are told by path; `!` is a link. */
function mirrorOf(files: Record<string, string>) {
  const entries = Object.keys(files).map(path => ({
    ...{ path: path.replace('!', ''), id: files[path] },
    mode: path.endsWith('!') ? '120000' : '100644',
  }));
  const readObjects = jest.fn(
    async (ids: readonly string[]) => new Map(ids.map(id => [id, id])),
  );
  const mirror = { list: async () => entries, readObjects };
  return { mirror: mirror as unknown as Mirror, readObjects };
}

const FILES = {
  'stacks/shop/api/service.yaml': 'budget: 60.5',
  'stacks/shop/web/service.yaml': 'budget: 20',
  'stacks/shop/none/service.yaml': 'name: x',
  'stacks/shop/wrong/service.yaml': 'budget: -1',
  'stacks/shop/broken/service.yaml': 'budget: [',
  'stacks/shop/list/service.yaml': '- 1',
  'stacks/shop/link/service.yaml!': 'budget: 7',
  'stacks/shop/api/other.yaml': 'budget: 8',
  'elsewhere/service.yaml': 'budget: 9',
};

it('reads what intents allow, and only what changed of them', async () => {
  const intents = new IntentBudgets();
  const { mirror, readObjects } = mirrorOf(FILES);
  const limits = await intents.of(mirror, 'a', standards);
  expect(Object.fromEntries(limits)).toEqual({
    ...{ 'shop/api': '60.5', 'shop/web': '20' },
  });
  expect(await intents.of(mirror, 'a', standards)).toBe(limits);
  expect(readObjects).toHaveBeenCalledTimes(1);
  Object.assign(mirror, {
    list: async () => [
      ...(await mirrorOf(FILES).mirror.list('b')),
      ...(await mirrorOf({
        'stacks/a/b/service.yaml': 'budget: 3',
      }).mirror.list('b')),
    ],
  });
  expect((await intents.of(mirror, 'b', standards)).get('a/b')).toBe('3');
  expect(readObjects).toHaveBeenLastCalledWith(['budget: 3']);
});

it('holds services to the lower of two limits', async () => {
  const { mirror } = mirrorOf(FILES);
  const own = Object.assign(mirror, {
    defaultBranch: async () => 'main',
    head: async () => 'a',
  });
  const reader = new StandardsReader({
    mirrors: { of: () => own } as unknown as Mirrors,
    logger: mockServices.logger.mock(),
  });
  const repository = {} as RepositoryRef;
  expect(await reader.intentBudgets(repository)).toEqual(new Map());
  jest.spyOn(reader, 'of').mockResolvedValue(standards);
  const budgets = await readBudgets(reader, [repository]);
  expect(budgets.product).toEqual(new Map([['shop', '100']]));
  expect(budgets.environment).toEqual(new Map([['dev', '10']]));
  expect(budgets.service).toEqual(
    new Map([
      ['shop/api', '50'],
      ['shop/web', '20'],
    ]),
  );
});
