import { createRequire } from 'node:module';
import { parentPort, workerData } from 'node:worker_threads';
import { git, readBlobs } from '../lib/stackRepository.mjs';

const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
// By their files: all of the engine would count as memory of the inventory.
const ENGINE = '../../plugins/infra-node/src';
const { discover, filesToRead, readFacts } = require(`${ENGINE}/discovery`);
const { parseHcl } = require(`${ENGINE}/terraform/read/parse`);

const { repository, arm, stacks } = workerData;
const OPTIONS = { host: 'github.com', repository: 'acme/infrastructure' };
const median = values => values.sort((a, b) => a - b)[values.length >> 1];

/** Files of the commit, as `git ls-tree` tells them. */
async function entriesOf() {
  const list = await git(['-C', repository, 'ls-tree', '-rz', 'main']);
  return list
    .split('\0')
    .filter(Boolean)
    .map(line => {
      const [head, path] = line.split('\t');
      const [mode, , blob] = head.split(' ');
      return { path, blob, kind: mode === '120000' ? 'symlink' : 'file' };
    });
}

async function readAll(entries) {
  const wanted = filesToRead(entries);
  const facts = new Map();
  let next = 0;
  const blobs = wanted.map(({ entry }) => entry.blob);
  for await (const text of readBlobs(repository, blobs)) {
    const { entry, role, key } = wanted[next];
    next += 1;
    facts.set(key, readFacts(text, entry.path, role));
  }
  return facts;
}

function cpuSince(before) {
  const { user, system } = process.threadCpuUsage(before);
  return (user + system) / 1000;
}

/** From git to all that is found. */
async function portal() {
  const started = performance.now();
  const cpu = process.threadCpuUsage();
  const entries = await entriesOf();
  const facts = await readAll(entries);
  const found = discover(entries, facts, OPTIONS);
  const measured = { ms: performance.now() - started, cpu: cpuSince(cpu) };
  const right =
    found.stacks.length === stacks &&
    found.modules.length === 0 &&
    found.findings.every(({ code }) => code !== 'syntax-error') &&
    found.stacks.every(
      ({ calls, files }) => calls.length === 1 && files.length === 5,
    );
  if (!right) throw new Error('The inventory of the bench is wrong.');
  const texts = [];
  const first = filesToRead(entries.slice(0, 5));
  for await (const text of readBlobs(
    repository,
    first.map(f => f.entry.blob),
  )) {
    texts.push(text);
  }
  const one = Array.from({ length: 200 }, () => {
    const begin = performance.now();
    first.forEach(({ entry, role }, i) =>
      readFacts(texts[i], entry.path, role),
    );
    return performance.now() - begin;
  });
  const again = Array.from({ length: 3 }, () => {
    const begin = performance.now();
    discover(entries, facts, OPTIONS);
    return performance.now() - begin;
  });
  return { ...measured, oneStack: median(one), again: median(again) };
}

/** What nobody can do without: fetch each text from git, and parse it. */
async function limit() {
  const started = performance.now();
  const cpu = process.threadCpuUsage();
  const entries = await entriesOf();
  let count = 0;
  const blobs = entries.map(entry => entry.blob);
  for await (const text of readBlobs(repository, blobs)) {
    parseHcl(text, 'main.tf');
    count += 1;
  }
  if (count !== stacks * 5) throw new Error('The limit read too little.');
  return { ms: performance.now() - started, cpu: cpuSince(cpu) };
}

parentPort.postMessage('ready');
parentPort.once('message', async () => {
  parentPort.postMessage(await (arm === 'P' ? portal() : limit()));
});
