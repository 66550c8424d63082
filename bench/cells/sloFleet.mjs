import fs from 'node:fs';
import path from 'node:path';
import { startWorld } from '../create/world.mjs';
import { bothDatabases } from '../lib/bothDatabases.mjs';
import { load } from '../lib/stacks.mjs';
import { git } from '../lib/stackRepository.mjs';
import { sloIds, writeSloFiles } from '../slos/files.mjs';
import { startRecorded } from '../slos/prometheus.mjs';

const OBJECTIVES = 1_000;
const ASKED = { atOnce: 1, questions: 60 };
const ONE = { atOnce: 1, questions: 20 };
/**
 * Milliseconds in which all objectives have their first number: nobody tells the
 * plugin of the push, and it looks after two minutes.
 */
const PATIENCE = 300_000;
const STACKS = 9;

const turn = (number, each) => each[number % each.length];
const lists = number =>
  turn(number, [
    '/objectives?limit=50',
    '/objectives?limit=50&state=exhausted',
    '/objectives?limit=50&text=invoices-4',
    '/objectives?limit=50&order=name',
    '/objectives?limit=50&environment=prod',
  ]);

/** Puts the files on top of the repository of a world. */
async function promise({ folder, remote, repository }) {
  const clone = path.join(folder, 'objectives');
  await git(['clone', '--quiet', '--shared', repository, clone]);
  writeSloFiles(clone, OBJECTIVES);
  const author = ['-c', 'user.name=Bench', '-c', 'user.email=bench@localhost'];
  await git(['-C', clone, 'add', '--all']);
  await git(['-C', clone, ...author, 'commit', '--quiet', '-m', 'Promise']);
  await git(['-C', clone, 'push', '--quiet', remote, 'HEAD:main']);
  fs.rmSync(clone, { recursive: true, force: true });
}

/**
 * A thousand objectives whose numbers a Prometheus has recorded: lists of them,
 * the page of one, and how often the Prometheus is asked. It answers at once, so
 * that the time is the portal's.
 */
export const sloFleet = {
  id: 'slo-fleet',
  metrics: ['SQLite', 'PostgreSQL'].flatMap(name => [
    { id: `fleet50${name}`, title: `SLOs: page of 1,000, ${name}`, unit: 'ms' },
    { id: `fleet95${name}`, title: 'the same, p95 (goal 200)', unit: 'ms' },
    { id: `objective50${name}`, title: 'page of one, p50', unit: 'ms' },
    { id: `series50${name}`, title: '30 days of one (goal 300)', unit: 'ms' },
    { id: `asked${name}`, title: 'questions a refresh (at most 2)', unit: '' },
    { id: `sloRss${name}`, title: 'backend of SLOs, memory', unit: 'MiB' },
  ]),
  worlds: new Map(),

  async warmUp(arm, { cache, database }) {
    if (arm.name !== 'P') return;
    for (const [name, used] of bothDatabases(database)) {
      const ids = sloIds(OBJECTIVES);
      const prometheus = await startRecorded(ids);
      const world = await startWorld({
        ...{ cache, database: used, stacks: STACKS, plugin: 'infra-slo' },
        config: () => ({
          infraSlo: {
            dataSources: [
              { name: 'prod', type: 'prometheus', url: prometheus.url },
            ],
            refresh: { frequency: { seconds: 5 }, timeout: { minutes: 1 } },
          },
        }),
      });
      await promise(world);
      const ask = await world.as('reader');
      const get = async route => {
        const { status, body } = await ask('GET', route);
        if (status !== 200) throw new Error(`${route} answered ${status}`);
        return body;
      };
      this.worlds.set(name, { world, prometheus, get, ids });
      await settled(get);
      await load(number => get(lists(number)), ONE);
    }
  },

  async measure(arm) {
    if (arm.name !== 'P') return {};
    const measured = {};
    for (const [name, { get, ids, world }] of this.worlds) {
      const list = await load(number => get(lists(number)), ASKED);
      measured[`fleet50${name}`] = list.median;
      measured[`fleet95${name}`] = list.p95;
      const pathOf = number => `/objectives/${turn(number * 37, ids)}`;
      const one = await load(number => get(pathOf(number)), ONE);
      measured[`objective50${name}`] = one.median;
      const series = await load(number => get(`${pathOf(number)}/series`), ONE);
      measured[`series50${name}`] = series.median;
      const { sources } = await get('/objectives?limit=1');
      measured[`asked${name}`] = sources[0].queries;
      measured[`sloRss${name}`] = world.usage().rssMiB;
    }
    return measured;
  },

  async end() {
    for (const { world, prometheus } of this.worlds.values()) {
      await world.stop();
      await prometheus.stop();
    }
    this.worlds.clear();
  },
};

/** Until every objective has a number. */
async function settled(get) {
  const began = performance.now();
  for (;;) {
    const { total, states } = await get('/objectives?limit=1');
    const known = total - (states.unknown ?? 0);
    if (known >= OBJECTIVES) return;
    if (performance.now() - began > PATIENCE) {
      throw new Error(`${known} of ${total} objectives have numbers`);
    }
    await new Promise(done => setTimeout(done, 1_000));
  }
}
