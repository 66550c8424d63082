import type { Request, Response } from 'express';
import type { ChildProcess } from 'node:child_process';
import { devNull } from 'node:os';
import type { Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { HttpError } from '../rest/errors';
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

/** The request's body, unpacked where the client packed it. */
export function bodyOf(req: Request): Readable {
  const encoding = req.get('content-encoding') ?? 'identity';
  if (encoding === 'identity') return req;
  if (!/^(x-)?gzip$/.test(encoding)) {
    throw new HttpError(415, `Content-Encoding ${encoding} is not supported.`);
  }
  const unpacked = createGunzip();
  req.on('error', error => unpacked.destroy(error));
  // Without this a broken connection would look like a pause.
  req.on('close', () => {
    if (!req.complete) unpacked.destroy(new Error('aborted'));
  });
  return req.pipe(unpacked);
}

export interface ServiceRun {
  service: Service;
  body: Readable;
  /** What has been read of the body already. */
  consumed?: Buffer;
  env?: Record<string, string>;
  /** Folder of git's hooks; none by default. */
  hooks?: string;
  onStart?: (pid: number) => void;
  /**
   * Runs when git has ended and before the answer does, so that a client whose
   * push has returned finds everything that follows from it.
   */
  beforeEnd?: () => Promise<void>;
}

/** `POST git-upload-pack` and `POST git-receive-pack`: streams through git. */
export async function runService(
  directory: string,
  req: Request,
  res: Response,
  run: ServiceRun,
) {
  const push = run.service === 'git-receive-pack';
  const child = spawnGit(
    directory,
    [
      ...['-c', `core.hooksPath=${run.hooks ?? devNull}`],
      ...[run.service.slice(4), '--stateless-rpc', '.'],
    ],
    { ...protocolOf(req), ...run.env },
  );
  if (child.pid !== undefined) run.onStart?.(child.pid);
  const closed = new Promise<void>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', () => resolve());
  });
  child.stderr!.resume();
  res.set(noCache);
  res.type(`application/x-${run.service}-result`);
  // A fetch that the client gave up needs no answer. A push whose pack has
  // arrived goes on: git finishes it, and the refs are looked at afterwards.
  if (!push) res.on('close', () => child.kill());

  feed(child, run);
  const answered = answer(child.stdout!, res);
  try {
    await closed;
    await answered;
  } finally {
    await run.beforeEnd?.();
  }
  res.end();
}

/**
 * Hands the body to git. One that breaks off ends in the middle of a pack: git
 * sees that by itself, refuses the push and puts its quarantine away, which a
 * killed one would leave to the next start.
 */
function feed(child: ChildProcess, { body, consumed, service }: ServiceRun) {
  const stdin = child.stdin!;
  const giveUp = () => {
    if (service === 'git-upload-pack') child.kill();
    stdin.destroy();
  };
  body.on('error', giveUp);
  body.on('close', () => {
    if (!body.readableEnded) giveUp();
  });
  // git may end before it has read everything, to refuse a push. What still
  // comes is read and dropped, or the client would not look at the answer.
  stdin.on('error', () => {
    body.unpipe(stdin);
    body.resume();
  });
  if (consumed) stdin.write(consumed);
  if (body.readableEnded) stdin.end();
  else body.pipe(stdin);
}

/** Sends what git says; goes on reading when nobody listens any more. */
async function answer(output: Readable, res: Response) {
  for await (const chunk of output) {
    if (res.destroyed || res.writableEnded) continue;
    if (res.write(chunk)) continue;
    await new Promise<void>(resolve => {
      const go = () => {
        res.off('drain', go);
        res.off('close', go);
        resolve();
      };
      res.on('drain', go);
      res.on('close', go);
    });
  }
}
