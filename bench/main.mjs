import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { withRightNode } from '../scripts/lib/bootstrap-node.mjs';
import { buildApp } from '../scripts/lib/build.mjs';
import { report } from '../scripts/lib/failure.mjs';
import { installDependencies } from '../scripts/lib/install.mjs';
import { fromRoot } from '../scripts/lib/paths.mjs';
import { exclusively } from '../scripts/lib/prepare.mjs';
import { createProgress } from '../scripts/lib/progress.mjs';
import { HELP, parseBenchArgs } from './lib/args.mjs';

/** `npm run bench`. Ends the process. */
export async function main(argv) {
  try {
    const options = parseBenchArgs(argv);
    if (options.help) {
      process.stdout.write(HELP);
      process.exit();
    }
    const progress = createProgress();
    const code = await withRightNode(
      fromRoot('scripts/bench.mjs'),
      argv,
      progress,
    );
    process.exitCode = code ?? (await run(options, progress));
  } catch (error) {
    process.exitCode = report(error);
  }
  process.exit();
}

async function run(options, progress) {
  await exclusively(progress, async () => {
    await installDependencies(progress);
    await buildApp(progress);
  });
  // These need the installed packages.
  const { runCells } = await import('./lib/run.mjs');
  const { table } = await import('./lib/report.mjs');
  const outcome = await runCells(options, progress);
  const folder = fromRoot('bench-results');
  fs.mkdirSync(folder, { recursive: true });
  const at = new Date().toISOString();
  const file = path.join(folder, `${at.replace(/[:.]/g, '-')}.json`);
  const machine = {
    cpu: os.cpus()[0]?.model,
    cores: os.cpus().length,
    memoryGiB: Math.round(os.totalmem() / 2 ** 30),
    platform: `${os.platform()} ${os.release()}`,
    node: process.version,
  };
  fs.writeFileSync(
    file,
    `${JSON.stringify({ at, machine, options, ...outcome }, null, 2)}\n`,
  );
  progress.say(`\n${table(outcome)}\n`);
  progress.say(`All samples: ${path.relative(process.cwd(), file)}`);
  return outcome.void ? 2 : 0;
}
