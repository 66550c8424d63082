import {
  type DatabaseService,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';

/**
 * The database of a plugin that keeps each message before it is answered, with
 * its newest schema.
 * @param packageName whose folder `migrations` holds the schema
 */
export async function openPluginDatabase(
  database: DatabaseService,
  packageName: string,
) {
  const knex = await database.getClient();
  // With a journal written ahead a message costs one write to the disk, and is
  // as durable.
  if (knex.client.config.client === 'better-sqlite3') {
    await knex.raw('pragma journal_mode = wal');
  }
  if (!database.migrations?.skip) {
    const directory = resolvePackagePath(packageName, 'migrations');
    await knex.migrate.latest({ directory });
  }
  return knex;
}
