import { createHash } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import { mockServices } from '@backstage/backend-test-utils';
import type { EventsService } from '@backstage/plugin-events-node';
import {
  createForges,
  GitMirrors,
  type Mirrors,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import {
  FaultProxy,
  startSandbox,
  TestSandbox,
} from '@infra-portal/sandbox/testing';
import knexFactory, { Knex } from 'knex';
import type { Prepared, PreviewOptions } from '../../previews/types';
import {
  createRequestService,
  RequestServiceOptions,
} from '../createRequestService';
import type { Actor, Order } from '../types';

export const minji: Actor = {
  userRef: 'user:default/minji',
  displayName: 'Minji @acme/platform',
  email: 'minji@example.com',
};

/** Answers of the stand-in for previews: texts of files by path. */
export interface TestIntent {
  product: string;
  service: string;
  files: Record<string, string>;
}

export const TOKEN = 'ghp_test_platform-owner';
const migrations = path.resolve(__dirname, '../../../migrations');

/** A database of SQLite with the migrations of the plugin. */
export async function sqlite(file = ':memory:'): Promise<Knex> {
  const database = knexFactory({
    client: 'better-sqlite3',
    connection: { filename: file },
    useNullAsDefault: true,
    pool: { min: 1, max: 1 },
  });
  await database.migrate.latest({ directory: migrations });
  return database;
}

/** The sandbox behind a network that fails when told to. */
export class World {
  private constructor(
    readonly sandbox: TestSandbox,
    readonly proxy: FaultProxy,
    readonly folder: string,
  ) {}

  static async start(): Promise<World> {
    const sandbox = await startSandbox();
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

  /** A repository with code owners and some files. */
  async repository(name: string): Promise<RepositoryRef> {
    await this.sandbox.createRepository(name, {
      CODEOWNERS: '* @acme/nobody\n',
      'atlantis.yaml': 'version: 3\nprojects: []\n',
      'README.md': '# Infrastructure\n',
    });
    return this.ref(name);
  }

  mirrors(folder = 'mirrors'): GitMirrors {
    const mirrors = new GitMirrors({
      directory: path.join(this.folder, folder),
      credentials: async () =>
        `Basic ${Buffer.from(`x-access-token:${TOKEN}`).toString('base64')}`,
      urlOf: ({ owner, name }) => `${this.proxy.url}/${owner}/${name}.git`,
    });
    this.#mirrors.push(mirrors);
    return mirrors;
  }

  forges(more: { timeout?: number; attempts?: number; token?: string } = {}) {
    const integrations = ScmIntegrations.fromConfig(
      new ConfigReader({
        integrations: {
          github: [
            {
              host: this.proxy.host,
              apiBaseUrl: `${this.proxy.url}/api/v3`,
              token: more.token ?? TOKEN,
            },
          ],
        },
      }),
    );
    return createForges({
      integrations,
      timeout: more.timeout ?? 5_000,
      retry: { attempts: more.attempts ?? 1 },
      sleep: async () => {},
    });
  }

  octokit(): ReturnType<TestSandbox['octokit']> {
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
      logger: mockServices.logger.mock(),
      notify: async id => {
        notified.push(id);
      },
      settings: {
        commits: 'git',
        language: 'en',
        committer: { name: 'Infra portal', email: 'portal@example.com' },
        pageUrl: id => `https://portal.example/pull-requests/${id}`,
        poll: 60_000,
        patience: 20_000,
      },
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
    const { data } = await this.octokit().repos.listBranches({
      owner: 'acme',
      repo: name,
    });
    return data.map(branch => branch.name).filter(each => each !== 'main');
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

/** Previews whose files are the intent's, as they would lie over the base now. */
export function previewsOver(mirrors: Mirrors) {
  return {
    async prepare({ repository, intent, change }: PreviewOptions) {
      const { product, service, files } = intent as TestIntent;
      const mirror = mirrors.of(repository!);
      await mirror.update();
      const branch = await mirror.defaultBranch();
      const commit = (await mirror.head(branch))!;
      const changes = await Promise.all(
        Object.entries(files).map(async ([file, after]) => ({
          path: file,
          before: await mirror.read(commit, file),
          after,
        })),
      );
      const digest = createHash('sha256')
        .update(JSON.stringify(changes))
        .digest('hex');
      const { host, owner, name } = repository!;
      const prepared: Prepared = {
        product,
        service,
        changes,
        preview: {
          digest,
          repository: `${host}/${owner}/${name}`,
          base: { branch, commit },
          branch: `portal/${product}/${service}/${change}`,
          goldenPath: { name: 'test', version: '1.0.0' },
          files: changes.map(({ path: file, before, after }) => ({
            path: file,
            state: before === undefined ? 'added' : 'changed',
            before,
            after,
            added: 1,
            removed: 0,
          })),
          environments: [],
          gates: [],
          plans: [],
          review: {
            owners: [
              { owner: '@reviewer', files: ['a'] },
              { owner: '@acme/nobody', files: ['b'] },
            ],
            approvals: [{ environment: 'dev', count: 1, approvers: [] }],
          },
          observedAt: '2026-11-20T00:00:00.000Z',
        },
      };
      return prepared;
    },
  };
}

/** An order as the form would send it after a preview. */
export async function orderFor(
  mirrors: Mirrors,
  repository: RepositoryRef,
  intent: TestIntent,
  more: Partial<Order> = {},
): Promise<Order> {
  const change = more.change ?? 'create';
  const { preview } = await previewsOver(mirrors).prepare({
    repository,
    intent,
    change,
  });
  return {
    repository,
    intent,
    change,
    digest: preview.digest!,
    draft: false,
    ...more,
  };
}

export const tokens = (files: Record<string, string> = {}): TestIntent => ({
  product: 'authhub',
  service: 'tokens',
  files: {
    'stacks/authhub/tokens/service.yaml': 'product: authhub\n',
    'stacks/authhub/tokens/dev/main.tf': 'locals {}\n',
    'atlantis.yaml': 'version: 3\nprojects: [authhub-tokens-dev]\n',
    ...files,
  },
});
