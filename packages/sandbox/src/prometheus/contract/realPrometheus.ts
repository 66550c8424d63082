import { execFileSync, spawn, spawnSync } from 'node:child_process';
import fs from 'node:fs';
import net, { type AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { Series } from '../engine/types';
import { openMetrics } from './fixture';
import type { Program } from './standIn';

export const hasPrometheus = ['prometheus', 'promtool'].every(
  program => spawnSync(program, ['--version']).status === 0,
);

/** The real program over the same series, without anything that it scrapes. */
export async function startPrometheus(
  series: readonly Series[],
): Promise<Program> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'prometheus-test-'));
  const file = (name: string) => path.join(folder, name);
  fs.writeFileSync(file('series.om'), openMetrics(series));
  execFileSync(
    'promtool',
    [
      ...['tsdb', 'create-blocks-from', 'openmetrics'],
      ...[file('series.om'), file('data')],
    ],
    { stdio: 'pipe' },
  );
  fs.writeFileSync(file('prometheus.yml'), 'global: {}\n');
  const port = await freePort();
  const child = spawn(
    'prometheus',
    [
      `--config.file=${file('prometheus.yml')}`,
      `--storage.tsdb.path=${file('data')}`,
      ...['--storage.tsdb.retention.time=20y', '--log.level=error'],
      `--web.listen-address=127.0.0.1:${port}`,
    ],
    { stdio: 'ignore' },
  );
  const ended = new Promise<void>(resolve =>
    child.once('exit', () => resolve()),
  );
  const program: Program = {
    url: `http://127.0.0.1:${port}`,
    async close() {
      child.kill();
      await ended;
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
  for (let left = 200; left > 0; left--) {
    const answer = await fetch(`${program.url}/-/ready`).catch(() => undefined);
    if (answer?.ok) return program;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
  await program.close();
  throw new Error('Prometheus did not get ready in 20 seconds.');
}

async function freePort(): Promise<number> {
  const server = net.createServer();
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  await new Promise(resolve => server.close(resolve));
  return port;
}
