import { type ChildProcess, execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import path from 'node:path';
import { freePort, startSandbox, type TestSandbox } from '../../testing';
import { ATLANTIS_USER } from '../atlantis';
import { Receiver, WEBHOOK_HEADERS } from './receiver';
import {
  FORBIDDEN,
  GUARDED,
  POLICY_MESSAGE,
  POLICY_SET,
  type World,
} from './world';

/** Where the project keeps the programs that it builds. */
const TOOLS = path.join(__dirname, '../../../../../.cache/tools/bin');
/** Longest time until the program answers. Milliseconds. */
const START = 30_000;
const PAUSE = 100;

const runs = (program: string, ...args: string[]) => {
  try {
    execFileSync(program, args, { stdio: 'ignore', timeout: START });
    return true;
  } catch {
    return false;
  }
};

/** What a run with the real program needs, or what of it is missing. */
export type Programs =
  | { atlantis: string; terraform: string; distribution: string }
  | { missing: string };

/** Looks for Atlantis, and for Terraform or OpenTofu. */
export function findPrograms(): Programs {
  const atlantis = ['atlantis', path.join(TOOLS, 'atlantis')].find(each =>
    runs(each, 'version'),
  );
  if (!atlantis) {
    return {
      missing:
        'Atlantis; get it with: node scripts/starter/install.mjs atlantis',
    };
  }
  const found = [
    ['terraform', 'terraform'],
    ['tofu', 'opentofu'],
    [path.join(TOOLS, 'tofu'), 'opentofu'],
  ].find(([program]) => runs(program, 'version'));
  if (!found) return { missing: 'Terraform or OpenTofu' };
  return { atlantis, terraform: found[0], distribution: found[1] };
}

/** Says no to one input of the stacks in the scenarios. */
const POLICY = `package main

import rego.v1

deny contains ${JSON.stringify(POLICY_MESSAGE)} if {
	some change in input.resource_changes
	change.change.after.input == ${JSON.stringify(FORBIDDEN)}
}
`;

const sleep = (time: number) =>
  new Promise(resolve => setTimeout(resolve, time));

async function waitUntilHealthy(url: string, child: ChildProcess) {
  const end = Date.now() + START;
  for (;;) {
    if (child.exitCode !== null) throw new Error('Atlantis ended at once');
    const health = await fetch(`${url}/healthz`).catch(() => undefined);
    if (health?.ok) return;
    if (Date.now() > end) throw new Error('Atlantis does not answer');
    await sleep(PAUSE);
  }
}

function tellOf(sandbox: TestSandbox, url: string, secret: string) {
  const { github } = sandbox;
  const acme = github.accounts.byLogin('acme')!;
  github.hooks.create(
    { orgId: acme.id },
    {
      url: `${url}/events`,
      content_type: 'json',
      secret,
      insecure_ssl: '0',
      events: ['pull_request', 'issue_comment', 'pull_request_review', 'push'],
      active: true,
    },
    github.now(),
  );
  github.events.start();
}

/** A token of Atlantis's account, which is a member of the organisation. */
function account(sandbox: TestSandbox): string {
  const { accounts, tokens } = sandbox.github;
  const at = sandbox.github.now();
  const bot = accounts.ensure({ login: ATLANTIS_USER, type: 'Bot' }, at);
  accounts.setMembership(accounts.byLogin('acme')!.id, bot.id, 'member');
  return tokens.create({
    accountId: bot.id,
    kind: 'personal',
    scopes: ['repo'],
  }).secret;
}

/** The real Atlantis, and the sandbox's GitHub over https. */
export async function startRealAtlantis(
  programs: Exclude<Programs, { missing: string }>,
): Promise<World> {
  const sandbox = await startSandbox({ https: true });
  const token = account(sandbox);
  const apiSecret = 'a-secret-of-the-api';
  const eventSecret = 'a-secret-of-the-events';
  const folder = path.join(sandbox.data, 'real-atlantis');
  const states = path.join(sandbox.data, 'states');
  const home = path.join(folder, 'home');
  for (const each of [home, states]) fs.mkdirSync(each, { recursive: true });
  const policies = path.join(folder, 'policies');
  fs.mkdirSync(policies);
  fs.writeFileSync(path.join(policies, 'inputs.rego'), POLICY);
  const repos = path.join(folder, 'repos.json');
  fs.writeFileSync(
    repos,
    JSON.stringify({
      repos: [
        {
          id: '/.*/',
          allowed_overrides: ['plan_requirements', 'apply_requirements'],
          policy_check: false,
        },
        { id: `/.*\\/${GUARDED}.*/`, policy_check: true },
      ],
      policies: {
        policy_sets: [
          {
            name: POLICY_SET,
            source: 'local',
            path: policies,
            owners: { users: ['reviewer'] },
          },
        ],
      },
    }),
  );
  const authority = path.join(sandbox.data, 'tls/ca.pem');
  const receiver = await Receiver.start();
  const settings = path.join(folder, 'server.json');
  const webhooks = receiver.webhooks.map(each => ({ ...each, kind: 'http' }));
  fs.writeFileSync(settings, JSON.stringify({ webhooks }));
  const port = await freePort();
  const atlantis = `http://127.0.0.1:${port}`;
  const log = fs.openSync(path.join(folder, 'log'), 'w');
  const { host } = new URL(sandbox.httpsUrl);
  const child = spawn(
    programs.atlantis,
    [
      'server',
      ...['--port', String(port), '--atlantis-url', atlantis],
      ...['--data-dir', path.join(folder, 'data')],
      ...['--gh-hostname', host, '--gh-user', ATLANTIS_USER],
      ...['--repo-allowlist', 'localhost/acme/*', '--repo-config', repos],
      ...['--tf-download=false', '--enable-drift-detection'],
      ...['--enable-policy-checks', '--config', settings],
      ...['--tf-distribution', programs.distribution, '--log-level', 'debug'],
    ],
    {
      stdio: ['ignore', log, log],
      env: {
        PATH: [path.dirname(programs.terraform), TOOLS, process.env.PATH]
          .filter(each => each !== '.')
          .join(path.delimiter),
        HOME: home,
        SSL_CERT_FILE: authority,
        GIT_SSL_CAINFO: authority,
        CHECKPOINT_DISABLE: '1',
        // Secrets are not for everybody who can list processes.
        ATLANTIS_GH_TOKEN: token,
        ATLANTIS_GH_WEBHOOK_SECRET: eventSecret,
        ATLANTIS_API_SECRET: apiSecret,
        ATLANTIS_WEBHOOK_HTTP_HEADERS: JSON.stringify(WEBHOOK_HEADERS),
      },
    },
  );
  const stop = async () => {
    if (child.exitCode === null) {
      const gone = once(child, 'exit');
      child.kill('SIGKILL');
      await gone;
    }
    fs.closeSync(log);
    await receiver.close();
    await sandbox.close();
  };
  try {
    await waitUntilHealthy(atlantis, child);
  } catch (error) {
    await stop();
    throw error;
  }
  tellOf(sandbox, atlantis, eventSecret);
  return {
    sandbox,
    atlantis,
    apiSecret,
    states,
    receiver,
    async settle() {
      for (;;) {
        await sandbox.github.events.idle();
        const status = await fetch(`${atlantis}/status`);
        const { in_progress_operations: count } = await status.json();
        if (count === 0) break;
        await sleep(PAUSE);
      }
      await sleep(PAUSE);
    },
    close: stop,
  };
}
