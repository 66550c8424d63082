import { ChildProcess, spawn } from 'node:child_process';
import net from 'node:net';
import path from 'node:path';

const root = path.join(__dirname, '../../../..');
const main = path.join(__dirname, '../main.ts');

export const adminToken = 'ghp_test_admin';

/** A port that nobody listens on at the moment. */
export async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>(resolve => {
    server.listen(0, 'localhost', resolve);
  });
  const { port } = server.address() as net.AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}

/** The sandbox as a process of its own, to be killed. */
export class ChildSandbox {
  #process: ChildProcess | undefined;

  constructor(readonly data: string, readonly port: number) {}

  get url() {
    return `http://localhost:${this.port}`;
  }

  async start(): Promise<void> {
    const child = spawn(
      process.execPath,
      [
        '--require',
        require.resolve('@backstage/cli/config/nodeTransform.cjs'),
        main,
        ...['--data', this.data, '--port', String(this.port), '--no-sample'],
      ],
      {
        cwd: root,
        stdio: ['ignore', 'ignore', 'pipe', 'ipc'],
        env: {
          PATH: process.env.PATH,
          NODE_ENV: 'test',
          SANDBOX_ADMIN_TOKEN: adminToken,
        },
      },
    );
    this.#process = child;
    let said = '';
    child.stderr!.on('data', chunk => {
      said += chunk;
    });
    await new Promise<void>((resolve, reject) => {
      child.on('message', (message: { type: string }) => {
        if (message.type === 'ready') resolve();
        if (message.type === 'error')
          reject(new Error(JSON.stringify(message)));
      });
      child.on('exit', code =>
        reject(new Error(`Ended with ${code}: ${said}`)),
      );
    });
  }

  /** `kill -9`: no handler runs, nothing is flushed. */
  async kill(): Promise<void> {
    const child = this.#process;
    if (!child || child.exitCode !== null || child.signalCode !== null) return;
    const gone = new Promise(resolve => child.once('exit', resolve));
    child.kill('SIGKILL');
    await gone;
  }
}
