import { answersFor } from '../create/repository.mjs';
import { startWorld } from '../create/world.mjs';

const PEOPLE = 50;
const STACKS = 100;
const PATIENCE_MS = 300_000;

/**
 * Fifty people who press *Open pull request* at the same moment, over HTTP, each
 * with a service of their own that they have seen a preview of. Every press
 * counts twice, as by two tabs. Fails when an order fails, or when there is not
 * exactly one pull request for each service.
 */
export const createFifty = {
  id: 'create-fifty',
  metrics: [
    { id: 'fiftyFirst', title: '50 at once, first is open', unit: 'ms' },
    { id: 'fiftyLast', title: '50 at once, last is open', unit: 'ms' },
    { id: 'fiftyCpu', title: '50 at once, processor time each', unit: 'ms' },
  ],
  rep: 0,

  async warmUp(arm, { cache }) {
    if (arm.name !== 'P') return;
    this.world = await startWorld({ cache, stacks: STACKS });
  },

  async measure(arm) {
    if (arm.name !== 'P') return {};
    this.rep += 1;
    const orders = [];
    for (let number = 0; number < PEOPLE; number += 1) {
      const name = `fifty-${this.rep}-${number}`;
      const somebody = await this.world.as(name);
      const intent = answersFor(name);
      const { body } = await somebody('POST', '/preview', { intent });
      orders.push({ name, somebody, order: { intent, digest: body.digest } });
    }
    const before = this.world.usage().cpuSeconds;
    const started = performance.now();
    const taken = await Promise.all(
      orders.map(async each => {
        await Promise.all([untilOpen(each), untilOpen(each)]);
        return performance.now() - started;
      }),
    );
    const cpu = this.world.usage().cpuSeconds - before;
    await this.check(orders);
    return {
      fiftyFirst: Math.min(...taken),
      fiftyLast: Math.max(...taken),
      fiftyCpu: (cpu * 1000) / PEOPLE,
    };
  },

  async check(orders) {
    const found = (await this.world.pulls()).map(pull => pull.head.ref);
    for (const { name } of orders) {
      const branch = `portal/authhub/${name}/create`;
      const count = found.filter(each => each === branch).length;
      if (count !== 1) throw new Error(`${count} pull requests of ${branch}`);
    }
  },

  async end() {
    await this.world?.stop();
  },
};

async function untilOpen({ name, somebody, order }) {
  const deadline = Date.now() + PATIENCE_MS;
  let answer = await somebody('POST', '/requests', order);
  for (;;) {
    const { status, body } = answer;
    if (status >= 300 || body.failure || body.state === 'failed') {
      const said = JSON.stringify(body.failure ?? body.error ?? body);
      throw new Error(`${name} was answered ${status}: ${said.slice(0, 500)}`);
    }
    if (body.state === 'open' && body.pullRequest) return;
    if (Date.now() > deadline) throw new Error(`${name} was not opened`);
    await new Promise(done => setTimeout(done, 100));
    answer = await somebody('GET', `/requests/${body.id}`);
  }
}
