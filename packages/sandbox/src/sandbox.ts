import type { Express } from 'express';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import { AdjustableClock } from './clock';
import type { GitHub } from './github/github';
import type { Atlantis } from './atlantis/atlantis';
import type { AtlantisSettings } from './atlantis/settings';
import { ORGANISATION, provision, Secrets } from './seed/provision';
import { seedSample } from './seed/sample';
import { sendJobs } from './seed/sendJobs';
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
  /** Secret of Atlantis's API; absent: its API is off. */
  atlantisApiSecret?: string;
  /** What Atlantis tells the portal with; absent: it does not tell it. */
  atlantisWebhookSecret?: string;
  /** What GitHub Actions sign their reports to the portal with; absent: none. */
  reportSecret?: string;
  /** Whether the sample repositories are made. */
  sample: boolean;
  secrets: Secrets;
  /** Hears what a start is busy with. */
  progress?: (message: string) => void;
}

/** How Atlantis is set up here, see the README. */
function atlantisSettings(options: SandboxOptions): Partial<AtlantisSettings> {
  const { portalUrl, atlantisWebhookSecret: secret } = options;
  const url = `${portalUrl}/api/infra-stacks/webhooks/atlantis`;
  return {
    // GitHub Actions plan the one that is left out.
    allowlist: [`${ORGANISATION}/*`, `!${ORGANISATION}/dailyge-infra`],
    apiSecret: options.atlantisApiSecret,
    policies: {
      repositories: [`${ORGANISATION}/fileflow`],
      sets: [
        {
          ...{ name: 'storage', owners: ['platform-owner'], approvals: 1 },
          rules: [
            {
              contains: 'noncurrent_days = 365',
              message: 'old versions of files are kept for at most 90 days',
            },
            {
              contains: 'aws_s3_bucket.this will be destroyed',
              message: 'buckets are not destroyed by a plan',
            },
          ],
        },
      ],
    },
    ...(secret && {
      webhooks: [
        { event: 'apply', url },
        { event: 'drift', url },
      ],
      webhookHeaders: { Authorization: `Bearer ${secret}` },
    }),
  };
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
  const sandbox = await serve({
    ...options,
    clock,
    organisation: ORGANISATION,
    atlantisSettings: atlantisSettings(options),
    async prepare(github, app, atlantis) {
      progress('Sandbox: people and tokens');
      provision(github, options);
      if (options.sample) await seed(github, app, atlantis!);
      // After the sample: what lies months back is no news.
      registerPortalWebhook(github, {
        portalUrl: options.portalUrl,
        secret: options.webhookSecret,
      });
    },
  });
  const ending = new AbortController();
  const told = sendJobs(sandbox.github, {
    url: sandbox.url,
    portalUrl: options.portalUrl,
    secret: options.reportSecret,
    log: options.log ?? (() => {}),
    signal: ending.signal,
  });
  return {
    ...sandbox,
    async close() {
      ending.abort();
      await told;
      await sandbox.close();
    },
  };

  /** The sample is made through the protocols, on a port that nobody knows. */
  async function seed(github: GitHub, app: Express, atlantis: Atlantis) {
    const inner = http.createServer(app);
    await new Promise<void>((resolve, reject) => {
      inner.once('error', reject);
      inner.listen(0, '127.0.0.1', resolve);
    });
    const { port } = inner.address() as AddressInfo;
    try {
      const url = `http://127.0.0.1:${port}`;
      await seedSample({ github, clock, url, progress, atlantis });
    } finally {
      clock.set(undefined);
      inner.closeAllConnections();
      await new Promise(resolve => inner.close(resolve));
    }
  }
}
