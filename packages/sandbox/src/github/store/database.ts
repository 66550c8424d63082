import Database from 'better-sqlite3';
import fs from 'node:fs';
import path from 'node:path';
import { migrations } from './schema';

export type Db = Database.Database;

/** The sandbox's database file cannot be used as it is. */
export class DamagedDatabaseError extends Error {
  constructor(file: string, cause: unknown) {
    super(
      `The sandbox database ${file} cannot be read (${
        cause instanceof Error ? cause.message : cause
      })`,
    );
    this.name = 'DamagedDatabaseError';
  }
}

/**
 * Opens the database and brings it up to date. Write-ahead logging keeps every
 * committed transaction through a `kill -9`.
 *
 * @throws DamagedDatabaseError when the file is not a sound database, or was
 * written by a newer release.
 */
export function openDatabase(file: string): Db {
  if (file !== ':memory:') {
    fs.mkdirSync(path.dirname(file), { recursive: true });
  }
  let db: Db | undefined;
  try {
    db = new Database(file);
    db.pragma('journal_mode = WAL');
    db.pragma('synchronous = NORMAL');
    db.pragma('foreign_keys = ON');
    db.pragma('busy_timeout = 5000');
    migrate(db);
    return db;
  } catch (error) {
    db?.close();
    throw new DamagedDatabaseError(file, error);
  }
}

function migrate(db: Db) {
  const current = db.pragma('user_version', { simple: true }) as number;
  if (current > migrations.length) {
    throw new Error(`it was written by a newer release (schema ${current})`);
  }
  for (let version = current; version < migrations.length; version++) {
    db.transaction(() => {
      db.exec(migrations[version]);
      db.pragma(`user_version = ${version + 1}`);
    })();
  }
}
