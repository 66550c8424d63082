import path from 'node:path';
import { TestDatabases } from '@backstage/backend-test-utils';
import type { Knex } from 'knex';

const migrations = path.resolve(__dirname, '../../migrations');

const databases = TestDatabases.create({
  // Whichever PostgreSQL the machine has; the tests are told its address.
  ids: [
    'SQLITE_3',
    'POSTGRES_14',
    'POSTGRES_15',
    'POSTGRES_16',
    'POSTGRES_17',
    'POSTGRES_18',
  ],
});

/** SQLite, and PostgreSQL where there is one. */
export const databaseIds = databases.eachSupportedId();

const hasPostgres = databaseIds.some(([id]) => id.startsWith('POSTGRES'));
if (process.env.CI && !hasPostgres) {
  throw new Error('CI must test with PostgreSQL; "npm test" starts one.');
}

/** A database with the plugin's tables. */
export async function migratedDatabase(id: (typeof databaseIds)[number][0]) {
  const database = await databases.init(id);
  await database.migrate.latest({ directory: migrations });
  return database;
}

/** Takes all tables away again. */
export const migrateDown = (database: Knex) =>
  database.migrate.rollback({ directory: migrations }, true);
