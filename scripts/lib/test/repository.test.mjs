import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import path from 'node:path';
import { test } from 'node:test';
import { workspaces } from '../fingerprint.mjs';
import { findPostgres, startPostgres } from '../postgres.mjs';
import { fromRoot, ROOT } from '../paths.mjs';

const load = createRequire(fromRoot('package.json'));
const lockfile = fs.readFileSync(fromRoot('yarn.lock'), 'utf8');

/** Blocks of the lock file: `{ key, body }` per resolved version. */
const locked = lockfile
  .split('\n\n')
  .map(block => ({ key: block.split('\n', 1)[0], body: block }));

/** yarn's own tools draw in the terminal with a React of theirs. */
const inBrowser = ({ key }) => !key.startsWith('"@yarnpkg/');

for (const name of ['react', 'react-dom', '@mui/material']) {
  test(`one copy of ${name}`, () => {
    const wanted = locked
      .filter(inBrowser)
      .flatMap(({ body }) => [
        ...body
          .split(/^ {2}peerDependencies:/m)[0]
          .matchAll(new RegExp(`^ {4}"?${name}"?: "(npm:.+)"$`, 'gm')),
      ])
      .map(match => `${name}@${match[1]}`);
    assert.notEqual(wanted.length, 0);
    const copies = locked.filter(({ key }) =>
      key
        .replace(/[":]+$|^"/g, '')
        .split(', ')
        .some(descriptor => wanted.includes(descriptor)),
    );
    assert.equal(copies.length, 1, copies.map(copy => copy.key).join('\n'));
  });
}

test('no registry host in the files of yarn', () => {
  const settings = fs.readFileSync(fromRoot('.yarnrc.yml'), 'utf8');
  assert.doesNotMatch(lockfile, /resolution: .*https?:/);
  assert.doesNotMatch(settings, /https?:|npmRegistryServer/);
});

test('lint with the rules of the house in every package', async () => {
  const { ESLint } = load('eslint');
  const eslint = new ESLint({ cwd: ROOT });
  for (const folder of workspaces(ROOT)) {
    const [result] = await eslint.lintText(
      "import { x } from 'backend';\nexport const y = x;\n",
      { filePath: fromRoot(folder, 'src/imaginary.ts') },
    );
    const messages = result.messages.map(each => each.message);
    assert.ok(
      messages.some(text => text.startsWith('Nothing imports packages/app')),
      `${folder}: ${messages}`,
    );
  }
});

for (const script of ['start.mjs', 'test.mjs']) {
  test(`${script} says an unknown option in one sentence`, () => {
    const { status, stderr, stdout } = spawnSync(
      process.execPath,
      [fromRoot('scripts', script), '--surprise'],
      { encoding: 'utf8' },
    );
    assert.equal(status, 1);
    assert.equal(stdout, '');
    assert.match(
      stderr,
      /^\nUnknown option "--surprise"\. Known options: [^\n]+\n$/,
    );
  });

  test(`${script} uses no syntax that old Node versions lack`, () => {
    const { parse } = load('espree');
    parse(fs.readFileSync(fromRoot('scripts', script), 'utf8'), {
      ecmaVersion: 2020,
      sourceType: 'module',
    });
    const text = fs.readFileSync(fromRoot('scripts', script), 'utf8');
    assert.doesNotMatch(text, /=>|\?\?|\?\.|\bconst\b|\blet\b|`\$/);
  });
}

const postgres = findPostgres();
test(
  'a throw-away PostgreSQL starts and leaves nothing behind',
  { skip: postgres ? false : 'no PostgreSQL on this machine' },
  async () => {
    const server = await startPostgres(postgres);
    const [name, url] = Object.entries(server.env)[0];
    assert.match(
      name,
      /^BACKSTAGE_TEST_DATABASE_POSTGRES\d\d_CONNECTION_STRING$/,
    );
    const { Client } = createRequire(fromRoot('packages/backend/package.json'))(
      'pg',
    );
    const client = new Client({ connectionString: url });
    await client.connect();
    const { rows } = await client.query(
      'select 1 + 1 as two, current_setting($1) as folder',
      ['data_directory'],
    );
    await client.end();
    assert.equal(rows[0].two, 2);
    await server.stop();
    assert.equal(fs.existsSync(path.dirname(rows[0].folder)), false);
  },
);
