import { spawn } from 'node:child_process';
import { fromRoot } from './paths.mjs';

/** Programs we started to prepare or test something: they never outlive us. */
const active = new Set();

process.on('exit', () => {
  for (const child of active) child.kill('SIGKILL');
});

/**
 * Runs a program to its end.
 * @param onOutput receives text as it comes
 * @returns {Promise<{code: number, output: string}>} the last 200 kB of output;
 *   code 127 when the program does not exist
 */
export function runTool(command, args, { onOutput, ...options } = {}) {
  const child = spawn(command, args, {
    stdio: ['ignore', 'pipe', 'pipe'],
    ...options,
  });
  active.add(child);
  let output = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream?.setEncoding('utf8').on('data', chunk => {
      output = (output + chunk).slice(-200_000);
      onOutput?.(chunk);
    });
  }
  return new Promise(resolve => {
    const finish = (code, text) => {
      active.delete(child);
      resolve({ code, output: text });
    };
    child.on('error', error => finish(127, `${output}${error.message}`));
    child.on('close', code => finish(code ?? 1, output));
  });
}

/**
 * Runs a Node script to its end. It ends with us even when we are killed
 * outright: half an installation must not go on beside the next one.
 * @param preloads files that are loaded before the script
 */
export function runNode(script, args, { preloads = [], ...options } = {}) {
  const all = [fromRoot('scripts/lib/stop-with-parent.cjs'), ...preloads];
  const required = all.flatMap(file => ['--require', file]);
  return runTool(process.execPath, [...required, script, ...args], {
    ...options,
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
}
