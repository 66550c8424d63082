import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ATLANTIS_USER } from '../atlantis/atlantis';
import { AdjustableClock } from '../clock';
import { type AtlantisSettings } from '../atlantis/settings';
import type { GitHub } from '../github/github';
import { GitHubServerOptions } from '../github/server';
import type { PricingSettings } from '../pricing/router';
import { RunningSandbox, serve } from '../serve';
import { people, SandboxClient, tokenOf } from './SandboxClient';

export interface StartOptions
  extends Omit<GitHubServerOptions, 'atlantis' | 'pricing'> {
  /** Use this folder and leave it there; else a temporary one. */
  data?: string;
  https?: boolean;
  /** Runs an Atlantis too, with these settings or the default ones. */
  atlantis?: true | Partial<AtlantisSettings>;
  /** How the pricing API at `/pricing` is set up. */
  pricingSettings?: PricingSettings;
  log?: (message: string) => void;
}

function serveOptions({ atlantis, https, ...options }: StartOptions) {
  return {
    ...options,
    port: 0,
    httpsPort: https ? 0 : undefined,
    ...(atlantis && {
      atlantisSettings: atlantis === true ? {} : atlantis,
      // Before Atlantis is told of what happens there, it has to be there.
      prepare: async (github: GitHub) => {
        settleOrganisation(github);
      },
    }),
  };
}

/** The organisation of the tests, with everybody who belongs to it. */
function settleOrganisation(github: GitHub) {
  const { accounts, db } = github;
  const at = github.now();
  const acme = accounts.ensure({ login: 'acme', type: 'Organization' }, at);
  db.prepare(
    `update accounts set default_repository_permission = 'write' where id = ?`,
  ).run(acme.id);
  const bot = accounts.byLogin(ATLANTIS_USER);
  if (bot) accounts.setMembership(acme.id, bot.id, 'member');
  return acme;
}

/** A running sandbox on a free port with people in it, for tests. */
export class TestSandbox extends SandboxClient {
  readonly clock: AdjustableClock;
  #running: RunningSandbox;

  private constructor(
    data: string,
    readonly options: StartOptions,
    running: RunningSandbox,
  ) {
    super(data);
    this.#running = running;
    this.clock = running.clock;
  }

  static async start(options: StartOptions = {}): Promise<TestSandbox> {
    const data =
      options.data ??
      (await fs.mkdtemp(path.join(os.tmpdir(), 'sandbox-test-')));
    const running = await serve({
      ...serveOptions(options),
      data,
    });
    const sandbox = new TestSandbox(data, options, running);
    sandbox.#settlePeople();
    return sandbox;
  }

  get url() {
    return this.#running.url;
  }

  get httpsUrl() {
    return this.#running.httpsUrl!;
  }

  /** The Atlantis beside it. @throws Error where there is none */
  get atlantis() {
    const { atlantis } = this.#running;
    if (!atlantis) throw new Error('This sandbox runs without Atlantis');
    return atlantis;
  }

  /** Resolves when all events have been sent and Atlantis has nothing to do. */
  settle() {
    return this.#running.settle();
  }

  get github() {
    return this.#running.github;
  }

  #settlePeople() {
    const { accounts, tokens } = this.github;
    const at = this.github.now();
    const acme = settleOrganisation(this.github);
    for (const login of people) {
      const account = accounts.ensure(
        {
          login,
          type: 'User',
          name: login,
          email: `${login}@example.com`,
          siteAdmin: login === 'site-admin',
        },
        at,
      );
      tokens.create({
        accountId: account.id,
        kind: 'personal',
        scopes: ['repo', 'admin:org', 'admin:repo_hook', 'user'],
        secret: tokenOf(login),
      });
      if (login === 'outsider' || login === 'site-admin') continue;
      const role = login === 'platform-owner' ? 'admin' : 'member';
      accounts.setMembership(acme.id, account.id, role);
    }
  }

  /** Stops and starts again on the same data. */
  async restart() {
    await this.#running.close();
    this.#running = await serve({
      ...serveOptions(this.options),
      clock: this.clock,
      data: this.data,
    });
  }

  async close() {
    await this.#running.close();
    if (!this.options.data) {
      await fs.rm(this.data, { recursive: true, force: true });
    }
  }
}

/** Starts a sandbox with people in it; close it at the end of the test. */
export const startSandbox = (options?: StartOptions) =>
  TestSandbox.start(options);
