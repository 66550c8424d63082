import { spawnSync } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { buildApp } from './build.mjs';
import { Failure } from './failure.mjs';
import { listFiles } from './fingerprint.mjs';
import { fromRoot, ROOT } from './paths.mjs';
import { findPostgres, startPostgres } from './postgres.mjs';
import { exclusively } from './prepare.mjs';
import * as summary from './summary.mjs';
import { runNode, runTool } from './tool.mjs';

const CACHE = fromRoot('.cache');

/** Programs of the house by their script, so that nothing depends on PATH. */
const tool = (script, args, options = {}) =>
  runNode(fromRoot('node_modules', script), args, {
    cwd: ROOT,
    ...options,
  });

async function types() {
  return summary.oneCheck(
    await tool('typescript/bin/tsc', [
      '--noEmit',
      '--incremental',
      '--tsBuildInfoFile',
      path.join(CACHE, 'tsc.tsbuildinfo'),
    ]),
  );
}

async function lint() {
  return summary.oneCheck(
    await tool('eslint/bin/eslint.js', [
      '--cache',
      // Contents, not times: a fresh clone has new times.
      '--cache-strategy=content',
      `--cache-location=${path.join(CACHE, 'eslint/')}`,
      '--ext=.ts,.tsx,.js,.mjs,.cjs',
      '--max-warnings=0',
      '.',
    ]),
  );
}

async function format() {
  return summary.oneCheck(
    await tool('prettier/bin-prettier.js', [
      '--check',
      '--loglevel=warn',
      '--cache',
      '--cache-strategy=content',
      `--cache-location=${path.join(CACHE, 'prettier')}`,
      '.',
    ]),
  );
}

async function unit(step) {
  step.detail('scripts');
  const scripts = await nodeTests();
  step.detail('packages and plugins');
  return summary.add(scripts, await jest(step));
}

async function nodeTests() {
  const files = ['scripts', 'bench']
    .flatMap(folder => listFiles(fromRoot(folder)))
    .filter(file => file.endsWith('.test.mjs'));
  return summary.fromTap(
    await runTool(
      process.execPath,
      ['--test', '--test-reporter=tap', ...files],
      { cwd: ROOT },
    ),
  );
}

async function jest(step) {
  const found = findPostgres();
  if (!found && process.env.CI) {
    return {
      passed: 0,
      failed: 1,
      skipped: 0,
      output:
        'PostgreSQL (initdb and postgres, 14 to 18) is missing; CI must test with it.',
    };
  }
  if (found) step.detail(`with PostgreSQL ${found.version}`);
  const postgres = found && (await startPostgres(found));
  const report = path.join(CACHE, 'jest-report.json');
  fs.rmSync(report, { force: true });
  try {
    const { code, output } = await tool(
      '@backstage/cli/bin/backstage-cli',
      [
        'repo',
        'test',
        '--watch=false',
        '--json',
        '--testTimeout=60000',
        `--outputFile=${report}`,
        '--testPathIgnorePatterns=/node_modules/',
        // They need programs that the stage of Atlantis has.
        '--testPathIgnorePatterns=\\.real\\.test\\.',
      ],
      {
        env: {
          ...process.env,
          NODE_ENV: 'test',
          BACKSTAGE_TEST_DISABLE_DOCKER: '1',
          ...postgres?.env,
        },
      },
    );
    const result = fs.existsSync(report)
      ? summary.fromJest(JSON.parse(fs.readFileSync(report, 'utf8')), code)
      : { passed: 0, failed: 1, skipped: 0, output };
    return { ...result, notes: missingPrograms(found) };
  } finally {
    await postgres?.stop();
  }
}

/** What was not tested, and why: a number of skipped tests says neither. */
function missingPrograms(postgres) {
  const notes = [];
  if (!postgres) {
    notes.push('No PostgreSQL found: databases were tested with SQLite only.');
  }
  const terraform = spawnSync('terraform', ['version'], { stdio: 'ignore' });
  if (terraform.status !== 0) {
    notes.push(
      'No terraform on the PATH: the engine was not compared with the real program.',
    );
  }
  return notes;
}

async function build(_step, progress) {
  try {
    await exclusively(progress, () => buildApp(progress));
    return { passed: 1, failed: 0, skipped: 0 };
  } catch (error) {
    if (!(error instanceof Failure)) throw error;
    const output = [error.message, ...error.details].join('\n');
    return { passed: 0, failed: 1, skipped: 0, output };
  }
}

async function browser(step, progress) {
  const outcome = await runNode(fromRoot('e2e/run.mjs'), [], {
    cwd: ROOT,
    // What is cut off has said where it was, and what had failed.
    onOutput: text => {
      for (const [line, mark] of text.matchAll(/^([✔✖]) .*$/gm)) {
        step.detail(line.slice(0, 100));
        if (mark === '✖') progress.say(`  ${line}`);
      }
    },
  });
  const result = summary.fromSummaryLine(outcome);
  if (result.output) result.output = failuresOf(result.output);
  const skipped = /^Browser tests skipped.*$/m.exec(outcome.output)?.[0];
  return skipped ? { ...result, notes: [skipped] } : result;
}

/** What the runner repeats at its end is all a reader needs. */
function failuresOf(output) {
  const start = output.indexOf('failing tests:');
  return start < 0 ? output : output.slice(start);
}

/** The heavy suite: the starter repository through the real programs. */
function starter(step) {
  return suite('scripts/starter/main.mjs', step);
}

/** Each pair of plugins in a fresh stock application. */
function alone(step) {
  return suite('scripts/install-alone/main.mjs', step);
}

/** A script that says `ok`, `FAILED` or `SKIPPED` of each thing, and `took`. */
async function suite(script, step) {
  const outcome = await runNode(fromRoot(script), [], {
    cwd: ROOT,
    onOutput: text => {
      const line = /^(?:ok|FAILED|SKIPPED) .*$/m.exec(text)?.[0];
      if (line) step.detail(line.slice(0, 100));
    },
  });
  const result = summary.fromSummaryLine(outcome);
  const notes = outcome.output.match(/^(?:SKIPPED|took) .*$/gm) ?? [];
  return {
    ...result,
    notes,
    output: result.output && suiteFailures(result.output),
  };
}

/** The contract of Atlantis, seen from outside the real program. */
async function atlantis(step) {
  const failure = await atlantisIsBuilt(step);
  if (failure) return { passed: 0, failed: 1, skipped: 0, output: failure };
  const outcome = await runTool(
    process.execPath,
    [
      '--require',
      fromRoot('node_modules/@backstage/cli/config/nodeTransform.cjs'),
      fromRoot('packages/sandbox/src/atlantis/contract/real.ts'),
    ],
    {
      cwd: ROOT,
      env: { ...process.env, NODE_ENV: 'test' },
      onOutput: text => {
        const line = /^(?:ok|FAILED|SKIPPED) .*$/m.exec(text)?.[0];
        if (line) step.detail(line.slice(0, 100));
      },
    },
  );
  const notes = outcome.output.match(/^(?:ok|SKIPPED|took) .*$/gm) ?? [];
  const contract = { ...summary.fromSummaryLine(outcome), notes };
  if (contract.skipped > 0) return contract;
  step.detail('runs in the portal');
  return summary.add(contract, await atlantisInPortal());
}

/** What the portal shows of the real program's work. */
async function atlantisInPortal() {
  const name = 'runs.real';
  const report = path.join(CACHE, 'atlantis-report.json');
  fs.rmSync(report, { force: true });
  const began = performance.now();
  const { code, output } = await tool(
    '@backstage/cli/bin/backstage-cli',
    [
      ...['package', 'test', '--watchAll=false', '--testTimeout=60000'],
      ...['--json', `--outputFile=${report}`, name],
    ],
    {
      cwd: fromRoot('plugins/infra-stacks-backend'),
      env: { ...process.env, NODE_ENV: 'test', REAL_ATLANTIS: '1' },
    },
  );
  if (!fs.existsSync(report)) {
    return { passed: 0, failed: 1, skipped: 0, output };
  }
  const result = summary.fromJest(
    JSON.parse(fs.readFileSync(report, 'utf8')),
    code,
  );
  const time = ((performance.now() - began) / 1000).toFixed(1);
  const notes = result.failed > 0 ? [] : [`ok runs in the portal (${time} s)`];
  return { ...result, notes };
}

/**
 * Waits for a build that began earlier, if one did.
 * @returns why there is nothing to be tested
 */
async function atlantisIsBuilt(step) {
  const build = Number(process.env.ATLANTIS_BUILD);
  if (!build) return undefined;
  step.detail('waits for its build');
  while (isRunning(build)) await new Promise(done => setTimeout(done, 500));
  if (fs.existsSync(path.join(CACHE, 'tools/bin/atlantis'))) return undefined;
  const log = path.join(CACHE, 'atlantis-build.log');
  return `Atlantis was not built:\n${fs.readFileSync(log, 'utf8')}`;
}

function isRunning(pid) {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

/** Failing items with what was said about them, which is indented. */
function suiteFailures(output) {
  return (output.match(/^FAILED .*(?:\n {4}.*)*/gm) ?? [output]).join('\n');
}

/** The stages of `npm test`, in order. */
export const STAGES = {
  types,
  lint,
  format,
  unit,
  build,
  browser,
  starter,
  alone,
  atlantis,
};

/** Stages that take long, and run in CI or when they are asked for by name. */
export const HEAVY_STAGES = ['starter', 'atlantis', 'alone'];

/**
 * Stages that begin together: one alone leaves a processor idle. A browser waits
 * for the portal now and then, and what goes with it gives way.
 */
const TOGETHER = [
  ['types', 'lint', 'format'],
  ['browser', 'alone'],
];

/**
 * Takes what others leave of the processors, from the beginning: it works outside
 * of the checkout, at the lowest priority, and nothing in it has to be in time.
 */
const BEHIND = 'starter';

/** Wants the machine to itself, when all others are done. */
const LAST = 'atlantis';

/**
 * When stages run: groups of `front` one after the other, those of a group side by
 * side; meanwhile those of `behind`; then those of `last`.
 * @param beside false: all one after the other, as a terminal shows them best
 */
export function scheduleOf(names, beside) {
  if (!beside) {
    return { front: names.map(name => [name]), behind: [], last: [] };
  }
  const among = list => names.filter(name => list.includes(name));
  const front = [];
  for (const name of names) {
    if (name === BEHIND || name === LAST) continue;
    const group = TOGETHER.find(each => each.includes(name)) ?? [name];
    if (!front.flat().includes(name)) front.push(among(group));
  }
  return { front, behind: among([BEHIND]), last: among([LAST]) };
}

/** Whether a stage runs. @param only the stages asked for, if any */
export function isWanted(stage, only, env = process.env) {
  if (only) return only.includes(stage);
  return !HEAVY_STAGES.includes(stage) || Boolean(env.CI);
}
