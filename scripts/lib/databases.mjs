import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { Failure } from './failure.mjs';
import { fromRoot } from './paths.mjs';

const HEADER = 'SQLite format 3\0';
/** Larger files are not read through at every start: that would take minutes. */
const LARGEST_CHECKED = 256 * 1024 * 1024;

/**
 * Makes sure that every SQLite file of a data folder is sound, before a
 * process fails on it in the middle of its work.
 */
export function checkDatabases(data) {
  for (const file of databaseFiles(data)) {
    const problem = headerProblem(file) ?? contentProblem(file);
    if (problem) {
      throw new Failure(`The database ${file} is damaged (${problem}).`, {
        remedy:
          'Restore it from a backup, start afresh with "npm start -- --reset", or use another folder with --data.',
      });
    }
  }
}

function databaseFiles(data) {
  return ['sqlite', 'sandbox'].flatMap(name => {
    const folder = path.join(data, name);
    if (!fs.existsSync(folder)) return [];
    return fs
      .readdirSync(folder)
      .filter(file => /\.(sqlite|db)$/.test(file))
      .map(file => path.join(folder, file));
  });
}

function headerProblem(file) {
  const handle = fs.openSync(file, 'r');
  try {
    const start = Buffer.alloc(HEADER.length);
    const length = fs.readSync(handle, start, 0, start.length, 0);
    // An empty file is a database nobody has written to yet.
    if (length === 0 || start.toString('latin1') === HEADER) return undefined;
    return 'it does not begin like a SQLite file';
  } finally {
    fs.closeSync(handle);
  }
}

function contentProblem(file) {
  if (fs.statSync(file).size > LARGEST_CHECKED) return undefined;
  const Database = createRequire(fromRoot('packages/backend/package.json'))(
    'better-sqlite3',
  );
  try {
    const database = new Database(file, { timeout: 2000 });
    try {
      const answer = database.pragma('quick_check(1)', { simple: true });
      return answer === 'ok' ? undefined : String(answer).split('\n')[0];
    } finally {
      database.close();
    }
  } catch (error) {
    return error.message;
  }
}
