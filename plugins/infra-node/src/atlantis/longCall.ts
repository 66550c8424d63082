import http from 'node:http';
import https from 'node:https';
import { AtlantisError } from './AtlantisClient';

/** Bytes of an answer; the output of hundreds of plans is less. */
const LARGEST = 64 * 1024 * 1024;
/** A call that says nothing for minutes is kept alive on its way. Milliseconds. */
const KEEP_ALIVE = 15_000;

/**
 * Asks Atlantis for what may take minutes. Not by `fetch`, which gives up after
 * five minutes without headers: Atlantis sends them when the last plan is made.
 * @param options.body JSON to post; undefined: it is a GET
 * @throws AtlantisError when the answer is too large; else why the call failed
 */
export function longCall(
  { url, token }: { url: string; token: string },
  path: string,
  { body, signal }: { body?: string; signal: AbortSignal },
): Promise<{ status: number; text: string }> {
  const target = new URL(`${url}${path}`);
  const { request } = target.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    const call = request(
      target,
      {
        method: body === undefined ? 'GET' : 'POST',
        headers: {
          accept: 'application/json',
          ...(body !== undefined && {
            'content-type': 'application/json',
            'content-length': Buffer.byteLength(body),
          }),
          'x-atlantis-token': token,
        },
        signal,
      },
      response => {
        const parts: Buffer[] = [];
        let size = 0;
        response.on('data', (part: Buffer) => {
          size += part.length;
          if (size <= LARGEST) parts.push(part);
          else {
            const message = `${url} answered more than can be read.`;
            call.destroy(new AtlantisError(message));
          }
        });
        response.on('end', () =>
          resolve({
            status: response.statusCode ?? 0,
            text: Buffer.concat(parts).toString('utf8'),
          }),
        );
        response.on('error', reject);
      },
    );
    call.on('socket', socket => socket.setKeepAlive(true, KEEP_ALIVE));
    call.on('error', reject);
    call.end(body);
  });
}
