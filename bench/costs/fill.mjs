import { execFile } from 'node:child_process';
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';

const PROCESS = fileURLToPath(new URL('./fillProcess.mjs', import.meta.url));
const run = promisify(execFile);

/** Each stack changes once a month in the last year. */
const CHANGES = 12;
const ENVIRONMENTS = ['dev', 'stg', 'prod', 'shared'];
/** No repository of the portal, so that no round says that its stacks are away. */
const REPOSITORY = 'github.example/acme/bench';

/** Places of stacks as the repository of the bench has them, 20 to a product. */
export const placesOf = (stacks, repository = REPOSITORY) =>
  Array.from({ length: stacks }, (_, number) => {
    const product = `product-${String(Math.floor(number / 20)).padStart(
      4,
      '0',
    )}`;
    const service = `service-${Math.floor((number % 20) / 4)}`;
    const environment = ENVIRONMENTS[number % 4];
    const dir = `stacks/${product}/${service}/${environment}`;
    return {
      ref: `${repository}//${dir}#default`,
      name: `${product}-${service}-${environment}`,
      ...{ repository, dir, product, service, environment },
      owner: `group:default/team-${Math.floor(number / 20) % 25}`,
    };
  });

/**
 * Fills the database of the plugin of costs with a year of many stacks.
 * @param knex how to reach the database
 * @param changes of each stack in the year
 * @returns what it took for each estimate: ms, and processor time of Node in ms
 */
export async function fillCosts({
  knex,
  stacks,
  repository,
  changes = CHANGES,
}) {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-costs-'));
  const file = path.join(folder, 'costs.json');
  fs.writeFileSync(
    file,
    JSON.stringify({ knex, stacks: placesOf(stacks, repository), changes }),
  );
  try {
    const { stdout } = await run(process.execPath, [PROCESS, file]);
    const { ms, cpuMs } = JSON.parse(stdout);
    const estimates = stacks * changes;
    return { each: ms / estimates, cpu: cpuMs / estimates };
  } finally {
    fs.rmSync(folder, { recursive: true, force: true });
  }
}
