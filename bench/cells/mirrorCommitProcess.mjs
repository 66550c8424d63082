import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { createRequire } from 'node:module';
import os from 'node:os';
import path from 'node:path';
import { stackFiles } from '../lib/stackRepository.mjs';

/** Commits into a repository, in a process of its own. Prints JSON. */
const [repository, arm] = process.argv.slice(2);
const COMMITS = 40;
const FILES = 20;
const WHO = {
  name: 'Bench',
  email: 'bench@localhost',
  at: new Date('2026-01-01T00:00:00Z'),
};

const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'bench-mirror-'));
try {
  const result = arm === 'P' ? await portal() : await limit();
  process.stdout.write(JSON.stringify(result));
} finally {
  fs.rmSync(folder, { recursive: true, force: true });
}
process.exit();

/** Files of a new service: four stacks of five files, no two orders alike. */
function filesOf(order) {
  const stacks = Array.from({ length: FILES / 5 }, (_, number) =>
    stackFiles(number),
  );
  return stacks
    .flatMap(files => Object.entries(files))
    .map(([file, text]) => ({
      path: file.replace('service-0', `service-new-${order}`),
      text: `# order ${order}\n${text}`,
    }));
}

async function samplesOf(count, work) {
  const samples = [];
  for (let at = 0; at < count; at += 1) {
    const started = performance.now();
    await work(at);
    samples.push(performance.now() - started);
  }
  return samples.sort((a, b) => a - b);
}

function quantile(sorted, share) {
  return sorted[Math.floor(sorted.length * share)];
}

async function portal() {
  const require = createRequire(import.meta.url);
  require('@backstage/cli/config/nodeTransform.cjs');
  const { GitMirrors } = require('../../plugins/infra-node/src/mirror');
  const origin = path.join(folder, 'origin.git');
  execFileSync('git', ['clone', '-q', '--bare', repository, origin]);
  const mirrors = new GitMirrors({
    directory: path.join(folder, 'mirrors'),
    credentials: async () => undefined,
    urlOf: () => `file://${origin}`,
    protocols: ['file'],
  });
  const mirror = mirrors.of({ host: 'bench', owner: 'acme', name: 'stacks' });
  await mirror.update();
  const branch = await mirror.defaultBranch();
  const head = await mirror.head(branch);
  const order = at => ({
    parents: [head],
    files: filesOf(at),
    message: 'Create a service',
    author: WHO,
    committer: WHO,
  });
  // The first starts the process that reads.
  const first = await mirror.commit(order(COMMITS));
  if ((await mirror.changedPaths(head, first)).length !== FILES) {
    throw new Error('The commit of the bench is wrong.');
  }
  const commits = await samplesOf(COMMITS, at => mirror.commit(order(at)));
  const reads = await samplesOf(COMMITS, async at => {
    const files = Object.keys(stackFiles(1_000 + 20 * at));
    const texts = await Promise.all(files.map(each => mirror.read(head, each)));
    if (!texts.every(Boolean))
      throw new Error('A file of the bench is missing.');
  });
  const rest = await samplesOf(10, () => mirror.update());
  let tip = head;
  const updates = [];
  for (let at = 0; at < 10; at += 1) {
    tip = await limitCommit(origin, branch, tip, at);
    updates.push(...(await samplesOf(1, () => mirror.update())));
    if ((await mirror.head(branch)) !== tip) {
      throw new Error('The update of the bench found nothing.');
    }
  }
  mirrors.close();
  return {
    commit: quantile(commits, 0.5),
    commitSlow: quantile(commits, 0.95),
    readStack: quantile(reads, 0.5),
    mirrorUpdate: quantile(
      updates.sort((a, b) => a - b),
      0.5,
    ),
    mirrorAtRest: quantile(rest, 0.5),
  };
}

/** One process of git for each commit, its answer waited for. */
async function limitCommit(target, branch, parent, at) {
  const files = filesOf(at).map(
    ({ path: file, text }) =>
      `M 100644 inline ${file}\ndata ${Buffer.byteLength(text)}\n${text}\n`,
  );
  const child = spawn('git', ['-C', target, 'fast-import', '--quiet'], {
    stdio: ['pipe', 'pipe', 'inherit'],
  });
  const ended = once(child, 'close');
  child.stdin.end(
    `commit refs/heads/${branch}\nmark :1\ncommitter Bench <bench@localhost> 0 +0000\ndata 5\nbench\nfrom ${parent}\n${files.join(
      '',
    )}\nget-mark :1\n`,
  );
  let id = '';
  for await (const chunk of child.stdout) id += chunk;
  const [code] = await ended;
  if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
  return id.trim();
}

async function limit() {
  const target = path.join(folder, 'limit.git');
  execFileSync('git', ['clone', '-q', '--bare', repository, target]);
  const head = execFileSync(
    'git',
    ['-C', target, 'rev-parse', 'refs/heads/main'],
    {
      encoding: 'utf8',
    },
  ).trim();
  const commits = await samplesOf(COMMITS, at =>
    limitCommit(target, `order-${at}`, head, at),
  );
  return {
    commit: quantile(commits, 0.5),
    commitSlow: quantile(commits, 0.95),
  };
}
