import path from 'node:path';
import { freePort, startServer } from '../lib/server.mjs';

const REST_MS = 3_000;

/**
 * P14: from `node` to the first answer that says "ready", with a database that
 * has been used before; the processor time until then; memory three seconds
 * later.
 */
export const coldStart = {
  id: 'cold-start',
  servesArms: true,
  metrics: [
    { id: 'ready', title: 'P14 cold start to ready', unit: 'ms', goal: 2.5 },
    { id: 'cpu', title: 'P14 processor time to ready', unit: 's' },
    { id: 'rss', title: 'P14 memory at rest', unit: 'MiB', goal: 1.8 },
  ],
  /** One start that makes the databases, not measured. */
  async warmUp(arm, context) {
    await this.measure(arm, context);
  },
  async measure(arm, { cache }) {
    const { baseUrl, ...server } = arm.server(await freePort());
    const running = await startServer({
      ...server,
      readyUrl: `${baseUrl}/.backstage/health/v1/readiness`,
      log: path.join(cache, `${arm.name}.log`),
    });
    try {
      const { cpuSeconds } = running.usage();
      await new Promise(done => setTimeout(done, REST_MS));
      return {
        ready: running.readyMs,
        cpu: cpuSeconds,
        rss: running.usage().rssMiB,
      };
    } finally {
      await running.stop();
    }
  },
};
