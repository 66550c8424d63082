import { RootLifecycleService } from '@backstage/backend-plugin-api';
import type { Server } from 'node:http';
import type { Socket } from 'node:net';

/** How long running requests may take after the server stopped listening. */
export const GRACE_MS = 5_000;

/**
 * Ends connections that are still open some time after the shutdown began.
 *
 * `server.close()` waits for every socket, and event streams and websockets
 * never end by themselves: without this a browser tab left open keeps the
 * process alive until it is killed.
 */
export function closeLingeringConnections(
  server: Server,
  lifecycle: Pick<RootLifecycleService, 'addShutdownHook'>,
  graceMs: number = GRACE_MS,
): void {
  const sockets = new Set<Socket>();
  server.on('connection', socket => {
    sockets.add(socket);
    socket.once('close', () => sockets.delete(socket));
  });
  lifecycle.addShutdownHook(() => {
    setTimeout(() => {
      for (const socket of sockets) {
        socket.destroy();
      }
    }, graceMs).unref();
  });
}
