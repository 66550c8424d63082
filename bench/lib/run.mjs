import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { limitArm } from '../arms/limit.mjs';
import { portalArm } from '../arms/portal.mjs';
import { stockArm } from '../arms/stock.mjs';
import { findTerraform } from '../../scripts/starter/tools.mjs';
import { catalogPage } from '../cells/catalogPage.mjs';
import { coldStart } from '../cells/coldStart.mjs';
import { costReports } from '../cells/costReports.mjs';
import { costsPage } from '../cells/costsPage.mjs';
import { createFifty } from '../cells/createFifty.mjs';
import { domainWork } from '../cells/domainWork.mjs';
import { goldenPathMerge } from '../cells/goldenPathMerge.mjs';
import { inventory } from '../cells/inventory.mjs';
import { livePrice } from '../cells/livePrice.mjs';
import { mirrorCommit } from '../cells/mirrorCommit.mjs';
import { press } from '../cells/press.mjs';
import { preview } from '../cells/preview.mjs';
import { reviewPage } from '../cells/reviewPage.mjs';
import { runHistory } from '../cells/runHistory.mjs';
import { runWebhooks } from '../cells/runWebhooks.mjs';
import { sloFleet } from '../cells/sloFleet.mjs';
import { sloWork } from '../cells/sloWork.mjs';
import { stackFreshness } from '../cells/stackFreshness.mjs';
import { stackPortal } from '../cells/stackPortal.mjs';
import { stackLists } from '../cells/stackLists.mjs';
import { terraformPlan } from '../cells/terraformPlan.mjs';
import { terraformWork } from '../cells/terraformWork.mjs';
import { upgradePrepare } from '../cells/upgradePrepare.mjs';
import { findChromium } from './browser.mjs';
import { measureControl } from './control.mjs';
import { writeEntities } from './data.mjs';
import { startPostgres } from './postgres.mjs';
import { summarize } from './report.mjs';

const MAKE_ARM = { S: stockArm, P: portalArm, L: limitArm };

/**
 * Runs the chosen cells on the chosen arms, interleaved (S P L S P L …), with
 * control measurements before and after.
 */
export async function runCells(options, progress) {
  const cache = fromRoot('.cache/bench');
  fs.mkdirSync(cache, { recursive: true });
  const dataFile = path.join(cache, 'entities.yaml');
  writeEntities(dataFile, options.entities);
  const chromium = findChromium();
  const database = await startPostgres();
  if (!database) {
    progress.say(
      'PostgreSQL (initdb, pg_ctl) was not found: S and P both use SQLite files.',
    );
    for (const folder of ['stock-sqlite', 'portal-sqlite'])
      fs.rmSync(path.join(cache, folder), { recursive: true, force: true });
  }
  try {
    const arms = options.arms.map(name =>
      MAKE_ARM[name]({ cache, database, dataFile, progress }),
    );
    const cells = [
      coldStart,
      catalogPage,
      costsPage,
      costReports,
      createFifty,
      domainWork,
      goldenPathMerge,
      inventory,
      livePrice,
      mirrorCommit,
      press,
      preview,
      reviewPage,
      runHistory,
      runWebhooks,
      sloFleet,
      sloWork,
      stackFreshness,
      stackLists,
      stackPortal,
      terraformPlan,
      terraformWork,
      upgradePrepare,
    ].filter(cell => wanted(cell, options, { chromium, database }, progress));
    if (cells.some(({ servesArms }) => servesArms)) {
      for (const arm of arms) await arm.prepare();
    }
    const { entities } = options;
    const context = { cache, chromium, database, entities };
    const before = await measureControl();
    const samples = {};
    for (const cell of cells) {
      await runCell(cell, arms, context, options.reps, samples, progress);
    }
    const controls = { before, after: await measureControl() };
    return {
      database: database ? 'PostgreSQL' : 'SQLite',
      load: os.loadavg(),
      controls,
      ...summarize({
        metrics: cells.flatMap(cell => cell.metrics),
        samples,
        controls,
        seed: options.seed,
      }),
    };
  } finally {
    database?.stop();
  }
}

function wanted(cell, options, { chromium, database }, progress) {
  if (!options.cells.includes(cell.id)) return false;
  const inBrowser = [catalogPage, livePrice, press, reviewPage];
  if (inBrowser.includes(cell) && !chromium) {
    progress.say(
      `Skipped ${cell.id}: no Chromium found (Debian: apt install chromium; or set CHROMIUM to its path).`,
    );
    return false;
  }
  if (cell === stackPortal && !(database && chromium)) {
    progress.say('Skipped stack-portal: it needs PostgreSQL and Chromium.');
    return false;
  }
  if (cell === terraformPlan && !findTerraform()) {
    progress.say('Skipped terraform-plan: no terraform and no tofu on PATH.');
    return false;
  }
  return true;
}

async function runCell(cell, arms, context, reps, samples, progress) {
  const step = progress.begin(`Measuring ${cell.id}`);
  try {
    for (const arm of arms) {
      step.detail(`${arm.name} warm-up`);
      await cell.warmUp(arm, context);
    }
    for (let rep = 1; rep <= reps; rep++) {
      for (const arm of arms) {
        step.detail(`${arm.name} ${rep}/${reps}`);
        const measured = await cell.measure(arm, context);
        for (const [metric, value] of Object.entries(measured)) {
          samples[metric] ??= {};
          (samples[metric][arm.name] ??= []).push(value);
        }
      }
    }
  } catch (error) {
    step.fail();
    throw error;
  } finally {
    await cell.end?.();
  }
  step.end();
}
