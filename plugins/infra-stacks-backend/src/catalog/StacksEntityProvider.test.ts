import { mockServices } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import type { RepositoryReader } from './RepositoryReader';
import { PROVIDER, StacksEntityProvider } from './StacksEntityProvider';

const entity = (name: string, place = 'a'): Entity => ({
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name,
    annotations: { 'backstage.io/view-url': `http://${place}` },
  },
  spec: { system: 'authhub' },
});

/** Repositories that answer what a test says. */
function setUp(answers: Record<string, () => Entity[]>) {
  const logger = mockServices.logger.mock();
  const note = jest.fn();
  const readers = new Map(
    Object.keys(answers).map(key => [
      key,
      { note, read: async () => answers[key]() } as unknown as RepositoryReader,
    ]),
  );
  const applyMutation = jest.fn(async _mutation => {});
  const provider = new StacksEntityProvider({
    readers,
    systems: async () => [],
    logger,
  });
  const connection = { applyMutation, refresh: async () => {} };
  const sent = () => applyMutation.mock.calls.splice(0).map(([each]) => each);
  return { provider, connection, sent, logger, note };
}

const add = (...entities: Entity[]) =>
  entities.map(each => ({ entity: each, locationKey: PROVIDER }));
const away = () => {
  throw new Error('GitHub is away');
};

it('takes nothing away because a repository cannot be read', async () => {
  const answers: Record<string, () => Entity[]> = {
    'h/a/one': () => [entity('one')],
    'h/a/two': away,
  };
  const { provider, connection, sent, logger } = setUp(answers);
  await provider.connect(connection);
  await provider.refresh(true);
  expect(sent()).toEqual([
    { type: 'delta', added: add(entity('one')), removed: [] },
  ]);
  expect(provider.isComplete).toBe(false);
  expect(logger.warn).toHaveBeenCalledWith(expect.stringContaining('away'));

  answers['h/a/two'] = () => [entity('two')];
  await provider.refresh();
  expect(sent()).toEqual([
    { type: 'full', entities: add(entity('one'), entity('two')) },
  ]);
  answers['h/a/one'] = away;
  answers['h/a/two'] = away;
  await provider.refresh(true);
  expect(sent()).toEqual([
    // All of what is known, which is not nothing.
    { type: 'full', entities: add(entity('one'), entity('two')) },
  ]);
});

it('sends what changed, and nothing when nothing did', async () => {
  let entities = [entity('one'), entity('two')];
  const { provider, connection, sent, note } = setUp({
    'h/a/one': () => entities,
  });
  await provider.refresh();
  expect(sent()).toEqual([]);
  // What was read before the catalog was there is sent when it is.
  await provider.connect(connection);
  expect(sent().map(({ type }) => type)).toEqual(['full']);
  await provider.refresh();
  expect(sent()).toEqual([]);
  entities = [entity('two'), entity('three')];
  const event = { repository: 'H/a/One', branch: 'main' };
  await provider.notice(event);
  expect(sent()).toEqual([
    {
      type: 'delta',
      added: add(entity('three')),
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
    'h/a/one': () => [entity('same', 'one')],
    'h/a/two': () => [entity('same', 'two')],
  });
  await provider.connect(connection);
  await provider.refresh();
  await provider.refresh();
  expect(sent()).toEqual([
    { type: 'full', entities: add(entity('same', 'one')) },
  ]);
  expect(logger.warn.mock.calls).toEqual([
    [
      'component:default/same is described twice; http://one counts, http://two is left out',
    ],
  ]);
});
