import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import os from 'node:os';
import path from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';

/** Whether Debian's package is there; CI must have it. */
export function hasPrometheus(): boolean {
  if (process.env.CI) return true;
  try {
    execFileSync('promtool', ['--version'], { stdio: 'ignore' });
    execFileSync('prometheus', ['--version'], { stdio: 'ignore' });
    return true;
  } catch {
    return false;
  }
}

function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = net.createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as net.AddressInfo;
      server.close(() => resolve(port));
    });
  });
}

/** One Prometheus over blocks made of a text in the OpenMetrics format. */
export class RealPrometheus {
  readonly url: string;
  readonly #process: ChildProcess;
  readonly #folder: string;

  private constructor(url: string, child: ChildProcess, folder: string) {
    this.url = url;
    this.#process = child;
    this.#folder = folder;
  }

  static async start(text: string): Promise<RealPrometheus> {
    const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'slo-prometheus-'));
    const metrics = path.join(folder, 'metrics.om');
    const data = path.join(folder, 'data');
    const config = path.join(folder, 'prometheus.yml');
    fs.writeFileSync(metrics, text);
    fs.writeFileSync(config, 'global: { scrape_interval: 1h }\n');
    // Long blocks: the text is read once for each of them.
    execFileSync(
      'promtool',
      [
        ...['tsdb', 'create-blocks-from', '--max-block-duration=2160h'],
        ...['openmetrics', metrics, data],
      ],
      { stdio: 'ignore' },
    );
    const port = await freePort();
    const child = spawn(
      'prometheus',
      [
        `--config.file=${config}`,
        `--storage.tsdb.path=${data}`,
        '--storage.tsdb.retention.time=50y',
        `--web.listen-address=127.0.0.1:${port}`,
      ],
      { stdio: 'ignore' },
    );
    const started = new RealPrometheus(
      `http://127.0.0.1:${port}`,
      child,
      folder,
    );
    await started.#ready();
    return started;
  }

  async #ready(): Promise<void> {
    for (let tries = 0; tries < 300; tries += 1) {
      if (this.#process.exitCode !== null) {
        throw new Error(`prometheus ended with ${this.#process.exitCode}`);
      }
      const isReady = await fetch(`${this.url}/-/ready`)
        .then(({ ok }) => ok)
        .catch(() => false);
      if (isReady) return;
      await sleep(100);
    }
    throw new Error('prometheus was not ready within 30 seconds');
  }

  async stop(): Promise<void> {
    const ended = new Promise(resolve => this.#process.once('exit', resolve));
    this.#process.kill('SIGKILL');
    await ended;
    fs.rmSync(this.#folder, { recursive: true, force: true });
  }
}
