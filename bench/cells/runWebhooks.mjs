import { bothDatabases } from '../lib/bothDatabases.mjs';
import { delivery, eventsOf, send } from '../lib/runMessages.mjs';
import { startStacks } from '../lib/stacks.mjs';

/** Messages of a pull request, see {@link eventsOf}. */
const EACH = 9;
/** In each burst: 9,000 messages, nine seconds at the rate that is asked for. */
const PULLS = 1_000;
/** Messages in a second that have to be taken in. */
const RATE = 1_000;
/** Messages that are under way at once when as many as possible are sent. */
const AT_ONCE = 16;
const SIGNALS = 20;
const PATIENCE_MS = 120_000;

const sleep = ms => new Promise(done => setTimeout(done, ms));
const project = number => `product-0000-service-${number % 5}-dev`;

/**
 * What GitHub tells of runs, over HTTP, signed: a burst of a thousand messages a
 * second (when each was answered), one as fast as they are taken, and how long
 * until runs are made of all of them, which are counted; then single statuses,
 * until a browser's socket hears of them. Each with SQLite and with PostgreSQL.
 */
export const runWebhooks = {
  id: 'run-webhooks',
  metrics: ['SQLite', 'PostgreSQL'].flatMap(name => [
    {
      id: `hook50${name}`,
      title: `webhook at 1,000/s, ${name} (goal 5)`,
      unit: 'ms',
    },
    { id: `hook95${name}`, title: `the same, p95`, unit: 'ms' },
    {
      id: `hookRate${name}`,
      title: `webhooks taken, ${name} (goal 1,000)`,
      unit: '/s',
    },
    {
      id: `hookDone${name}`,
      title: `all worked in after the last`,
      unit: 'ms',
    },
    { id: `hookLost${name}`, title: `lost (goal 0)`, unit: '' },
    {
      id: `hookSignal${name}`,
      title: `status to browser, slowest of ${SIGNALS} (goal 500)`,
      unit: 'ms',
    },
  ]),
  worlds: new Map(),
  number: 0,
  expected: new Map(),

  async warmUp(arm, { cache, database }) {
    if (arm.name !== 'P') return;
    for (const [name, used] of bothDatabases(database)) {
      const started = await startStacks({
        cache,
        database: used,
        entities: 222,
      });
      this.worlds.set(name, started);
      this.expected.set(name, 0);
      await this.burst(name, 100, AT_ONCE);
      await this.untilDone(name);
    }
  },

  async measure(arm) {
    if (arm.name !== 'P') return {};
    const measured = {};
    for (const name of this.worlds.keys()) {
      const paced = await this.paced(name, PULLS);
      await this.untilDone(name);
      const { rate } = await this.burst(name, PULLS, AT_ONCE);
      const done = await this.untilDone(name);
      Object.assign(measured, {
        [`hook50${name}`]: paced.p50,
        [`hook95${name}`]: paced.p95,
        [`hookRate${name}`]: rate,
        [`hookDone${name}`]: done.ms,
        [`hookLost${name}`]: done.lost,
        [`hookSignal${name}`]: await this.signals(name),
      });
    }
    return measured;
  },

  /** Messages of new pull requests, in an order in which GitHub may tell them. */
  deliveries(name, pulls) {
    const { sandboxUrl } = this.worlds.get(name).world;
    const events = Array.from({ length: pulls }, () => {
      this.number += 1;
      return eventsOf(this.number, project(this.number), sandboxUrl);
    });
    this.expected.set(name, this.expected.get(name) + 2 * pulls);
    // Twenty pull requests at a time.
    const found = [];
    for (let at = 0; at < pulls; at += 20) {
      const some = events.slice(at, at + 20);
      for (let step = 0; step < EACH; step += 1)
        found.push(...some.map(each => delivery(each[step])));
    }
    return found;
  },

  /** Sends at the rate that is asked for, however long answers take. */
  async paced(name, pulls) {
    const { baseUrl } = this.worlds.get(name).world;
    const all = this.deliveries(name, pulls);
    const began = performance.now();
    const sent = [];
    while (sent.length < all.length) {
      const due = Math.min(
        all.length,
        Math.ceil(((performance.now() - began) / 1000) * RATE),
      );
      while (sent.length < due) sent.push(send(baseUrl, all[sent.length]));
      await sleep(1);
    }
    const times = (await Promise.all(sent)).sort((a, b) => a - b);
    return {
      p50: times[times.length >> 1],
      p95: times[Math.floor(times.length * 0.95)],
    };
  },

  /** Sends as many as are taken. */
  async burst(name, pulls, atOnce) {
    const { baseUrl } = this.worlds.get(name).world;
    const all = this.deliveries(name, pulls);
    let next = 0;
    const began = performance.now();
    await Promise.all(
      Array.from({ length: atOnce }, async () => {
        while (next < all.length) {
          next += 1;
          await send(baseUrl, all[next - 1]);
        }
      }),
    );
    return { rate: (all.length / (performance.now() - began)) * 1000 };
  },

  /** Waits until all runs are there and over; what is missing then is lost. */
  async untilDone(name) {
    const { get } = this.worlds.get(name);
    const expected = this.expected.get(name);
    const began = performance.now();
    for (;;) {
      // It may be too busy to answer.
      const told = await get('/runs/activity?days=2').catch(() => undefined);
      const { days = [], active = 0, waiting = 0 } = told ?? {};
      const runs = days.reduce((sum, day) => sum + day.succeeded, 0);
      const ms = performance.now() - began;
      const isOver = runs === expected && active + waiting === 0;
      if (isOver || ms > PATIENCE_MS) return { ms, lost: expected - runs };
      await sleep(250);
    }
  },

  /** From a status until a socket like a browser's hears of it. */
  async signals(name) {
    const { world } = this.worlds.get(name);
    const { baseUrl, sandboxUrl } = world;
    const socket = await listen(baseUrl);
    try {
      let slowest = 0;
      for (let round = 0; round < SIGNALS; round += 1) {
        this.number += 1;
        const events = eventsOf(this.number, project(this.number), sandboxUrl);
        this.expected.set(name, this.expected.get(name) + 2);
        await send(baseUrl, delivery(events[0]));
        const heard = socket.next(this.number);
        const began = performance.now();
        await send(baseUrl, delivery(events[2]));
        await heard;
        slowest = Math.max(slowest, performance.now() - began);
        for (const event of events.slice(3))
          await send(baseUrl, delivery(event));
      }
      return slowest;
    } finally {
      socket.close();
    }
  },

  async end() {
    for (const { world } of this.worlds.values()) await world.stop();
    this.worlds.clear();
  },
};

/** A socket on the channel of runs. */
async function listen(baseUrl) {
  const answer = await fetch(`${baseUrl}/api/auth/bench/refresh?name=reader`);
  const { token } = await answer.json();
  const url = `${baseUrl.replace('http', 'ws')}/api/signals`;
  // The plugin lets the first question after its start hang; browsers ask again.
  const socket = (await open(url, token)) ?? (await open(url, token));
  if (!socket) throw new Error('No socket for signals');
  socket.send(
    JSON.stringify({ action: 'subscribe', channel: 'infra-stacks:runs' }),
  );
  await sleep(200);
  return {
    next: pull =>
      new Promise((resolve, reject) => {
        const late = setTimeout(
          () => reject(new Error('A status was never told.')),
          PATIENCE_MS,
        );
        socket.onmessage = ({ data }) => {
          const { message } = JSON.parse(data);
          if (!message?.pullRequests?.includes(pull)) return;
          clearTimeout(late);
          resolve();
        };
      }),
    close: () => socket.close(),
  };
}

/** @returns a socket; undefined when there is none within two seconds */
function open(url, token) {
  const socket = new WebSocket(url, token);
  return new Promise(resolve => {
    const late = setTimeout(() => {
      resolve(undefined);
      socket.close();
    }, 2_000);
    socket.onopen = () => {
      clearTimeout(late);
      resolve(socket);
    };
    socket.onerror = () => resolve(undefined);
  });
}
