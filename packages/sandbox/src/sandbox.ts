import type { Express } from 'express';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { AdjustableClock } from './clock';
import type { GitHub } from './github/github';
import { provision, Secrets } from './seed/provision';
import { seedSample } from './seed/sample';
import { registerPortalWebhook } from './seed/webhook';
import { RunningSandbox, serve, ServeOptions } from './serve';

export interface SandboxOptions
  extends Pick<
    ServeOptions,
    'data' | 'port' | 'httpsPort' | 'host' | 'url' | 'webhookHosts' | 'log'
  > {
  /** The portal, without a slash at the end. */
  portalUrl: string;
  /** Secret that webhooks to the portal are signed with; absent: no webhook. */
  webhookSecret?: string;
  /** Whether the sample repositories are made. */
  sample: boolean;
  secrets: Secrets;
  /** Hears what a start is busy with. */
  progress?: (message: string) => void;
}

/**
 * Starts the sandbox with its people, the launcher's tokens and the sample.
 * Nobody sees a half-made world: requests wait until all of it is there.
 */
export async function startSandbox(
  options: SandboxOptions,
): Promise<RunningSandbox> {
  const clock = new AdjustableClock();
  const progress = options.progress ?? (() => {});
  return serve({
    ...options,
    clock,
    async prepare(github, app) {
      progress('Sandbox: people and tokens');
      provision(github, options);
      if (options.sample) await seed(github, app);
      // After the sample: what lies months back is no news.
      registerPortalWebhook(github, {
        portalUrl: options.portalUrl,
        secret: options.webhookSecret,
      });
    },
  });

  /** The sample is made through the protocols, on a port that nobody knows. */
  async function seed(github: GitHub, app: Express) {
    const inner = http.createServer(app);
    await new Promise<void>((resolve, reject) => {
      inner.once('error', reject);
      inner.listen(0, '127.0.0.1', resolve);
    });
    const { port } = inner.address() as AddressInfo;
    try {
      const url = `http://127.0.0.1:${port}`;
      await seedSample({ github, clock, url, progress });
    } finally {
      clock.set(undefined);
      inner.closeAllConnections();
      await new Promise(resolve => inner.close(resolve));
    }
  }
}
