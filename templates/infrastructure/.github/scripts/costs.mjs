// Has Infracost price the projects of infracost.yml, and tells the portal:
//
//   node costs.mjs
//
// Of a push what the branch costs; of a pull request what its base and its head
// cost, unless Atlantis plans here: its plans know more than files do. Nothing
// that goes wrong fails the job, but all of it is told as a warning.
//
// Environment: PORTAL_URL, INFRA_COST_REPORT_TOKEN, INFRACOST_API_KEY, and what
// GitHub Actions sets.
import { execFileSync } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { isOurs } from './runner.mjs';

const { PORTAL_URL, INFRA_COST_REPORT_TOKEN, ...env } = process.env;
const CONFIG = 'infracost.yml';
const PATIENCE_MS = 10 * 60_000;

const say = (level, text) =>
  console.log(`::${level} title=Costs::${text.replace(/\s+/g, ' ')}`);
const folder = mkdtempSync(path.join(env.RUNNER_TEMP ?? '/tmp', 'costs-'));
const { pull_request: pull } = readEvent();

try {
  const why = whyNot();
  if (why) say('notice', why);
  else tell(price());
} catch (error) {
  say('warning', `The portal was not told what this costs: ${error.message}`);
}

/** Why there is nothing to do. */
function whyNot() {
  if (!PORTAL_URL || !INFRA_COST_REPORT_TOKEN) {
    return 'PORTAL_URL and INFRA_COST_REPORT_TOKEN are not set.';
  }
  if (!existsSync(CONFIG)) return `There is no ${CONFIG}.`;
  if (pull && !isOurs()) return 'Atlantis prices pull requests.';
  return undefined;
}

function readEvent() {
  try {
    return JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, 'utf8'));
  } catch {
    return {};
  }
}

/** The report. */
function price() {
  const priced = ['--config-file', CONFIG];
  if (!pull) return infracost('.', 'head', ['breakdown', ...priced]);
  // GitHub tries a merge of the head into the base, which is its first parent.
  const base = path.join(folder, 'base');
  run('git', ['worktree', 'add', '--detach', '--quiet', base, 'HEAD^1']);
  try {
    if (!existsSync(path.join(base, CONFIG))) {
      return infracost('.', 'head', ['breakdown', ...priced]);
    }
    const before = infracost(base, 'base', ['breakdown', ...priced]);
    const compared = [...priced, '--compare-to', before];
    return infracost('.', 'head', ['diff', ...compared]);
  } finally {
    run('git', ['worktree', 'remove', '--force', base]);
  }
}

function infracost(cwd, name, args) {
  const file = path.join(folder, `${name}.json`);
  run('infracost', [...args, '--format', 'json', '--out-file', file], { cwd });
  return file;
}

/** Modules of this repository come from the checkout, which has all tags. */
function ownModules() {
  const checkout = `file://${env.GITHUB_WORKSPACE ?? process.cwd()}/.git`;
  return {
    GIT_CONFIG_COUNT: '1',
    GIT_CONFIG_KEY_0: `url.${checkout}.insteadOf`,
    GIT_CONFIG_VALUE_0: `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}.git`,
  };
}

/** Only what tells the portal gets its token. */
function run(program, args, { cwd, more = ownModules() } = {}) {
  execFileSync(program, args, {
    cwd,
    env: {
      ...env,
      ...more,
      INFRACOST_DISABLE_ENVFILE: 'true',
      INFRACOST_SKIP_UPDATE_CHECK: 'true',
    },
    stdio: ['ignore', 'inherit', 'inherit'],
    timeout: PATIENCE_MS,
  });
}

function tell(report) {
  const args = [
    ...['--yes', '@infra-portal/cli', 'cost', 'upload', report],
    ...['--repository', `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}`],
    ...['--commit', pull?.head.sha ?? env.GITHUB_SHA],
    ...(pull ? ['--pull-request', String(pull.number)] : []),
  ];
  run('npx', args, {
    more: {
      INFRA_PORTAL_URL: PORTAL_URL,
      INFRA_PORTAL_COST_TOKEN: INFRA_COST_REPORT_TOKEN,
    },
  });
}
