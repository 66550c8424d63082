import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { AdjustableClock } from '../clock';
import { GitHubServerOptions } from '../github/server';
import { RunningSandbox, serve } from '../serve';
import { people, SandboxClient, tokenOf } from './SandboxClient';

export interface StartOptions extends GitHubServerOptions {
  /** Use this folder and leave it there; else a temporary one. */
  data?: string;
  https?: boolean;
  log?: (message: string) => void;
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
      ...options,
      data,
      port: 0,
      httpsPort: options.https ? 0 : undefined,
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

  get github() {
    return this.#running.github;
  }

  #settlePeople() {
    const { accounts, tokens, db } = this.github;
    const at = this.github.now();
    const acme = accounts.ensure({ login: 'acme', type: 'Organization' }, at);
    db.prepare(
      `update accounts set default_repository_permission = 'write' where id = ?`,
    ).run(acme.id);
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
      ...this.options,
      clock: this.clock,
      data: this.data,
      port: 0,
      httpsPort: this.options.https ? 0 : undefined,
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
