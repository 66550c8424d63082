// Runs Terraform, and tells the portal how that went:
//
//   node report.mjs <plan|apply|drift> -- <command> [-- <next command>]...
//
// The commands run one after the other until one fails; what the last one printed
// is reported. It ends as that one does, but for the 2 of `terraform plan
// -detailed-exitcode`, which says that there are changes: $GITHUB_OUTPUT has the
// code. A portal that is away, or not set up, fails no job.
//
// Environment: PORTAL_URL, PORTAL_REPORT_SECRET, STACK (folder), WORKSPACE, and
// what GitHub Actions sets; with PULLS_TOKEN an apply finds its pull request.
import { spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { appendFileSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

const {
  PORTAL_URL = '',
  PORTAL_REPORT_SECRET = '',
  STACK = '.',
  WORKSPACE = 'default',
  PULLS_TOKEN = '',
  ...env
} = process.env;
// Providers and their plugins are other people's programs: they get no secret.
const childEnv = { ...env, NO_COLOR: '1' };
/** Characters of output at the beginning and at the end that are sent. */
const HEAD = 150_000;
const TAIL = 350_000;
const TRIES = 4;
const PATIENCE_MS = 10_000;
const CHANGES = 2;

const [mode, ...rest] = process.argv.slice(2);
const commands = split(rest);
if (!['plan', 'apply', 'drift'].includes(mode) || commands.length === 0) {
  console.error('Usage: report.mjs <plan|apply|drift> -- <command> [-- …]');
  process.exit(64);
}

const say = (level, text) =>
  console.log(`::${level} title=Portal::${text.replace(/\s+/g, ' ')}`);
const event = readEvent();
const run = { ...whatRuns(), startedAt: new Date().toISOString() };
const pullRequest = findPullRequest();
let cancelled = false;
let child;
for (const signal of ['SIGINT', 'SIGTERM']) {
  process.on(signal, () => {
    cancelled = true;
    child?.kill(signal);
  });
}

const begun = report({ state: 'started' });
const { code, output } = await runAll();
const isDone = code === 0 || (mode !== 'apply' && code === CHANGES);
await begun;
await report({
  state: isDone ? 'succeeded' : cancelled ? 'cancelled' : 'failed',
  finishedAt: new Date().toISOString(),
  exitCode: code,
  output: bounded(output),
});
if (env.GITHUB_OUTPUT) appendFileSync(env.GITHUB_OUTPUT, `code=${code}\n`);
if (mode === 'drift' && code === CHANGES)
  say('warning', `${STACK} has drifted`);
process.exitCode = isDone ? 0 : code;

function split(words) {
  const found = [];
  for (const word of words) {
    if (word === '--') found.push([]);
    else found.at(-1)?.push(word);
  }
  return found.filter(command => command.length > 0);
}

async function runAll() {
  let last = { code: 0, output: '' };
  for (const command of commands) {
    last = await runOne(command);
    const isLast = command === commands.at(-1);
    if (cancelled || (last.code !== 0 && !isLast)) break;
  }
  return cancelled && last.code === 0 ? { ...last, code: 130 } : last;
}

function runOne([program, ...args]) {
  return new Promise(resolve => {
    const chunks = [];
    child = spawn(program, args, {
      env: childEnv,
      stdio: ['ignore', 'pipe', 'pipe'],
    });
    for (const name of ['stdout', 'stderr']) {
      child[name].on('data', chunk => {
        chunks.push(chunk);
        process[name].write(chunk);
      });
    }
    const end = code =>
      resolve({ code, output: Buffer.concat(chunks).toString('utf8') });
    child.on('error', error => {
      chunks.push(Buffer.from(`Error: ${error.message}\n`));
      end(127);
    });
    child.on('close', code => end(code ?? 130));
  });
}

/** The beginning and the end: the portal takes a mebibyte. */
function bounded(text) {
  if (text.length <= HEAD + TAIL) return text;
  const missing = text.length - HEAD - TAIL;
  return `${text.slice(
    0,
    HEAD,
  )}\n… ${missing} characters are left out …\n${text.slice(-TAIL)}`;
}

function readEvent() {
  try {
    return JSON.parse(readFileSync(env.GITHUB_EVENT_PATH, 'utf8'));
  } catch {
    return {};
  }
}

/** Of a pull request its head: the commit that GitHub tries is a merge of it. */
function whatRuns() {
  const job = `${env.GITHUB_SERVER_URL}/${env.GITHUB_REPOSITORY}`;
  const head = event.pull_request?.head;
  return {
    version: 1,
    id: env.GITHUB_RUN_ID,
    attempt: Number(env.GITHUB_RUN_ATTEMPT ?? 1),
    repository: job,
    dir: STACK,
    workspace: WORKSPACE,
    command: mode,
    commit: head?.sha ?? env.GITHUB_SHA,
    ref: head?.ref ?? env.GITHUB_REF_NAME,
    actor: env.GITHUB_TRIGGERING_ACTOR ?? env.GITHUB_ACTOR,
    jobUrl: `${job}/actions/runs/${env.GITHUB_RUN_ID}`,
    runner: 'GitHub Actions',
  };
}

/** The number of the pull request, or of the one that was merged. */
async function findPullRequest() {
  if (event.pull_request) return event.pull_request.number;
  if (mode !== 'apply' || !PULLS_TOKEN) return undefined;
  try {
    const answer = await fetch(
      `${env.GITHUB_API_URL}/repos/${env.GITHUB_REPOSITORY}/commits/${env.GITHUB_SHA}/pulls`,
      {
        headers: { authorization: `Bearer ${PULLS_TOKEN}` },
        signal: AbortSignal.timeout(PATIENCE_MS),
      },
    );
    const pulls = answer.ok ? await answer.json() : [];
    return pulls.find(each => each.merge_commit_sha === env.GITHUB_SHA)?.number;
  } catch {
    return undefined;
  }
}

/** Tells the portal; never throws. */
async function report(state) {
  if (!PORTAL_URL || !PORTAL_REPORT_SECRET) return;
  const known = { ...run, pullRequest: await pullRequest, ...state };
  for (let tried = 1; tried <= TRIES; tried += 1) {
    const problem = await send(known).catch(error => ({ text: error.message }));
    if (!problem) return;
    if (problem.isFinal || tried === TRIES) {
      say('warning', `The portal was not told: ${problem.text}`);
      return;
    }
    await sleep(1_000 * 3 ** (tried - 1));
  }
}

/** @returns undefined when the portal keeps it */
async function send(known) {
  const body = JSON.stringify({ ...known, sentAt: new Date().toISOString() });
  const sum = createHmac('sha256', PORTAL_REPORT_SECRET).update(body);
  const answer = await fetch(
    `${PORTAL_URL.replace(/\/+$/, '')}/api/infra-stacks/reports`,
    {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        'x-infra-portal-signature-256': `sha256=${sum.digest('hex')}`,
      },
      body,
      signal: AbortSignal.timeout(PATIENCE_MS),
    },
  );
  const text = (await answer.text()).slice(0, 2_000);
  if (answer.status === 202) {
    if (known.state !== 'started') say('notice', JSON.parse(text).url);
    return undefined;
  }
  // A portal that starts says 404, and is there in a moment.
  const isFinal = [400, 401, 403, 413].includes(answer.status);
  return { isFinal, text: `${answer.status} ${text}` };
}
