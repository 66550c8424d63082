import {
  DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';

const MIGRATIONS = resolvePackagePath(
  '@infra-portal/plugin-infra-stacks-backend',
  'migrations',
);

/** The plugin's database with its newest schema. */
export async function openDatabase(database: DatabaseService): Promise<Knex> {
  const knex = await database.getClient();
  // Each message is kept before it is answered: with a journal written ahead
  // that costs one write to the disk, and is as durable.
  if (knex.client.config.client === 'better-sqlite3') {
    await knex.raw('pragma journal_mode = wal');
  }
  if (!database.migrations?.skip) {
    await knex.migrate.latest({ directory: MIGRATIONS });
  }
  return knex;
}
