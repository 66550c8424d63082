import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { afterEach, beforeEach, test } from 'node:test';
import { openDataFolder, resetDataFolder } from '../data-folder.mjs';
import { checkDatabases } from '../databases.mjs';
import { takeLock } from '../lock.mjs';
import { fromRoot } from '../paths.mjs';
import { loadSecrets } from '../secrets.mjs';

let folder;
beforeEach(() => {
  folder = fs.mkdtempSync(path.join(os.tmpdir(), 'portal-data-'));
});
afterEach(() => fs.rmSync(folder, { recursive: true, force: true }));
const at = (...parts) => path.join(folder, ...parts);

test('a new folder is made, marked and locked', () => {
  const data = at('a', 'b');
  const open = openDataFolder(data);
  assert.equal(open.tookOver, false);
  assert.throws(() => openDataFolder(data), /is in use by another npm start/);
  open.release();
  openDataFolder(data).release();
});

test('a folder with other files is left alone', () => {
  fs.writeFileSync(at('thesis.doc'), 'x');
  assert.throws(() => openDataFolder(folder), /is not empty.*thesis\.doc/);
  assert.throws(() => resetDataFolder(folder), /--reset leaves .* alone/);
  assert.deepEqual(fs.readdirSync(folder), ['thesis.doc']);
});

test('a file in the place of the folder is named', () => {
  fs.writeFileSync(at('file'), '');
  assert.throws(() => openDataFolder(at('file')), /cannot be used: a part of/);
  assert.throws(() => openDataFolder(at('file', 'x')), /a part of the path/);
});

test('reset removes what is ours and nothing else', () => {
  openDataFolder(folder).release();
  loadSecrets(folder);
  fs.writeFileSync(at('sqlite', 'catalog.sqlite'), '');
  fs.writeFileSync(at('notes.txt'), 'mine');
  resetDataFolder(folder);
  assert.deepEqual(fs.readdirSync(folder), ['notes.txt']);
});

test('reset of a folder in use is refused', () => {
  const open = openDataFolder(folder);
  assert.throws(() => resetDataFolder(folder), /in use/);
  open.release();
});

test('reset of nothing is fine', () => resetDataFolder(at('none')));

test('the lock of a process that is gone is taken over', () => {
  const { pid } = spawnSync(process.execPath, ['-e', '']);
  fs.writeFileSync(at('lock'), JSON.stringify({ pid }));
  const lock = takeLock(at('lock'));
  assert.equal(lock.tookOver, true);
  lock.release();
  assert.deepEqual(fs.readdirSync(folder), []);
});

test(
  'the lock of a process whose id was given away is taken over',
  { skip: process.platform !== 'linux' && 'only Linux tells start times' },
  () => {
    fs.writeFileSync(
      at('lock'),
      JSON.stringify({ pid: process.pid, started: '1' }),
    );
    assert.equal(takeLock(at('lock')).tookOver, true);
  },
);

test('a lock file cut short is taken over', () => {
  fs.writeFileSync(at('lock'), '{"pi');
  assert.equal(takeLock(at('lock')).tookOver, true);
});

test('secrets are made once, for the owner only', () => {
  const first = loadSecrets(folder);
  assert.deepEqual(loadSecrets(folder), first);
  assert.equal(fs.statSync(at('secrets.json')).mode & 0o777, 0o600);
  assert.equal(new Set(Object.values(first)).size, 11);
  for (const secret of Object.values(first)) assert.ok(secret.length >= 20);
});

test('a new kind of secret is added to the old ones', () => {
  fs.writeFileSync(at('secrets.json'), '{"BACKEND_SECRET":"kept"}');
  const secrets = loadSecrets(folder);
  assert.equal(secrets.BACKEND_SECRET, 'kept');
  assert.ok(secrets.GITHUB_TOKEN);
});

for (const content of ['', '{"a', 'null', '[1]', '{"GITHUB_TOKEN":7}']) {
  test(`secrets.json with ${JSON.stringify(content)} is damaged`, () => {
    fs.writeFileSync(at('secrets.json'), content);
    assert.throws(() => loadSecrets(folder), {
      name: 'Failure',
      message: /secrets\.json is damaged/,
      remedy: /--reset/,
    });
  });
}

const Database = createRequire(fromRoot('packages/backend/package.json'))(
  'better-sqlite3',
);

function makeDatabase() {
  fs.mkdirSync(at('sqlite'));
  const file = at('sqlite', 'catalog.sqlite');
  const database = new Database(file);
  database.exec('create table t (a text); create index i on t (a)');
  const insert = database.prepare('insert into t values (?)');
  database.transaction(() => {
    for (let i = 0; i < 2000; i += 1) insert.run(`row ${i} ${'x'.repeat(50)}`);
  })();
  database.close();
  return file;
}

test('sound, empty and absent databases pass', () => {
  checkDatabases(folder);
  makeDatabase();
  fs.writeFileSync(at('sqlite', 'empty.sqlite'), '');
  checkDatabases(folder);
});

test('a file that is no database is named', () => {
  fs.mkdirSync(at('sandbox'));
  fs.writeFileSync(at('sandbox', 'github.sqlite'), 'hello, I am text');
  assert.throws(() => checkDatabases(folder), {
    message: /github\.sqlite is damaged \(it does not begin/,
    remedy: /--reset/,
  });
});

test('a database with torn pages is named', () => {
  const file = makeDatabase();
  const handle = fs.openSync(file, 'r+');
  fs.writeSync(handle, Buffer.alloc(20_000, 7), 0, 20_000, 8192);
  fs.closeSync(handle);
  assert.throws(() => checkDatabases(folder), /catalog\.sqlite is damaged/);
});

test('a database cut short is named', () => {
  const file = makeDatabase();
  fs.truncateSync(file, 40_000);
  assert.throws(() => checkDatabases(folder), /catalog\.sqlite is damaged/);
});
