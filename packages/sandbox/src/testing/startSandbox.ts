import type { Octokit } from '@octokit/rest';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { AdjustableClock } from '../clock';
import { GitHubServerOptions } from '../github/server';
import { RunningSandbox, serve } from '../serve';
import { Contract } from './contract';
import { gitOk, WorkingCopy } from './git';
import { contractFetch, contractOctokit } from './octokit';

/**
 * Who is in every test sandbox. `acme` has developer and reviewer as members
 * who may push, platform-owner as its owner; outsider belongs to nothing, and
 * site-admin may do everything.
 */
export const people = [
  'developer',
  'reviewer',
  'platform-owner',
  'outsider',
  'site-admin',
] as const;
export type Person = (typeof people)[number];

export interface StartOptions extends GitHubServerOptions {
  /** Use this folder and leave it there; else a temporary one. */
  data?: string;
  https?: boolean;
  log?: (message: string) => void;
}

/** The token of a person; the same in every sandbox, so restarts keep it. */
export const tokenOf = (person: Person) => `ghp_test_${person}`;

/** A running sandbox on a free port with people in it, for tests. */
export class TestSandbox {
  readonly clock: AdjustableClock;
  readonly contract = new Contract();
  #running: RunningSandbox;
  #copies = 0;

  private constructor(
    readonly data: string,
    readonly options: StartOptions,
    running: RunningSandbox,
  ) {
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

  /** An octokit that fails on answers GitHub does not describe. */
  octokit(person?: Person): Octokit {
    return contractOctokit(this.contract, this.url, person && tokenOf(person));
  }

  /** Asks the REST API at `/api/v3` and checks the answer against the contract. */
  rest(
    person: Person | undefined,
    pathname: string,
    init: RequestInit = {},
  ): Promise<Response> {
    const headers = new Headers(init.headers);
    if (person) headers.set('authorization', `token ${tokenOf(person)}`);
    const base = `${this.url}/api/v3`;
    return contractFetch(this.contract, base)(base + pathname, {
      ...init,
      headers,
    });
  }

  /** Clone address with the person's token in it. */
  remote(person: Person, repository: string): string {
    const { host } = new URL(this.url);
    return `http://${person}:${tokenOf(person)}@${host}/acme/${repository}.git`;
  }

  /** Creates `acme/<name>` with these files on main (a README by default). */
  async createRepository(
    name: string,
    files?: Record<string, string | Buffer>,
    settings: { private?: boolean } = {},
  ) {
    const owner = this.octokit('platform-owner');
    const { data } = await owner.repos.createInOrg({
      org: 'acme',
      name,
      auto_init: files === undefined,
      ...settings,
    });
    if (files) {
      const copy = await this.clone('platform-owner', name);
      await copy.git('symbolic-ref', 'HEAD', 'refs/heads/main');
      await copy.commit(files, 'Initial commit');
      await copy.git('push', '--quiet', 'origin', 'main');
    }
    return data;
  }

  async clone(
    person: Person,
    repository: string,
    ...args: string[]
  ): Promise<WorkingCopy> {
    this.#copies += 1;
    const directory = path.join(this.data, 'copies', String(this.#copies));
    await fs.mkdir(directory, { recursive: true });
    await gitOk(directory, [
      'clone',
      '--quiet',
      ...args,
      this.remote(person, repository),
      '.',
    ]);
    return new WorkingCopy(directory);
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
