import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import { REPOSITORY, stackOf, stateOf } from './__testUtils__/things';
import type { ReadServices } from './entities';
import type { InventoryState } from '@infra-portal/infra-node';
import { PROVIDER, StacksEntityProvider } from './StacksEntityProvider';

const entity = (name: string, place = 'a'): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    annotations: { 'backstage.io/view-url': `http://${place}` },
  },
  spec: { owner: 'group:default/auth' },
});

const read = (...names: string[]): ReadServices => ({
  commit: 'c1',
  entities: names.map(name => entity(name)),
});
const away = () => {
  throw new Error('GitHub is away');
};

/** Repositories and an inventory that answer what a test says. */
function setUp(
  answers: Record<string, () => ReadServices>,
  stacks: () => InventoryState = () => stateOf([]),
) {
  const logger = mockServices.logger.mock();
  const note = jest.fn();
  const found = { stacks, complete: true, discovered: [] as Entity[] };
  const readers = new Map(
    Object.keys(answers).map(key => [
      key,
      { note, read: async () => answers[key]() },
    ]),
  );
  const applyMutation = jest.fn(async _mutation => {});
  const provider = new StacksEntityProvider({
    readers,
    repositories: [REPOSITORY],
    inventory: { read: async () => found.stacks() },
    owners: {
      isWaiting: false,
      revision: 0,
      learn: async () => {},
      refOf: name => name ?? 'group:default/platform',
    },
    discoveries: {
      isWaiting: false,
      ours: async () => ({
        entities: found.discovered,
        complete: found.complete,
      }),
    },
    logger,
  });
  const connection = { applyMutation, refresh: async () => {} };
  const sent = () => applyMutation.mock.calls.splice(0).map(([each]) => each);
  /** Names that were sent, in short. */
  const told = () =>
    sent().map(({ type, entities, added, removed }) => ({
      type,
      added: (entities ?? added).map(
        (each: { entity: Entity }) => each.entity.metadata.name,
      ),
      removed: removed?.map((each: { entityRef: string }) => each.entityRef),
    }));
  return { provider, connection, sent, told, logger, note, found };
}

const add = (...names: string[]) =>
  names.map(name => ({ entity: entity(name), locationKey: PROVIDER }));

it('takes nothing away because a repository cannot be read', async () => {
  const answers: Record<string, () => ReadServices> = {
    'h/a/one': () => read('one'),
    'h/a/two': away,
  };
  const { provider, connection, sent, logger } = setUp(answers);
  await provider.connect(connection);
  await provider.refresh(true);
  expect(sent()).toEqual([{ type: 'delta', added: add('one'), removed: [] }]);
  expect(provider.isComplete).toBe(false);
  expect(logger.warn).toHaveBeenCalledWith(expect.stringContaining('away'));
  // What was sent is not sent again while the other is waited for.
  await provider.refresh();
  expect(sent()).toEqual([]);

  answers['h/a/two'] = () => read('two');
  await provider.refresh();
  expect(sent()).toEqual([{ type: 'full', entities: add('one', 'two') }]);
  answers['h/a/one'] = away;
  answers['h/a/two'] = away;
  await provider.refresh(true);
  expect(sent()).toEqual([
    // All of what is known, which is not nothing.
    { type: 'full', entities: add('one', 'two') },
  ]);
});

it('sends what changed, and nothing when nothing did', async () => {
  let services = read('one', 'two');
  const { provider, connection, sent, note } = setUp({
    'h/a/one': () => services,
  });
  await provider.refresh();
  expect(sent()).toEqual([]);
  // What was read before the catalog was there is sent when it is.
  await provider.connect(connection);
  expect(sent().map(({ type }) => type)).toEqual(['full']);
  await provider.refresh();
  expect(sent()).toEqual([]);
  services = read('two', 'three');
  const event = { repository: 'H/a/One', branch: 'main' };
  await provider.notice(event);
  expect(sent()).toEqual([
    {
      type: 'delta',
      added: add('three'),
      removed: [{ entityRef: 'component:default/one', locationKey: PROVIDER }],
    },
  ]);
  expect(note).not.toHaveBeenCalled();
  const pull = { ...event, number: 1, state: 'open', head: 'x' } as const;
  await provider.notice(pull);
  expect(note).toHaveBeenCalledWith(pull);
  await provider.notice({ ...event, repository: 'h/a/unknown' });
  expect(sent()).toEqual([]);
});

it('keeps the first of two of one name, and says so once', async () => {
  const { provider, connection, sent, logger } = setUp({
    'h/a/one': () => ({ commit: 'c', entities: [entity('same', 'one')] }),
    'h/a/two': () => ({ commit: 'c', entities: [entity('same', 'two')] }),
  });
  await provider.connect(connection);
  await provider.refresh();
  await provider.refresh();
  expect(sent()).toEqual([
    {
      type: 'full',
      entities: [{ entity: entity('same', 'one'), locationKey: PROVIDER }],
    },
  ]);
  expect(logger.warn.mock.calls).toEqual([
    [
      'component:default/same is described twice; http://one counts, http://two is left out',
    ],
  ]);
});

describe('stacks', () => {
  it('come and go with what the stacks plugin says', async () => {
    const { provider, connection, told, found } = setUp({}, () =>
      stateOf([stackOf('one'), stackOf('two')]),
    );
    await provider.connect(connection);
    await provider.noticeStacks();
    expect(told()).toEqual([
      { type: 'full', added: ['one', 'two'], removed: undefined },
    ]);
    found.stacks = () => stateOf([stackOf('two'), stackOf('three')]);
    await provider.noticeStacks();
    expect(told()).toEqual([
      {
        type: 'delta',
        added: ['three'],
        removed: ['resource:default/one'],
      },
    ]);
  });

  it('stay when the stacks plugin is away, or begins with nothing', async () => {
    const { provider, connection, told, found, logger } = setUp({}, () =>
      stateOf([stackOf('one')]),
    );
    await provider.connect(connection);
    await provider.refresh();
    told();
    found.stacks = away;
    await provider.refresh(true);
    expect(told()).toEqual([
      { type: 'full', added: ['one'], removed: undefined },
    ]);
    // Its database is new and the repository not read yet.
    found.stacks = () => stateOf([], {});
    await provider.refresh();
    expect(told()).toEqual([]);
    expect(logger.warn).toHaveBeenLastCalledWith(
      expect.stringContaining('is being read anew'),
    );
    found.stacks = () => stateOf([stackOf('two')]);
    await provider.refresh();
    expect(told()).toEqual([
      { type: 'delta', added: ['two'], removed: ['resource:default/one'] },
    ]);
  });

  it('are sent as they come while not all is read', async () => {
    const { provider, connection, told, found } = setUp({}, () =>
      stateOf([stackOf('one')], {}),
    );
    await provider.connect(connection);
    await provider.refresh(true);
    expect(told()).toEqual([{ type: 'delta', added: ['one'], removed: [] }]);
    expect(provider.isComplete).toBe(false);
    found.stacks = () => stateOf([stackOf('one')]);
    await provider.refresh();
    expect(told().map(({ type }) => type)).toEqual(['full']);
  });
});

it('takes no product away because the catalog did not answer', async () => {
  const { provider, connection, told, found } = setUp({});
  found.discovered = [entity('authhub')];
  await provider.connect(connection);
  await provider.refresh();
  told();
  found.discovered = [];
  found.complete = false;
  await provider.refresh(true);
  await provider.refresh();
  expect(told()).toEqual([]);
  found.complete = true;
  await provider.refresh();
  expect(told()).toEqual([{ type: 'full', added: [], removed: undefined }]);
});

it('sends one of ten thousand when one has changed', async () => {
  const many = Array.from({ length: 10_000 }, (_, index) =>
    stackOf(`p${index % 500}-s${index}-dev`, {
      product: `p${index % 500}`,
      service: `s${index}`,
      environment: 'dev',
      owner: 'group:default/auth',
    }),
  );
  const { provider, connection, sent, found } = setUp({}, () => stateOf(many));
  await provider.connect(connection);
  await provider.refresh();
  expect(sent()[0].entities).toHaveLength(10_000);
  const state = stateOf(
    many.map((each, index) =>
      index === 4_711 ? { ...each, environment: 'prod' } : each,
    ),
  );
  found.stacks = () => state;
  await provider.noticeStacks();
  const [{ type, added, removed }] = sent();
  expect(type).toBe('delta');
  expect(removed).toEqual([]);
  expect(added).toHaveLength(1);
  expect(added[0].entity.metadata.tags).toEqual(['prod']);
});
