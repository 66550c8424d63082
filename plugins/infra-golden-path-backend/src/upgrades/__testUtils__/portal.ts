import type { PullRuns } from '@infra-portal/infra-common';
import { repositoryName } from '@infra-portal/infra-node';
import type { Knex } from 'knex';
import type { World } from '../../requests/__testUtils__/world';
import { BEFORE, fileOf, PLACES, runsOf, upgradesOver } from './parts';

let count = 0;

/** A portal over a fresh repository, whose plans the test tells. */
export async function upgradesPortal(
  world: World,
  database: Knex,
  more: Parameters<typeof upgradesOver>[1] = {},
) {
  count += 1;
  const own = `upgrades-${count}`;
  const repository = await world.repository(own);
  const copy = await world.sandbox.clone('platform-owner', own);
  await copy.commit(
    Object.fromEntries(PLACES.map(place => [fileOf(place), BEFORE])),
    'Stacks',
  );
  await copy.git('push', '--quiet', 'origin', 'main');
  const plans = new Map<number, PullRuns>();
  const parts = {
    ...{ database, repository, url: world.proxy.url },
    mirrors: world.mirrors(`mirrors-${own}`),
  };
  const made = upgradesOver(parts, {
    pullRunsOf: async (_, number) => plans.get(number),
    ...more,
  });
  const items = async (id: string) => {
    const { board } = await made.service.get(id);
    return board.flatMap(wave => wave.items);
  };
  return {
    ...{ ...made, repository, plans, parts, items, copy },
    states: async (id: string) =>
      (await items(id)).map(each => `${each.id} ${each.state}`),
    /** Says what the plans of the open pull request of an item do. */
    async plan(id: string, item: string, counts = {}, applied = false) {
      const found = (await items(id)).find(each => each.id === item)!;
      const { number, head } = found.pullRequest!;
      const dir = found.stacks[0].dir;
      plans.set(
        number,
        runsOf(
          repositoryName(repository),
          number,
          { commit: head, dir, counts },
          applied,
        ),
      );
      return number;
    },
    async look(id: string) {
      await database('upgrades').update({
        due_at: new Date(0).toISOString(),
      });
      await made.worker.runDue();
      return (await made.service.get(id)).state;
    },
  };
}
