import { ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import type { MortalPortal } from './mortalPortal';
import type { Answer } from './mortalProcess';

const root = path.resolve(__dirname, '../../../../..');
const main = path.join(__dirname, 'mortalProcess.ts');

/** It was killed before it could answer. */
export class PortalDied extends Error {}

type Remote = {
  [M in keyof MortalPortal]: MortalPortal[M] extends (
    ...args: infer A
  ) => infer R
    ? (...args: A) => Promise<Awaited<R>>
    : never;
};

/** {@link MortalPortal} in a process of its own. */
export class ChildPortal {
  readonly #process: ChildProcess;
  readonly #waiting = new Map<
    number,
    { resolve(value: unknown): void; reject(error: Error): void }
  >();
  readonly #ready: Promise<unknown>;
  readonly #gone: Promise<void>;
  #count = 0;
  /** Its methods; they fail with {@link PortalDied} when it is killed meanwhile. */
  readonly call: Remote;

  constructor() {
    const transform = require.resolve(
      '@backstage/cli/config/nodeTransform.cjs',
    );
    this.#process = spawn(process.execPath, ['--require', transform, main], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
      env: { PATH: process.env.PATH, NODE_ENV: 'test' },
    });
    this.#ready = this.#answerTo(0);
    // Whoever asks first hears of it.
    this.#ready.catch(() => {});
    this.#process.on('message', (answer: Answer) => {
      const waiting = this.#waiting.get(answer.id);
      this.#waiting.delete(answer.id);
      if ('error' in answer) waiting?.reject(new Error(answer.error));
      else waiting?.resolve(answer.value);
    });
    this.#gone = new Promise(resolve => {
      this.#process.once('exit', () => {
        for (const { reject } of this.#waiting.values()) {
          reject(new PortalDied());
        }
        this.#waiting.clear();
        resolve();
      });
    });
    this.call = new Proxy({} as Remote, {
      get:
        (_, method: string) =>
        (...args: unknown[]) =>
          this.#ask(method, args),
    });
  }

  #answerTo(id: number) {
    return new Promise<unknown>((resolve, reject) => {
      this.#waiting.set(id, { resolve, reject });
    });
  }

  async #ask(method: string, args: unknown[]) {
    await this.#ready;
    this.#count += 1;
    const answer = this.#answerTo(this.#count);
    this.#process.send({ id: this.#count, method, args });
    return answer;
  }

  /** `kill -9`: no handler runs, nothing is flushed. */
  async kill(): Promise<void> {
    this.#process.kill('SIGKILL');
    await this.#gone;
  }
}
