import { answersFor } from '../create/repository.mjs';
import { startWorld } from '../create/world.mjs';
import { quantile } from '../lib/statistics.mjs';

const STACKS = 10_000;
const PREVIEWS = 20;

/**
 * What a person waits for at each pause in typing: previews over HTTP, no two
 * of the same answers, of a repository of 10,000 stacks; then one with plans of
 * all environments where Terraform is found. Stock Backstage has nothing like it.
 */
export const preview = {
  id: 'preview',
  metrics: [
    { id: 'preview', title: 'preview, p50', unit: 'ms' },
    { id: 'previewSlow', title: 'preview, p95 (goal 150)', unit: 'ms' },
    { id: 'previewCpu', title: 'preview, processor time', unit: 'ms' },
    { id: 'previewBytes', title: 'preview, answer', unit: 'kB' },
    { id: 'previewMemory', title: 'backend after previews', unit: 'MiB' },
    {
      id: 'previewPlan',
      title: 'preview with plans (goal 2,500)',
      unit: 'ms',
    },
    {
      id: 'previewPlanAgain',
      title: 'the same, one environment changed',
      unit: 'ms',
    },
  ],
  rep: 0,

  async warmUp(arm, { cache }) {
    if (arm.name !== 'P') return;
    this.world = await startWorld({ cache, stacks: STACKS });
    await ask(await this.world.as('first'), 'first', 1024);
  },

  async measure(arm) {
    if (arm.name !== 'P') return {};
    this.rep += 1;
    // Previews are limited for each person.
    const somebody = await this.world.as(`person-${this.rep}`);
    const before = this.world.usage().cpuSeconds;
    const taken = [];
    let bytes = 0;
    for (let at = 0; at < PREVIEWS; at += 1) {
      const name = `new-${this.rep}-${at}`;
      const { ms, answer } = await ask(somebody, name, 2_000 + at);
      taken.push(ms);
      bytes = answer.bytes;
    }
    const { cpuSeconds, rssMiB } = this.world.usage();
    return {
      preview: quantile(taken, 0.5),
      previewSlow: quantile(taken, 0.95),
      previewCpu: ((cpuSeconds - before) * 1000) / PREVIEWS,
      previewBytes: bytes / 1000,
      previewMemory: rssMiB,
      ...(await withPlan(somebody, `planned-${this.rep}`)),
    };
  },

  async end() {
    await this.world?.stop();
  },
};

async function ask(somebody, service, port, more = {}, answers = {}) {
  const started = performance.now();
  const intent = answersFor(service, { port, ...answers });
  const answer = await somebody('POST', '/preview', { intent, ...more });
  const ms = performance.now() - started;
  if (answer.status !== 200 || !answer.body.digest) {
    throw new Error(`The preview of the bench failed: ${answer.status}`);
  }
  const wrong = answer.body.gates.find(({ status }) => status === 'failed');
  if (wrong) throw new Error(`The bench's answers fail ${wrong.id}`);
  return { ms, answer };
}

/** Nothing where plans cannot be made. */
async function withPlan(somebody, service) {
  const { ms, answer } = await ask(somebody, service, 3_000, { plan: true });
  const plan = answer.body.gates.find(({ id }) => id === 'plan');
  if (plan.status === 'not-run') return {};
  const dev = { cpu: 512, memory: 1024 };
  const environments = { dev, stg: {}, prod: {} };
  const again = await ask(
    ...[somebody, service, 3_000, { plan: true }, { environments }],
  );
  return { previewPlan: ms, previewPlanAgain: again.ms };
}
