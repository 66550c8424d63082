import type { Knex } from 'knex';
import { repositoryName } from '@infra-portal/infra-node';
import { silentLogger, sqlite } from '../requests/__testUtils__/parts';
import { World } from '../requests/__testUtils__/world';
import {
  BEFORE,
  fileOf,
  minji,
  orderOf,
  PLACES,
  upgradesOver,
} from './__testUtils__/parts';
import { UpgradeStore } from './store';

jest.setTimeout(120_000);

let world: World;
beforeAll(async () => {
  world = await World.start();
});
afterAll(() => world.close());

/** Dying after a write is dying before what it led to: only the long run does both. */
const AFTER_TOO = process.env.HEAVY ? [false, true] : [false];

const LEASE = 2_000;
const never = new Promise<never>(() => {});

/** Writes that a life makes while it opens a wave of two. */
async function story(name: string, death?: { write: number; after: boolean }) {
  const repository = await world.repository(name);
  const copy = await world.sandbox.clone('platform-owner', name);
  await copy.commit(
    Object.fromEntries(PLACES.map(place => [fileOf(place), BEFORE])),
    'Stacks',
  );
  await copy.git('push', '--quiet', 'origin', 'main');
  const database: Knex = await sqlite();
  const parts = {
    ...{ database, repository, url: world.proxy.url },
    mirrors: world.mirrors(name),
  };
  let writes = 0;
  let died = false;
  let tell = () => {};
  const dead = new Promise<void>(resolve => {
    tell = resolve;
  });
  const update = UpgradeStore.prototype.update;
  jest
    .spyOn(UpgradeStore.prototype, 'update')
    .mockImplementation(async function dies(this: UpgradeStore, ...args) {
      if (died) return never;
      writes += 1;
      const isHere = death?.write === writes;
      const written =
        isHere && !death.after ? undefined : await update.apply(this, args);
      if (!isHere) return written;
      died = true;
      tell();
      return never;
    });
  const first = upgradesOver(parts, { lease: LEASE });
  const { id } = (await first.service.begin(orderOf(), minji)).upgrade;
  await Promise.race([first.worker.runDue(), dead]);
  jest.restoreAllMocks();
  // Its lease has run out in another process.
  const second = upgradesOver(parts, {
    ...{ logger: silentLogger, lease: LEASE },
    now: () => new Date(Date.now() + 60_000),
  });
  await second.worker.runDue();
  const { state, board } = await second.service.get(id);
  const pulls = await world.pulls(name, 'all');
  const branches = await world.branches(name);
  await database.destroy();
  return {
    ...{ writes, died, state, repository: repositoryName(repository) },
    items: board.flatMap(({ items }) =>
      items.map(each => [each.id, each.state, each.pullRequest !== undefined]),
    ),
    pulls: pulls.map(pull => pull.head.ref).sort(),
    branches: branches.sort(),
  };
}

const BRANCHES = ['a-dev', 'b-dev'].map(
  item => `portal/upgrades/queue-2.0.0/${item}`,
);

it('opens one pull request of each item whichever write it dies at', async () => {
  const smooth = await story('walk-smooth');
  const wanted = {
    state: 'running',
    items: [
      ['a-dev', 'open', true],
      ['b-dev', 'open', true],
      ['a-prod', 'waiting', false],
    ],
    ...{ pulls: BRANCHES, branches: BRANCHES },
  };
  expect(smooth).toMatchObject({ ...wanted, died: false });
  expect(smooth.writes).toBeGreaterThanOrEqual(6);
  for (let write = 1; write <= smooth.writes; write += 1) {
    for (const after of AFTER_TOO) {
      const death = { write, after };
      const outcome = await story(`walk-${write}-${after}`, death);
      expect({ death, ...outcome }).toMatchObject({ death, ...wanted });
      expect(outcome.died).toBe(true);
    }
  }
});
