import fs from 'node:fs';
import { parseTestArgs, TEST_HELP } from './args.mjs';
import { withRightNode } from './bootstrap-node.mjs';
import { report } from './failure.mjs';
import { checkGit } from './git.mjs';
import { installDependencies } from './install.mjs';
import { fromRoot } from './paths.mjs';
import { exclusively } from './prepare.mjs';
import { createProgress } from './progress.mjs';
import { onStopRequest } from './stop.mjs';
import { isWanted, scheduleOf, STAGES } from './stages.mjs';
import { add, summaryLine, table } from './summary.mjs';

/** Lines of a failing stage that are shown; the rest is in its log. */
const SHOWN = 120;
const NOTHING = { passed: 0, failed: 0, skipped: 0 };

/** `npm test`. Ends the process. */
export async function main(argv) {
  try {
    const options = parseTestArgs(argv, Object.keys(STAGES));
    if (options.help) {
      process.stdout.write(TEST_HELP);
      process.exit();
    }
    checkGit();
    const progress = createProgress();
    const code = await withRightNode(
      fromRoot('scripts/test.mjs'),
      argv,
      progress,
    );
    process.exitCode = code ?? (await run(options, progress));
  } catch (error) {
    process.exitCode = report(error);
  }
  process.exit();
}

/** @returns the exit code */
async function run({ only }, progress) {
  // What was started ends with this process.
  onStopRequest().requested.then(() => process.exit(130));
  await exclusively(progress, () => installDependencies(progress));
  fs.mkdirSync(fromRoot('.cache/test-logs'), { recursive: true });
  const wanted = Object.keys(STAGES).filter(name => isWanted(name, only));
  const done = await runAll(scheduleOf(wanted, !process.stdout.isTTY), name =>
    runStage(name, STAGES[name], progress),
  );
  const rows = wanted.map(name => done.find(row => row.name === name));
  const total = rows.map(row => row.result).reduce(add, NOTHING);
  progress.say(`\n${table(rows)}\n`);
  const forbiddenSkips = Boolean(process.env.CI) && total.skipped > 0;
  if (forbiddenSkips) progress.say('In CI a skipped test is a failure.');
  progress.say(summaryLine(total));
  return total.failed > 0 || forbiddenSkips ? 1 : 0;
}

async function runAll({ front, behind, last }, runOne) {
  const rows = [];
  const inOrder = async names => {
    for (const name of names) rows.push(await runOne(name));
  };
  const meanwhile = inOrder(behind);
  for (const group of front)
    rows.push(...(await Promise.all(group.map(runOne))));
  await meanwhile;
  await inOrder(last);
  return rows;
}

async function runStage(name, stage, progress) {
  const started = Date.now();
  const step = progress.begin(name);
  let result;
  try {
    result = await stage(step, progress);
  } catch (error) {
    result = { ...NOTHING, failed: 1, output: error.stack };
  }
  if (result.failed > 0) step.fail();
  else step.end();
  for (const note of result.notes ?? []) progress.say(`  ${note}`);
  if (result.failed > 0) showOutput(name, result.output ?? '', progress);
  return { name, result, seconds: (Date.now() - started) / 1000 };
}

function showOutput(name, output, progress) {
  const log = fromRoot('.cache/test-logs', `${name}.log`);
  fs.writeFileSync(log, output);
  // Colours are for terminals.
  const text = process.stdout.isTTY
    ? output
    : output.replace(/\x1b\[[0-9;]*m/g, '');
  const lines = text.trimEnd().split('\n');
  progress.say(lines.slice(0, SHOWN).join('\n'));
  if (lines.length > SHOWN) progress.say(`… the rest is in ${log}`);
}
