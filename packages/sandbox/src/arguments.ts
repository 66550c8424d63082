import path from 'node:path';
import { parseArgs } from 'node:util';
import { SandboxOptions } from './sandbox';
import { UsageError } from './failure';

export const usage = `The sandbox: a GitHub-compatible server over real git.

  --data DIR             where everything is kept (default .portal/sandbox)
  --port N               http port (default 7008)
  --https-port N         https port with a generated certificate (default: none)
  --host ADDRESS         address to listen on (default localhost)
  --portal-url URL       the portal, for its OAuth callback (default http://localhost:7007)
  --webhook-host NAME    lets webhooks go to this host too; may be repeated.
                         Without it they go to this machine only
  --no-sample            only people and the organisation, no sample repositories

Secrets come from the environment: SANDBOX_ADMIN_TOKEN, GITHUB_TOKEN,
AUTH_GITHUB_CLIENT_ID, AUTH_GITHUB_CLIENT_SECRET, GITHUB_WEBHOOK_SECRET (with
it the sandbox tells the portal what happens by webhook), ATLANTIS_API_SECRET and
ATLANTIS_WEBHOOK_SECRET (the same for Atlantis), INFRA_PORTAL_REPORT_SECRET (the
same for what GitHub Actions did in the sample). SANDBOX_URL is the address that
clients use (default http://localhost:<port>).
`;

function portOf(name: string, value: string | undefined): number | undefined {
  if (value === undefined) return undefined;
  const port = Number(value);
  if (!/^\d+$/.test(value) || port > 65_535) {
    throw new UsageError(
      `--${name} is "${value}".`,
      `Give a port number from 0 to 65535, for example --${name} 7008.`,
    );
  }
  return port;
}

function urlOf(name: string, value: string): string {
  if (!URL.canParse(value) || !/^https?:/.test(value)) {
    throw new UsageError(
      `${name} is "${value}".`,
      `Give a full address, for example http://localhost:7007.`,
    );
  }
  return value.replace(/\/+$/, '');
}

/**
 * Reads the command line and the environment.
 *
 * @throws UsageError that says which argument is wrong and how to write it.
 */
export function readArguments(
  args: string[],
  env: NodeJS.ProcessEnv,
): Omit<SandboxOptions, 'log' | 'progress'> | 'help' {
  let values;
  try {
    ({ values } = parseArgs({
      args,
      options: {
        help: { type: 'boolean', short: 'h' },
        data: { type: 'string', default: '.portal/sandbox' },
        port: { type: 'string', default: '7008' },
        'https-port': { type: 'string' },
        host: { type: 'string', default: 'localhost' },
        'portal-url': {
          type: 'string',
          default: env.PORTAL_URL || 'http://localhost:7007',
        },
        'webhook-host': { type: 'string', multiple: true, default: [] },
        'no-sample': { type: 'boolean', default: false },
      },
    }));
  } catch (error) {
    throw new UsageError((error as Error).message, usage);
  }
  if (values.help) return 'help';
  return {
    data: path.resolve(values.data),
    port: portOf('port', values.port)!,
    httpsPort: portOf('https-port', values['https-port']),
    host: values.host,
    url: env.SANDBOX_URL ? urlOf('SANDBOX_URL', env.SANDBOX_URL) : undefined,
    portalUrl: urlOf('--portal-url', values['portal-url']),
    webhookHosts: values['webhook-host'],
    webhookSecret: env.GITHUB_WEBHOOK_SECRET || undefined,
    atlantisApiSecret: env.ATLANTIS_API_SECRET || undefined,
    atlantisWebhookSecret: env.ATLANTIS_WEBHOOK_SECRET || undefined,
    reportSecret: env.INFRA_PORTAL_REPORT_SECRET || undefined,
    sample: !values['no-sample'],
    secrets: {
      adminToken: env.SANDBOX_ADMIN_TOKEN || undefined,
      botToken: env.GITHUB_TOKEN || undefined,
      oauthClientId: env.AUTH_GITHUB_CLIENT_ID || undefined,
      oauthClientSecret: env.AUTH_GITHUB_CLIENT_SECRET || undefined,
    },
  };
}
