import { fillCosts } from '../costs/fill.mjs';
import { startCosts } from '../costs/startCosts.mjs';
import { bothDatabases } from '../lib/bothDatabases.mjs';
import { load } from '../lib/stacks.mjs';

const STACKS = 10_000;
const ALONE = { atOnce: 1, questions: 60 };
const BEFORE = { atOnce: 2, questions: 20 };
const CSV = { atOnce: 1, questions: 5 };

const product = number =>
  `product-${String((number * 7) % (STACKS / 20)).padStart(4, '0')}`;
const team = number => `group:default/team-${number % 25}`;
const turn = (number, each) => each[number % each.length];

/** What the page asks, each time for something else where it can. */
const QUESTIONS = {
  summary: number =>
    turn(number, [
      '/summary',
      `/summary?owner=${team(number)}`,
      '/summary?environment=prod',
      `/summary?product=${product(number)}`,
    ]),
  days: number => `/days?days=${300 + (number % 66)}`,
  dimensions: number =>
    turn(
      number,
      ['product', 'owner', 'environment', 'repository'].map(
        each => `/days?days=${300 + (number % 66)}&dimension=${each}`,
      ),
    ),
  services: number => `/days?days=${300 + (number % 66)}&dimension=service`,
  fitting: number =>
    turn(number, [
      `/days?days=365&owner=${team(number)}&environment=prod`,
      `/days?days=365&dimension=product&environment=dev`,
      `/days?days=365&dimension=service&product=${product(number)}`,
    ]),
  stacks: number =>
    `/stacks?limit=50&order=${turn(number, ['cost', 'change', 'name'])}` +
    turn(Math.floor(number / 3), [
      '',
      `&product=${product(number)}`,
      `&owner=${team(number)}&environment=prod`,
      '&text=service-3%20prod',
      '&descending=false',
    ]),
};

const TITLES = {
  summary: 'Costs: summary',
  days: 'Costs: days of a year',
  dimensions: 'Costs: days by product, owner …',
  services: 'Costs: days by service',
  fitting: 'Costs: days of what fits',
  stacks: 'Costs: page of stacks',
};

/**
 * What the page of costs asks, of 10,000 stacks that each changed twelve times in
 * a year: one person, one question after the other, over HTTP. The rows are
 * recorded through the plugin's store.
 */
export const costsPage = {
  id: 'costs-page',
  metrics: ['SQLite', 'PostgreSQL'].flatMap(name => [
    ...Object.entries(TITLES).flatMap(([id, title]) => [
      { id: `${id}50${name}`, title: `${title}, ${name}`, unit: 'ms' },
      { id: `${id}95${name}`, title: 'the same, p95 (goal 100)', unit: 'ms' },
    ]),
    { id: `costsCsv${name}`, title: `Costs: CSV of all, ${name}`, unit: 'ms' },
    { id: `costsWrite${name}`, title: 'recording one estimate', unit: 'ms' },
    { id: `costsRss${name}`, title: 'backend of costs, memory', unit: 'MiB' },
  ]),
  worlds: new Map(),

  async warmUp(arm, { cache, database }) {
    if (arm.name !== 'P') return;
    for (const [name, used] of bothDatabases(database)) {
      const started = await startCosts({ cache, database: used });
      const written = await fillCosts({ knex: started.knex, stacks: STACKS });
      this.worlds.set(name, { ...started, written });
      const { total } = await started.get('/stacks?limit=1');
      if (total !== STACKS) throw new Error(`${total} stacks have costs`);
      for (const id of Object.keys(QUESTIONS)) await this.ask(name, id, BEFORE);
    }
  },

  async measure(arm) {
    if (arm.name !== 'P') return {};
    const measured = {};
    for (const [name, { get, world, written }] of this.worlds) {
      for (const id of Object.keys(QUESTIONS)) {
        const { median, p95 } = await this.ask(name, id, ALONE);
        measured[`${id}50${name}`] = median;
        measured[`${id}95${name}`] = p95;
      }
      const csv = await load(() => get('/stacks.csv'), CSV);
      measured[`costsCsv${name}`] = csv.median;
      measured[`costsWrite${name}`] = written.each;
      measured[`costsRss${name}`] = world.usage().rssMiB;
    }
    return measured;
  },

  ask(name, id, how) {
    const { get } = this.worlds.get(name);
    return load(number => get(QUESTIONS[id](number)), how);
  },

  async end() {
    for (const { world } of this.worlds.values()) await world.stop();
    this.worlds.clear();
  },
};
