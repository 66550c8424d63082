import { once } from 'node:events';
import { monitorEventLoopDelay } from 'node:perf_hooks';
import { Worker } from 'node:worker_threads';

/**
 * One inventory in a worker of a process of its own, so that memory can be
 * told. Prints JSON.
 */
const [repository, arm, stacks] = process.argv.slice(2);
const mebibytes = () => process.memoryUsage.rss() / 2 ** 20;

const worker = new Worker(new URL('./inventoryWorker.mjs', import.meta.url), {
  workerData: { repository, arm, stacks: Number(stacks) },
  // Without it the worker puts cleaning up off, as long as there is memory.
  resourceLimits: { maxYoungGenerationSizeMb: 16, maxOldGenerationSizeMb: 256 },
});
worker.once('error', error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
await once(worker, 'message');
const before = mebibytes();
let peak = before;
const sampler = setInterval(() => {
  peak = Math.max(peak, mebibytes());
}, 10);
const delay = monitorEventLoopDelay({ resolution: 5 });
delay.enable();
worker.postMessage('go');
const [result] = await once(worker, 'message');
delay.disable();
clearInterval(sampler);
process.stdout.write(
  JSON.stringify({ ...result, peak, before, lag: delay.max / 1e6 }),
);
process.exit();
