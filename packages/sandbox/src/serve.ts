import type { Express, Router } from 'express';
import http from 'node:http';
import https from 'node:https';
import { AddressInfo } from 'node:net';
import { Atlantis } from './atlantis/atlantis';
import { createAtlantisRouter } from './atlantis/http/router';
import {
  atlantisToken,
  eventSecret,
  registerAtlantisWebhook,
} from './atlantis/setUp';
import type { AtlantisSettings } from './atlantis/settings';
import { AdjustableClock } from './clock';
import { createControlRouter } from './control';
import { GitHub } from './github/github';
import { createGitHubServer, GitHubServerOptions } from './github/server';
import { createPricingRouter, type PricingSettings } from './pricing/router';
import { Failures } from './prometheus/http/failures';
import { createPrometheusRouter } from './prometheus/http/router';
import { Prometheus } from './prometheus/Prometheus';
import { Source } from './prometheus/source/Source';
import { serverCertificate } from './tls';

export interface ServeOptions extends GitHubServerOptions {
  /** Folder that keeps everything: `github.sqlite`, `repos/`, `tls/`. */
  data: string;
  /** 0 takes a free port. */
  port: number;
  /** Serves https as well; 0 takes a free port, absent: http only. */
  httpsPort?: number;
  /** Address to listen on. Default: this machine only. */
  host?: string;
  /** Address clients use, where it is not `http://localhost:<port>`. */
  url?: string;
  clock?: AdjustableClock;
  /** Hosts other than this machine that webhooks may go to. */
  webhookHosts?: string[];
  /** Runs an Atlantis at `/atlantis` as well, set up like this. */
  atlantisSettings?: Partial<AtlantisSettings>;
  /** How the pricing API at `/pricing` is set up. */
  pricingSettings?: PricingSettings;
  /** The organisation whose repositories it is told of. Default: `acme`. */
  organisation?: string;
  /** Runs when the data is in order and before the first request is answered. */
  prepare?: (
    github: GitHub,
    app: Express,
    atlantis: Atlantis | undefined,
  ) => Promise<void>;
  log?: (message: string) => void;
}

export interface RunningSandbox {
  url: string;
  httpsUrl: string | undefined;
  github: GitHub;
  clock: AdjustableClock;
  atlantis: Atlantis | undefined;
  /** Resolves when all events have been sent and Atlantis has nothing to do. */
  settle(): Promise<void>;
  /** Stops taking requests, lets running ones end (5 s at most), closes the database. */
  close(): Promise<void>;
}

/**
 * Starts the sandbox: puts the data folder in order, then answers. Requests
 * that arrive meanwhile wait, so a client never meets a half-started server.
 *
 * @throws the listen error (`EADDRINUSE` …) or DamagedDatabaseError.
 */
export async function serve(options: ServeOptions): Promise<RunningSandbox> {
  const clock = options.clock ?? new AdjustableClock();
  const host = options.host ?? 'localhost';
  let open: (app: Express) => void = () => {};
  const ready = new Promise<Express>(resolve => {
    open = resolve;
  });
  const onRequest: http.RequestListener = async (req, res) => {
    (await ready)(req, res);
  };

  const servers: (http.Server | https.Server)[] = [];
  let github: GitHub | undefined;
  let atlantis: Atlantis | undefined;
  let router: Router | undefined;
  try {
    const plain = http.createServer(onRequest);
    servers.push(plain);
    const port = await listen(plain, options.port, host);
    let httpsUrl: string | undefined;
    if (options.httpsPort !== undefined) {
      const secure = https.createServer(
        await serverCertificate(options.data),
        onRequest,
      );
      servers.push(secure);
      const securePort = await listen(secure, options.httpsPort, host);
      httpsUrl = `https://localhost:${securePort}`;
    }
    const url = options.url ?? `http://localhost:${port}`;
    github = new GitHub({ ...options, url, clock });
    const running = github;
    const failures = new Failures();
    const prometheus = new Prometheus(clock, new Source(github));
    const app = createGitHubServer(github, {
      ...options,
      control: createControlRouter(github, clock, () => atlantis, failures),
      prometheus: createPrometheusRouter(prometheus, failures),
      pricing: createPricingRouter(options.pricingSettings),
      // It needs an account, which may be there only after the recovery.
      atlantis: (req, res, next) => {
        if (router) router(req, res, next);
        else next();
      },
    });
    await github.recover();
    if (options.atlantisSettings) {
      atlantis = new Atlantis(github, {
        data: options.data,
        api: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
        token: atlantisToken(github),
        settings: options.atlantisSettings,
      });
      router = createAtlantisRouter(atlantis, () => eventSecret(running));
    }
    await options.prepare?.(github, app, atlantis);
    if (atlantis) {
      registerAtlantisWebhook(github, options.organisation ?? 'acme', url);
    }
    github.events.start();
    open(app);
    const settle = () => settled(running, atlantis);
    return {
      url,
      httpsUrl,
      github,
      clock,
      atlantis,
      settle,
      close: async () => {
        await atlantis?.close();
        await Promise.all(servers.map(stop));
        await running.events.stop();
        await running.close();
      },
    };
  } catch (error) {
    await Promise.all(servers.map(stop));
    await atlantis?.close();
    await github?.close();
    throw error;
  }
}

/** One leads to the other, so both have to be quiet at once. */
async function settled(github: GitHub, atlantis: Atlantis | undefined) {
  for (;;) {
    await github.events.idle();
    await atlantis?.idle();
    const quiet = github.hooks.waiting().length === 0;
    if (quiet && !atlantis?.operations) return;
  }
}

function listen(
  server: http.Server | https.Server,
  port: number,
  host: string,
) {
  // A push may take as long as it takes; idle connections are what to limit.
  server.requestTimeout = 0;
  server.keepAliveTimeout = 65_000;
  return new Promise<number>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve((server.address() as AddressInfo).port);
    });
  });
}

async function stop(server: http.Server | https.Server) {
  if (!server.listening) return;
  const closed = new Promise(resolve => server.close(resolve));
  server.closeIdleConnections();
  const timer = setTimeout(() => server.closeAllConnections(), 5_000);
  await closed;
  clearTimeout(timer);
}
