import express from 'express';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Series } from '../engine/types';
import { Failures } from '../http/failures';
import { createPrometheusRouter } from '../http/router';
import { matchesAll } from '../promql/ast';

export interface Program {
  /** Where `/api/v1` is. */
  url: string;
  close(): Promise<void>;
}

/** The stand-in over series of a test. */
export async function startStandIn(
  series: readonly Series[],
  failures = new Failures(),
): Promise<Program> {
  const app = express();
  const storage = {
    select: ({ matchers }: { matchers: Parameters<typeof matchesAll>[0] }) =>
      series.filter(({ labels }) => matchesAll(matchers, labels)),
  };
  app.use(
    createPrometheusRouter(
      { open: async () => storage, now: Date.now(), groups: [] },
      failures,
    ),
  );
  const server = http.createServer(app);
  await new Promise<void>(resolve => {
    server.listen(0, '127.0.0.1', resolve);
  });
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://127.0.0.1:${port}`,
    async close() {
      server.closeAllConnections();
      await new Promise(resolve => server.close(resolve));
    },
  };
}
