import { execFile, spawn } from 'node:child_process';
import { createHmac } from 'node:crypto';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { promisify } from 'node:util';
import { WEBHOOK_SECRET } from '../create/world.mjs';
import { startStacks } from '../lib/stacks.mjs';

const git = promisify(execFile);
const PUSHES = 10;
const PATIENCE_MS = 60_000;
const STACK = 'product-0000-service-0-dev';
const FILE = 'stacks/product-0000/service-0/dev/bench.tf';

/**
 * P6: from a commit of one file that was pushed, and of which a webhook tells,
 * until the stack's answer shows it. The push itself is the sandbox's time, and
 * is not in it.
 */
export const stackFreshness = {
  id: 'stack-freshness',
  metrics: [
    { id: 'pushMedian', title: 'P6 push to visible', unit: 'ms' },
    { id: 'pushWorst', title: 'P6 push to visible, slowest of 10', unit: 'ms' },
  ],
  number: 0,

  async warmUp(arm, context) {
    if (arm.name !== 'P') return;
    this.started = await startStacks(context);
    this.clone = path.join(context.cache, 'freshness.git');
    fs.rmSync(this.clone, { recursive: true, force: true });
    const { repository } = this.started.world;
    await git('git', [
      'clone',
      '-q',
      '--bare',
      '--shared',
      repository,
      this.clone,
    ]);
    await this.visible();
  },

  async measure(arm) {
    if (arm.name !== 'P') return {};
    const times = [];
    for (let push = 0; push < PUSHES; push += 1)
      times.push(await this.visible());
    times.sort((a, b) => a - b);
    return { pushMedian: times[PUSHES >> 1], pushWorst: times[PUSHES - 1] };
  },

  /** One more resource, from the webhook until it is shown. */
  async visible() {
    this.number += 1;
    const { world, get } = this.started;
    await this.push(
      Array.from(
        { length: this.number },
        (_, index) => `resource "bench_thing" "n${index}" {}\n`,
      ).join(''),
    );
    const begin = performance.now();
    await tell(world);
    for (;;) {
      const { resourceTypes } = await get(`/stacks/${STACK}`);
      const taken = performance.now() - begin;
      if (resourceTypes.bench_thing === this.number) return taken;
      if (taken > PATIENCE_MS) throw new Error('A push was never shown.');
      await new Promise(done => setTimeout(done, 5));
    }
  },

  async push(text) {
    const child = spawn(
      'git',
      ['-C', this.clone, 'fast-import', '--quiet', '--force'],
      {
        stdio: ['pipe', 'inherit', 'inherit'],
      },
    );
    child.stdin.end(
      `commit refs/heads/main\ncommitter Bench <bench@localhost> ${
        this.number
      } +0000\ndata 5\nbench\nfrom refs/heads/main^0\nM 100644 inline ${FILE}\ndata ${Buffer.byteLength(
        text,
      )}\n${text}\ndone\n`,
    );
    const [code] = await once(child, 'exit');
    if (code !== 0) throw new Error(`git fast-import ended with ${code}`);
    const { remote } = this.started.world;
    await git('git', ['-C', this.clone, 'push', '-q', remote, 'main']);
  },

  async end() {
    await this.started?.world.stop();
  },
};

/** Says that something was pushed, as GitHub does. */
async function tell({ baseUrl, sandboxUrl }) {
  const body = JSON.stringify({
    repository: {
      full_name: 'acme/infrastructure',
      html_url: `${sandboxUrl}/acme/infrastructure`,
    },
  });
  const sum = createHmac('sha256', WEBHOOK_SECRET).update(body).digest('hex');
  const answer = await fetch(`${baseUrl}/api/infra-stacks/webhooks/github`, {
    method: 'POST',
    headers: {
      'content-type': 'application/json',
      'x-github-event': 'push',
      'x-github-delivery': crypto.randomUUID(),
      'x-hub-signature-256': `sha256=${sum}`,
    },
    body,
  });
  if (answer.status !== 202) throw new Error(await answer.text());
}
