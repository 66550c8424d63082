import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import type { EventsService } from '@backstage/plugin-events-node';
import type { GitMirrors, RepositoryRef } from '@infra-portal/infra-node';
import {
  FaultProxy,
  OwnProcessSandbox,
  type SandboxClient,
  type WorkingCopy,
} from '@infra-portal/sandbox/testing';
import type { Knex } from 'knex';
import {
  createRequestService,
  RequestServiceOptions,
} from '../createRequestService';
import {
  forgesOf,
  mirrorsOf,
  previewsOver,
  SETTINGS,
  silentLogger,
  TOKEN,
} from './parts';

export * from './parts';

/** The sandbox behind a network that fails when told to. */
export class World {
  private constructor(
    readonly sandbox: OwnProcessSandbox,
    readonly proxy: FaultProxy,
    readonly folder: string,
  ) {}

  static async start(): Promise<World> {
    const sandbox = await OwnProcessSandbox.start();
    const proxy = await FaultProxy.start(() => sandbox.url);
    const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'requests-'));
    return new World(sandbox, proxy, folder);
  }

  async close() {
    for (const each of this.#mirrors) each.close();
    await this.proxy.close();
    await this.sandbox.close();
    await fs.rm(this.folder, { recursive: true, force: true });
  }

  readonly #mirrors: GitMirrors[] = [];

  ref(name: string): RepositoryRef {
    return { host: this.proxy.host, owner: 'acme', name };
  }

  #template: Promise<WorkingCopy> | undefined;

  /** A repository with code owners and some files. */
  async repository(name: string): Promise<RepositoryRef> {
    // Made once: to push it elsewhere is quicker than to commit it anew.
    this.#template ??= this.#makeTemplate();
    const template = await this.#template;
    await this.octokit().repos.createInOrg({ org: 'acme', name });
    const remote = this.sandbox.remote('platform-owner', name);
    await template.git('push', '--quiet', remote, 'main');
    return this.ref(name);
  }

  async #makeTemplate(): Promise<WorkingCopy> {
    const name = 'template';
    await this.sandbox.createRepository(name, {
      CODEOWNERS: '* @acme/nobody\n',
      'atlantis.yaml': 'version: 3\nprojects: []\n',
      'README.md': '# Infrastructure\n',
    });
    return this.sandbox.clone('platform-owner', name);
  }

  mirrors(folder = 'mirrors'): GitMirrors {
    const directory = path.join(this.folder, folder);
    const mirrors = mirrorsOf(this.proxy.url, directory);
    this.#mirrors.push(mirrors);
    return mirrors;
  }

  forges(more: { timeout?: number; attempts?: number; token?: string } = {}) {
    return forgesOf(this.proxy.url, more);
  }

  octokit(): ReturnType<SandboxClient['octokit']> {
    return this.sandbox.octokit('platform-owner');
  }

  /** A portal; several of them may share a database. */
  portal(database: Knex, more: Partial<RequestServiceOptions> = {}) {
    const mirrors = more.mirrors ?? this.mirrors();
    const published: { topic: string; eventPayload: any }[] = [];
    const notified: string[] = [];
    const listeners: any[] = [];
    const events = {
      async publish(event: any) {
        published.push(event);
      },
      async subscribe(options: any) {
        listeners.push(options);
      },
    } as EventsService;
    const service = createRequestService({
      database,
      mirrors,
      previews: previewsOver(mirrors),
      forges: this.forges(),
      events,
      logger: silentLogger,
      notify: async id => {
        notified.push(id);
      },
      settings: SETTINGS,
      ...more,
    });
    return { service, published, notified, listeners };
  }

  /** Open and closed pull requests of a repository. */
  async pulls(
    name: string,
    state: 'open' | 'closed' | 'all' = 'open',
  ): Promise<any[]> {
    const answer = await fetch(
      `${this.sandbox.url}/api/v3/repos/acme/${name}/pulls?state=${state}&per_page=100`,
      { headers: { authorization: `token ${TOKEN}` } },
    );
    return (await answer.json()) as any[];
  }

  async branches(name: string): Promise<string[]> {
    const octokit = this.octokit();
    const all = await octokit.paginate(octokit.repos.listBranches, {
      ...{ owner: 'acme', repo: name, per_page: 100 },
    });
    return all.map(branch => branch.name).filter(each => each !== 'main');
  }

  async text(name: string, ref: string, file: string): Promise<string> {
    const { data } = await this.octokit().repos.getContent({
      owner: 'acme',
      repo: name,
      path: file,
      ref,
    });
    return Buffer.from((data as any).content, 'base64').toString();
  }
}
