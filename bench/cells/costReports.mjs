import { fillCosts, placesOf } from '../costs/fill.mjs';
import { pushCommits } from '../costs/pushCommits.mjs';
import { largeReport, smallReport } from '../costs/report.mjs';
import { REPORT_TOKEN, startCosts } from '../costs/startCosts.mjs';
import { bothDatabases } from '../lib/bothDatabases.mjs';
import { quantile } from '../lib/statistics.mjs';

const STACKS = 10_000;
const PROJECTS = 400;
/** Sent at a thousand a minute. */
const UPLOADS = 250;
const PAUSE_MS = 60;
/** Commits that are reported of: two for each repetition, and for warming up. */
const COMMITS = 64;

const sleep = ms => new Promise(done => setTimeout(done, ms));

/**
 * Reports of Infracost over HTTP, where 10,000 stacks are known: one of 400
 * projects, 16 MB, until it is answered; then single ones at a thousand a minute
 * while somebody reads the page, each of which has to be found afterwards with its
 * exact amount. With SQLite and with PostgreSQL.
 */
export const costReports = {
  id: 'cost-reports',
  metrics: ['SQLite', 'PostgreSQL'].flatMap(name => [
    {
      id: `report400${name}`,
      title: `report of 400 projects, ${name} (goal 1,000)`,
      unit: 'ms',
    },
    { id: `reportCpu${name}`, title: 'the same, processor', unit: 'ms' },
    { id: `upload50${name}`, title: 'report at 1,000 a minute', unit: 'ms' },
    { id: `upload95${name}`, title: 'the same, p95', unit: 'ms' },
    { id: `uploadLost${name}`, title: 'lost or wrong (goal 0)', unit: '' },
    { id: `uploadRead95${name}`, title: 'page meanwhile, p95', unit: 'ms' },
  ]),
  worlds: new Map(),

  async warmUp(arm, { cache, database }) {
    if (arm.name !== 'P') return;
    for (const [name, used] of bothDatabases(database)) {
      const started = await startCosts({ cache, database: used });
      const { knex, world } = started;
      const repository = `${
        new URL(world.sandboxUrl).host
      }/acme/infrastructure`;
      await fillCosts({ knex, stacks: STACKS, repository, changes: 1 });
      const commits = await pushCommits(world, COMMITS);
      const stacks = placesOf(STACKS, repository);
      this.worlds.set(name, { ...started, repository, commits, stacks });
      await this.large(name);
      await this.uploads(name, 20);
    }
  },

  async measure(arm) {
    if (arm.name !== 'P') return {};
    const measured = {};
    for (const name of this.worlds.keys()) {
      const { usage } = this.worlds.get(name).world;
      const before = usage().cpuSeconds;
      measured[`report400${name}`] = await this.large(name);
      measured[`reportCpu${name}`] = (usage().cpuSeconds - before) * 1000;
      const { times, reads, lost } = await this.uploads(name, UPLOADS);
      Object.assign(measured, {
        [`upload50${name}`]: quantile(times, 0.5),
        [`upload95${name}`]: quantile(times, 0.95),
        [`uploadLost${name}`]: lost,
        [`uploadRead95${name}`]: quantile(reads, 0.95),
      });
    }
    return measured;
  },

  async send(name, commit, text) {
    const { world, repository } = this.worlds.get(name);
    const url = new URL(`${world.baseUrl}/api/infra-cost/reports`);
    url.search = new URLSearchParams({ repository, commit });
    const began = performance.now();
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        authorization: `Bearer ${REPORT_TOKEN}`,
        'content-type': 'application/json',
      },
      body: text,
    });
    const body = await answer.json();
    const ms = performance.now() - began;
    const all = body.projects ?? [];
    if (answer.status !== 202 || !all.every(({ stack }) => stack)) {
      throw new Error(`A report was answered by ${answer.status}`);
    }
    return ms;
  },

  async large(name) {
    const { commits, stacks } = this.worlds.get(name);
    const dirs = stacks.slice(-PROJECTS).map(({ dir }) => dir);
    return this.send(name, commits.shift(), largeReport(dirs));
  },

  /** Each of another stack, and somebody who reads until the last is taken. */
  async uploads(name, count) {
    const { commits, stacks } = this.worlds.get(name);
    const commit = commits.shift();
    const sent = stacks.slice(0, count).map((stack, number) => ({
      ...stack,
      cents: 1_000 + ((number * 37 + commits.length * 101) % 90_000),
    }));
    let isSending = true;
    const reading = this.readWhile(name, () => isSending);
    const times = [];
    const began = performance.now();
    await Promise.all(
      sent.map(async ({ dir, cents }, number) => {
        const due = began + number * PAUSE_MS - performance.now();
        await sleep(Math.max(0, due));
        times.push(await this.send(name, commit, smallReport(dir, cents)));
      }),
    );
    isSending = false;
    const reads = await reading;
    return { times, reads, lost: await this.missing(name, sent) };
  },

  async readWhile(name, isSending) {
    const { get } = this.worlds.get(name);
    const routes = ['/summary', '/stacks?limit=50', '/days?days=90'];
    const times = [];
    for (let number = 0; isSending(); number += 1) {
      const began = performance.now();
      await get(routes[number % routes.length]);
      times.push(performance.now() - began);
      await sleep(200);
    }
    return times;
  },

  async missing(name, sent) {
    const { get } = this.worlds.get(name);
    const costs = new Map();
    for (let cursor = ''; cursor !== undefined; ) {
      const page = await get(`/stacks?limit=500&order=name${cursor}`);
      for (const each of page.items) costs.set(each.ref, each.cost?.monthly);
      cursor = page.nextCursor && `&cursor=${page.nextCursor}`;
    }
    const amount = cents => String(cents / 100);
    return sent.filter(({ ref, cents }) => costs.get(ref) !== amount(cents))
      .length;
  },

  async end() {
    for (const { world } of this.worlds.values()) await world.stop();
    this.worlds.clear();
  },
};
