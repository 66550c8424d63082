import type { Request, Response } from 'express';
import { pipeline } from 'node:stream/promises';
import { createGunzip } from 'node:zlib';
import { git, spawnGit } from './run';

export type Service = 'git-upload-pack' | 'git-receive-pack';

const noCache = {
  'Cache-Control': 'no-cache, max-age=0, must-revalidate',
  Expires: 'Fri, 01 Jan 1980 00:00:00 GMT',
  Pragma: 'no-cache',
};

function pktLine(text: string): string {
  return (text.length + 4).toString(16).padStart(4, '0') + text;
}

function protocolOf(req: Request): Record<string, string> {
  const protocol = req.get('git-protocol');
  return protocol && /^[\w=:.]+$/.test(protocol)
    ? { GIT_PROTOCOL: protocol }
    : {};
}

/**
 * `GET info/refs?service=…`: which refs there are.
 * Format: https://git-scm.com/docs/http-protocol (smart clients).
 */
export async function advertiseRefs(
  directory: string,
  service: Service,
  req: Request,
  res: Response,
) {
  const env = protocolOf(req);
  const { stdout } = await git(
    directory,
    [service.slice(4), '--stateless-rpc', '--advertise-refs', '.'],
    { env },
  );
  res.set(noCache);
  res.type(`application/x-${service}-advertisement`);
  // Protocol version 2 has no service line before the capabilities.
  const head =
    env.GIT_PROTOCOL?.includes('version=2') && service === 'git-upload-pack'
      ? ''
      : `${pktLine(`# service=${service}\n`)}0000`;
  res.end(Buffer.concat([Buffer.from(head), stdout]));
}

/**
 * `POST git-upload-pack` and `POST git-receive-pack`: streams through git. The
 * answer ends after `beforeEnd`, so that a client whose push has returned finds
 * everything that follows from it.
 */
export async function runService(
  directory: string,
  service: Service,
  req: Request,
  res: Response,
  env: Record<string, string> = {},
  beforeEnd: () => Promise<void> = async () => {},
) {
  const child = spawnGit(
    directory,
    [service.slice(4), '--stateless-rpc', '.'],
    { ...protocolOf(req), ...env },
  );
  const closed = new Promise<number | null>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', resolve);
  });
  child.stderr!.resume();
  res.set(noCache);
  res.type(`application/x-${service}-result`);
  // A fetch that the client gave up needs no answer. A push whose pack has
  // arrived goes on: git finishes it, and the refs are looked at afterwards.
  if (service === 'git-upload-pack') res.on('close', () => child.kill());

  const body =
    req.get('content-encoding') === 'gzip' ? req.pipe(createGunzip()) : req;
  const input = pipeline(body, child.stdin!).catch(error => {
    // A body that breaks off must not look like a complete request.
    if (error.code !== 'EPIPE') child.kill();
  });
  const output = pipeline(child.stdout!, res, { end: false }).catch(() => {});
  await Promise.all([closed, input, output]);
  await beforeEnd();
  res.end();
}
