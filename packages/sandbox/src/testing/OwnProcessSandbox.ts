import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { SandboxClient } from './SandboxClient';

const main = path.join(__dirname, 'sandboxProcess.ts');

/**
 * A sandbox like {@link TestSandbox}, in a process of its own. Each answer takes
 * several runs of git, and to start one costs a process the more, the more
 * memory it has: one of Jest's has much.
 */
export class OwnProcessSandbox extends SandboxClient {
  readonly #process: ChildProcess;

  private constructor(data: string, readonly url: string, child: ChildProcess) {
    super(data);
    this.#process = child;
  }

  /** @throws Error with what it said, when it ends at once */
  static async start(): Promise<OwnProcessSandbox> {
    const data = await fs.mkdtemp(path.join(os.tmpdir(), 'sandbox-test-'));
    const transform = require.resolve(
      '@backstage/cli/config/nodeTransform.cjs',
    );
    const child = spawn(
      process.execPath,
      ['--require', transform, main, data],
      {
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        env: { PATH: process.env.PATH, NODE_ENV: 'test' },
      },
    );
    let said = '';
    child.stderr!.on('data', chunk => {
      said += chunk;
    });
    const url = await new Promise<string>((resolve, reject) => {
      child.on('message', (message: { url?: string }) => {
        // The transform tells of each file it reads as well.
        if (message.url) resolve(message.url);
      });
      child.once('exit', code =>
        reject(new Error(`The sandbox ended with ${code}: ${said}`)),
      );
    });
    return new OwnProcessSandbox(data, url, child);
  }

  async close() {
    const gone = once(this.#process, 'exit');
    this.#process.kill('SIGKILL');
    await gone;
    await fs.rm(this.data, { recursive: true, force: true });
  }
}
