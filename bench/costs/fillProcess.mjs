import fs from 'node:fs';
import { createRequire } from 'node:module';
import { fromRoot } from '../../scripts/lib/paths.mjs';

/** Records a year of costs through the store of the plugin, as rounds do. */
const require = createRequire(
  fromRoot('plugins/infra-cost-backend/package.json'),
);
require('@backstage/cli/config/nodeTransform.cjs');
const { CostStore } = require('./src/store');
const knexOf = require('knex');

const {
  stacks,
  changes,
  knex: how,
} = JSON.parse(fs.readFileSync(process.argv[2], 'utf8'));
const knex = knexOf(how);
const store = new CostStore(knex);
const DAY = 24 * 3_600_000;
const DAYS = 365;
/** Stacks whose estimates are written together. */
const TOGETHER = 50;
const now = Date.now();

const COVERAGE = {
  ...{ detected: 12, priced: 8, free: 3, unsupported: 1 },
  unsupportedTypes: { aws_bedrock_agent: 1 },
  ...{ missingPrices: 0, unknownUsage: 0 },
};

/** Changes of a stack, on days that differ from stack to stack. */
function recordsOf(stack, number) {
  return Array.from({ length: changes }, (_, turn) => {
    const days = Math.floor(
      ((turn + ((number * 7) % 31) / 31) * DAYS) / changes,
    );
    const monthly = `${20 + ((number * 13 + turn * 7) % 400)}.${100 + turn}`;
    const at = now - (DAYS - days) * DAY;
    const commit = String(turn * stacks.length + number + 1).padStart(40, '0');
    return {
      stack,
      commit: {
        id: commit,
        at,
        height: turn + 1,
        title: `Change ${stack.name}`,
      },
      estimate: {
        ...{ currency: 'USD', grade: 'price-book', source: 'price book' },
        ...{ state: 'ok', monthly, usage: '1.5', coverage: COVERAGE },
        ...{ resources: [], problems: [] },
        pricedAt: new Date(at).toISOString(),
      },
    };
  });
}

const cpu = process.cpuUsage();
const began = performance.now();
for (let at = 0; at < stacks.length; at += TOGETHER) {
  const some = stacks.slice(at, at + TOGETHER);
  await store.record(some.flatMap((stack, i) => recordsOf(stack, at + i)));
}
const took = performance.now() - began;
const { user, system } = process.cpuUsage(cpu);
// As the database does by itself in time.
await knex.raw('analyze');
await knex.destroy();
process.stdout.write(
  JSON.stringify({ ms: took, cpuMs: (user + system) / 1000 }),
);
