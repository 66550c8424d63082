import { request as httpRequest, type Server } from 'node:http';
import { request as httpsRequest, Server as HttpsServer } from 'node:https';
import type { AddressInfo } from 'node:net';
import type { RootLifecycleService } from '@backstage/backend-plugin-api';

interface Options {
  path?: string;
  /** How long one request waits for its answer, milliseconds. */
  patience?: number;
  attempts?: number;
}

/**
 * The signals plugin begins to take web sockets with the first request for one,
 * and never answers that. Asks first, so that no person's browser has to wait
 * until its connection times out. Never fails the start.
 */
export function openUpgrades(
  server: Server,
  lifecycle: Pick<RootLifecycleService, 'addStartupHook'>,
  { path = '/api/signals', patience = 500, attempts = 10 }: Options = {},
): void {
  lifecycle.addStartupHook(() => {
    const open = async () => {
      for (let left = attempts; left > 0; left -= 1) {
        if (await isAnswered(server, path, patience)) return;
      }
    };
    // Nobody waits for it.
    open().catch(() => {});
  });
}

/** Asks for a web socket without a key, which is refused once they are taken. */
function isAnswered(
  server: Server,
  path: string,
  patience: number,
): Promise<boolean> {
  const { address, port } = server.address() as AddressInfo;
  const isAny = address === '::' || address === '0.0.0.0';
  const isSecure = server instanceof HttpsServer;
  return new Promise(resolve => {
    const asked = (isSecure ? httpsRequest : httpRequest)({
      host: isAny ? 'localhost' : address,
      port,
      path,
      headers: { connection: 'Upgrade', upgrade: 'websocket' },
      // It is this process, which its certificate may name otherwise.
      rejectUnauthorized: false,
      agent: false,
    });
    const end = (answered: boolean) => {
      asked.destroy();
      resolve(answered);
    };
    asked.setTimeout(patience, () => end(false));
    asked.on('response', ({ statusCode }) => end(statusCode !== 503));
    asked.on('upgrade', () => end(true));
    asked.on('error', () => end(false));
    asked.end();
  });
}
