// Whether each pair of plugins installs alone: packs all of them, makes one
// fresh stock Backstage application, follows the README of each pair, and opens
// its page while the other pairs are left out. Started by `npm test`; an
// argument chooses pairs: main.mjs infra-cost
import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { findChromium, launchBrowser } from '../../e2e/lib/chromium.mjs';
import { fromRoot } from '../lib/paths.mjs';
import { pool } from '../starter/pool.mjs';
import { tryAlone, writeBackend } from './alone.mjs';
import { packHouse } from './house.mjs';
import { undeclaredImports } from './imports.mjs';
import { PAIRS } from './pairs.mjs';
import { installSteps } from './readme.mjs';
import { buildStock, createStock, installInto } from './stock.mjs';

// Whatever runs beside it has people's patience to test; this has minutes.
os.setPriority(os.constants.priority.PRIORITY_LOW);

const BUDGET_MINUTES = 12;
const AT_ONCE = 2;

const results = { passed: 0, failed: 0, skipped: 0 };
const started = Date.now();
const say = line => process.stdout.write(`${line}\n`);

/** Does a step and tells how it went. @returns what it gives, or undefined */
async function step(name, run) {
  const begun = Date.now();
  const took = () => `(${((Date.now() - begun) / 1000).toFixed(0)} s)`;
  try {
    const result = await run();
    results.passed += 1;
    say(`ok ${name} ${took()}`);
    return result;
  } catch (error) {
    results.failed += 1;
    say(`FAILED ${name} ${took()}\n${error.stack.replace(/^/gm, '    ')}`);
    return undefined;
  }
}

/** A pair that nobody tries would be missed by nobody. */
function expectAllPairs() {
  const frontends = fs
    .readdirSync(fromRoot('plugins'))
    .filter(name => fs.existsSync(fromRoot('plugins', `${name}-backend`)));
  const unknown = frontends.filter(
    name => !PAIRS.some(pair => pair.plugin === name),
  );
  if (unknown.length > 0) {
    throw new Error(`scripts/install-alone/pairs.mjs lacks ${unknown}.`);
  }
}

function stepsOf({ plugin }) {
  const readme = fromRoot('plugins', plugin, 'README.md');
  return { plugin, ...installSteps(fs.readFileSync(readme, 'utf8')) };
}

async function install(work) {
  const house = await step('plugins are built and packed', async () => {
    const made = await packHouse(path.join(work, 'house'));
    const complaints = fs
      .readdirSync(made.folder)
      .flatMap(name => undeclaredImports(path.join(made.folder, name)));
    if (complaints.length > 0) throw new Error(complaints.join('\n'));
    return made;
  });
  const readmes = await step('READMEs say how to install', async () => {
    expectAllPairs();
    return PAIRS.map(stepsOf);
  });
  if (!house || !readmes) return undefined;
  const app = await step(
    'a stock application installs all of them',
    async () => {
      const made = await createStock(work);
      const packages = {
        app: readmes.flatMap(each => each.app),
        backend: readmes.flatMap(each => each.backend),
      };
      await installInto(made, packages, house.tarballs);
      return made;
    },
  );
  if (!app) return undefined;
  for (const { plugin, lines } of readmes) writeBackend(app, plugin, lines);
  await step('its types are right, and it builds', () => buildStock(app));
  return { app, readmes };
}

async function run(work, chosen) {
  const chromium = findChromium();
  if (!chromium) throw new Error('There is no Chromium, see PORTAL_CHROMIUM.');
  const installed = await install(work);
  if (!installed || results.failed > 0) return;
  const { app, readmes } = installed;
  process.env.PORTAL_CHROMIUM = chromium;
  const browser = await launchBrowser();
  const pairs = PAIRS.filter(({ plugin }) => plugin.includes(chosen));
  await pool(pairs, AT_ONCE, pair =>
    step(`${pair.plugin} alone`, () =>
      tryAlone({
        ...{ app, browser, pair },
        others: readmes
          .filter(({ plugin }) => plugin !== pair.plugin)
          .flatMap(each => each.app),
        configuration: readmes.find(({ plugin }) => plugin === pair.plugin)
          .configuration,
      }),
    ),
  );
  await browser.close();
}

// Outside of the checkout, whose node_modules would lend what is not declared.
const work = fs.mkdtempSync(path.join(os.tmpdir(), 'install-alone-'));
process.on('exit', () => fs.rmSync(work, { recursive: true, force: true }));
for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'])
  process.on(signal, () => process.exit(130));
try {
  await run(work, process.argv[2] ?? '');
} catch (error) {
  results.failed += 1;
  say(`FAILED the suite\n${error.stack.replace(/^/gm, '    ')}`);
}
const minutes = (Date.now() - started) / 60_000;
say(`took ${minutes.toFixed(1)} of ${BUDGET_MINUTES} minutes`);
if (minutes > BUDGET_MINUTES) {
  results.failed += 1;
  say('FAILED the budget: it took longer than that');
}
say(
  `${results.passed} passed, ${results.failed} failed, ${results.skipped} skipped`,
);
process.exit(results.failed > 0 ? 1 : 0);
