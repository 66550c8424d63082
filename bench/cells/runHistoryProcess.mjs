import fs from 'node:fs';
import { createRequire } from 'node:module';
import { fromRoot } from '../../scripts/lib/paths.mjs';

/** Writes runs in bulk: rows as the store makes them, without their facts. */
const require = createRequire(
  fromRoot('plugins/infra-stacks-backend/package.json'),
);
require('@backstage/cli/config/nodeTransform.cjs');
const { runRow } = require('./src/runs/store/rows');
const knexOf = require('knex');

const {
  stacks,
  repository,
  count,
  knex: how,
} = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const knex = knexOf(how);
/** Rows in a statement, and statements in a transaction. */
const ROWS = 500;
const STATEMENTS = 20;
/** Milliseconds between runs: a million of them in three years. */
const PAUSE = (3 * 365 * 24 * 3_600_000) / count;
const STATES = [
  ...Array(17).fill('succeeded'),
  'failed',
  'failed',
  'cancelled',
];
const COMMANDS = ['plan', 'plan', 'policy_check', 'apply'];
const began = Date.now();

function rowOf(number) {
  const { name, dir, product } = stacks[(number * 31) % stacks.length];
  const at = new Date(began - number * PAUSE).toISOString();
  const pull = Math.floor(number / 4);
  const folded = {
    key: `bench ${number}`,
    ...{ dir, workspace: 'default', project: name },
    command: COMMANDS[number % COMMANDS.length],
    state: STATES[(number * 13) % STATES.length],
    ...{ at, startedAt: at, finishedAt: at, actor: 'developer' },
    commit: String(number).padStart(40, '0'),
    pullRequest: {
      number: pull,
      title: `Change ${name} for the ${number}th time`,
      url: `https://${repository}/pull/${pull}`,
    },
    counts: { import: 0, add: 1, change: 2, destroy: 0, forget: 0 },
    sources: [
      { kind: 'status', says: 'success: Apply succeeded.', observedAt: at },
    ],
  };
  return { ...runRow(repository, folded, () => product), pull };
}

for (let number = 0; number < count; ) {
  await knex.transaction(async trx => {
    for (let statement = 0; statement < STATEMENTS; statement += 1) {
      const rows = [];
      for (; rows.length < ROWS && number < count; number += 1)
        rows.push(rowOf(number));
      if (rows.length > 0) await trx('runs').insert(rows);
    }
  });
}
// As the database does by itself in time.
await knex.raw('analyze');
await knex.destroy();
