import { spawn } from 'node:child_process';
import { PlanRefusal } from './refusal';

export interface Finished {
  /** Undefined when a signal ended it. */
  code: number | undefined;
  stdout: Buffer;
  /** The last part of it. */
  stderr: string;
}

const STDERR_KEPT = 64_000;

/**
 * Runs a program to its end, without input. It and all it started end when the
 * signal is aborted or it writes too much.
 *
 * @throws PlanRefusal `too-large` beyond `mostOutput` bytes; the reason of the
 *   signal; Error when the program cannot be started
 */
export function runProgram(
  command: string,
  args: string[],
  options: {
    cwd?: string;
    env: Record<string, string>;
    /** Bytes. */
    mostOutput: number;
    signal?: AbortSignal;
  },
): Promise<Finished> {
  const { signal, mostOutput } = options;
  return new Promise((resolve, reject) => {
    if (signal?.aborted) {
      reject(signal.reason);
      return;
    }
    const child = spawn(command, args, {
      cwd: options.cwd,
      env: options.env,
      stdio: ['ignore', 'pipe', 'pipe'],
      // A group of its own, so that everything it starts can be ended with it.
      detached: process.platform !== 'win32',
    });
    const chunks: Buffer[] = [];
    let size = 0;
    let stderr = '';
    let failure: unknown;

    const end = (reason: unknown) => {
      failure ??= reason;
      try {
        if (child.pid && process.platform !== 'win32') {
          process.kill(-child.pid, 'SIGKILL');
        } else child.kill('SIGKILL');
      } catch {
        // It ended by itself in the meantime.
      }
    };
    const onAbort = () => end(signal?.reason);
    const onExit = () => end(undefined);
    signal?.addEventListener('abort', onAbort, { once: true });
    process.once('exit', onExit);

    child.stdout.on('data', (chunk: Buffer) => {
      size += chunk.length;
      if (size > mostOutput) {
        end(
          new PlanRefusal(
            'too-large',
            `The output is larger than ${Math.round(
              mostOutput / 2 ** 20,
            )} MiB.`,
          ),
        );
      } else chunks.push(chunk);
    });
    child.stderr.setEncoding('utf8').on('data', (text: string) => {
      stderr = (stderr + text).slice(-STDERR_KEPT);
    });
    const settle = (action: () => void) => {
      signal?.removeEventListener('abort', onAbort);
      process.removeListener('exit', onExit);
      action();
    };
    child.on('error', error => settle(() => reject(failure ?? error)));
    child.on('close', code =>
      settle(() => {
        if (failure !== undefined) reject(failure);
        else {
          resolve({
            code: code ?? undefined,
            stdout: Buffer.concat(chunks),
            stderr,
          });
        }
      }),
    );
  });
}
