import { createHash } from 'node:crypto';
import path from 'node:path';
import type { LoggerService } from '@backstage/backend-plugin-api';
import { ConfigReader } from '@backstage/config';
import { ScmIntegrations } from '@backstage/integration';
import {
  type Actor,
  createForges,
  GitMirrors,
  type Mirrors,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import knexFactory, { Knex } from 'knex';
import type { Prepared, PreviewOptions } from '../../previews/types';
import type { Order } from '../types';
import type { RequestSettings } from '../steps/types';

// Used by processes without Jest as well: no mocks in here.

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

export const silentLogger: LoggerService = {
  error() {},
  warn() {},
  info() {},
  debug() {},
  child: () => silentLogger,
};

export const SETTINGS: RequestSettings = {
  commits: 'git',
  language: 'en',
  committer: { name: 'Infra portal', email: 'portal@example.com' },
  pageUrl: id => `https://portal.example/pull-requests/${id}`,
  reviewUrl: (repository, number) =>
    `https://portal.example/pull-requests/${repository}/${number}`,
  poll: 60_000,
  patience: 20_000,
};

/** Clones in a folder of what GitHub has at an address. */
export const mirrorsOf = (url: string, directory: string) =>
  new GitMirrors({
    directory,
    credentials: async () =>
      `Basic ${Buffer.from(`x-access-token:${TOKEN}`).toString('base64')}`,
    urlOf: ({ owner, name }) => `${url}/${owner}/${name}.git`,
  });

/** GitHub at an address. */
export function forgesOf(
  url: string,
  more: { timeout?: number; attempts?: number; token?: string } = {},
) {
  const { host } = new URL(url);
  const token = more.token ?? TOKEN;
  const github = [{ host, apiBaseUrl: `${url}/api/v3`, token }];
  const config = new ConfigReader({ integrations: { github } });
  return createForges({
    integrations: ScmIntegrations.fromConfig(config),
    timeout: more.timeout ?? 5_000,
    retry: { attempts: more.attempts ?? 1 },
    sleep: async () => {},
  });
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
