import path from 'node:path';
import { startWorld } from '../create/world.mjs';

/** Stacks of the repository beside those in the database. */
const OTHERS = 9;

/** Of the repository of the bench, for reports. */
export const REPORT_TOKEN = 'bench-report-token-of-acme';

/**
 * A backend of the plugin of costs alone, with somebody who asks.
 * @returns the world, and how to reach the database of the plugin
 */
export async function startCosts({ cache, database, stacks = OTHERS }) {
  const world = await startWorld({
    ...{ cache, database, stacks },
    plugin: 'infra-cost',
    config: ({ repository }) => ({
      infraCost: { reports: { tokens: [{ repository, token: REPORT_TOKEN }] } },
    }),
  });
  const ask = await world.as('reader');
  const get = async route => {
    const { status, body } = await ask('GET', route);
    if (status !== 200) throw new Error(`${route} answered ${status}`);
    return body;
  };
  return { world, ask, get, knex: knexOf(world) };
}

const knexOf = ({ connection, folder }) =>
  connection
    ? { client: 'pg', connection, searchPath: ['infra-cost'] }
    : {
        client: 'better-sqlite3',
        connection: { filename: path.join(folder, 'sqlite/infra-cost.sqlite') },
        useNullAsDefault: true,
      };
