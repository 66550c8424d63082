import {
  mockCredentials,
  mockServices,
  startTestBackend,
  type TestDatabaseId,
  TestDatabases,
} from '@backstage/backend-test-utils';
import {
  coreServices,
  createBackendModule,
  createServiceFactory,
} from '@backstage/backend-plugin-api';
import type { Entity } from '@backstage/catalog-model';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import {
  catalogProcessingExtensionPoint,
  type EntityProvider,
  type EntityProviderConnection,
} from '@backstage/plugin-catalog-node';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import { startSandbox, type TestSandbox } from '@infra-portal/sandbox/testing';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import request from 'supertest';
import { infraStacksPlugin } from '../plugin';
import { infraStacksCatalogModule } from './module';

jest.setTimeout(150_000);

const databases = TestDatabases.create();
let sandbox: TestSandbox;
let folder: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'catalog-test-'));
});
afterAll(() => sandbox.close());

/** The group that CODEOWNERS means, and a service that somebody described. */
const others = ['Group auth', 'Component authhub-api'].map((text): Entity => {
  const [kind, name] = text.split(' ');
  return {
    apiVersion: 'backstage.io/v1alpha1',
    kind,
    metadata: {
      namespace: 'default',
      name,
      annotations: {
        'backstage.io/managed-by-location': 'url:https://elsewhere',
        'backstage.io/managed-by-origin-location': 'url:https://elsewhere',
        ...(kind === 'Group' && { 'github.com/team-slug': 'acme/people' }),
      },
    },
    spec:
      kind === 'Group'
        ? { type: 'team', children: [] }
        : { type: 'service', lifecycle: 'x', owner: 'auth', system: 'authhub' },
  };
});

const provider: EntityProvider = {
  getProviderName: () => 'others',
  connect: (connection: EntityProviderConnection) =>
    connection.applyMutation({
      type: 'full',
      entities: others.map(entity => ({ entity, locationKey: 'others' })),
    }),
};
const othersModule = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'others',
  register(env) {
    env.registerInit({
      deps: {
        processing: catalogProcessingExtensionPoint,
        logger: coreServices.logger,
      },
      async init({ processing }) {
        processing.addEntityProvider(provider);
      },
    });
  },
});

/** Runs tasks again and again, whatever their schedules are. */
const often = createServiceFactory({
  service: coreServices.scheduler,
  deps: { lifecycle: coreServices.rootLifecycle },
  factory({ lifecycle }) {
    const end = new AbortController();
    lifecycle.addShutdownHook(() => end.abort());
    return mockServices.scheduler.mock({
      async scheduleTask({ fn }) {
        const run = async () => {
          if (end.signal.aborted) return;
          await Promise.resolve(fn(end.signal)).catch(() => {});
          setTimeout(run, 300).unref();
        };
        setTimeout(run, 300).unref();
      },
    });
  },
});

/** Each plugin has a database of its own. */
const databasesOf = (id: TestDatabaseId) =>
  createServiceFactory({
    service: coreServices.database,
    deps: { plugin: coreServices.pluginMetadata },
    factory: async () =>
      mockServices.database({ knex: await databases.init(id) }),
  });

async function start(name: string, id: TestDatabaseId = 'SQLITE_3') {
  const { host } = new URL(sandbox.url);
  const { server } = await startTestBackend({
    features: [
      catalogPlugin,
      infraStacksPlugin,
      infraStacksCatalogModule,
      othersModule,
      eventsServiceFactory,
      mockServices.auth.factory(),
      mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
      often,
      databasesOf(id),
      mockServices.rootConfig.factory({
        data: {
          catalog: { processingInterval: { seconds: 1 } },
          integrations: {
            github: [
              {
                host,
                apiBaseUrl: `${sandbox.url}/api/v3`,
                token: 'ghp_test_platform-owner',
              },
            ],
          },
          infraPortal: {
            infrastructure: { repository: `${sandbox.url}/acme/${name}` },
            github: { poll: { frequency: { seconds: 1 }, timeout: '1m' } },
            mirror: { directory: await fs.mkdtemp(path.join(folder, 'm-')) },
          },
        },
      }),
    ],
  });
  const entity = async (ref: string): Promise<Entity | undefined> => {
    const [kind, entityName] = ref.split(':');
    const { status, body } = await request(server)
      .get(`/api/catalog/entities/by-name/${kind}/default/${entityName}`)
      .set('authorization', mockCredentials.service.header());
    return status === 200 ? body : undefined;
  };
  return { entity };
}

/** Looks until it is so; the time of the test is the limit. */
async function until<T>(look: () => Promise<T | undefined | false>) {
  for (;;) {
    const found = await look();
    if (found) return found;
    await new Promise(resolve => setTimeout(resolve, 100));
  }
}

const stack = (key: string) =>
  `terraform {\n  backend "s3" {\n    bucket = "b"\n    key = "${key}"\n  }\n}\n`;

const supported = databases.eachSupportedId();

it.each(supported)('keeps a catalog as repositories change, %s', async id => {
  const name = `infrastructure-${id.toLowerCase().replace('_', '-')}`;
  await sandbox.createRepository(name, {
    CODEOWNERS: '* @acme/people\n',
    'stacks/authhub/api/dev/main.tf': `${stack('api')}
data "terraform_remote_state" "network" {
  backend = "s3"
  config = {
    bucket = "b"
    key    = "network"
  }
}
module "queue" {
  source = "../../../../modules/sqs"
}
`,
    'shared/dev/network/main.tf': stack('network'),
    'modules/sqs/main.tf': 'resource "aws_sqs_queue" "this" {}\n',
  });
  const { entity } = await start(name, id);
  const first = await until(async () => {
    const found = await entity('resource:authhub-api-dev');
    const isWhole = found?.relations?.length === 5;
    return isWhole && found.spec?.owner === 'group:default/auth' && found;
  });
  const relations = first.relations!.map(
    ({ type, targetRef }) => `${type} ${targetRef}`,
  );
  expect(relations.sort()).toEqual([
    'dependencyOf component:default/authhub-api',
    'dependsOn component:default/module-sqs',
    'dependsOn resource:default/shared-dev-network',
    'ownedBy group:default/auth',
    'partOf system:default/authhub',
  ]);
  const { uid } = first.metadata;

  const copy = await sandbox.clone('platform-owner', name);
  const push = async (message: string) => {
    await copy.git('commit', '-qam', message);
    await copy.git('push', '-q', 'origin', 'HEAD:main');
  };
  await copy.git(
    'mv',
    'stacks/authhub/api/dev',
    'stacks/authhub/api/development',
  );
  await push('Move');
  const moved = await until(async () => {
    const found = await entity('resource:authhub-api-dev');
    const note = found?.metadata.annotations?.['infra-portal.io/stack'];
    return note?.includes('/development#') && found;
  });
  // It is the same one, with its history.
  expect(moved.metadata.uid).toBe(uid);

  await copy.git('rm', '-qr', 'shared/dev/network');
  await push('Remove');
  await until(async () => !(await entity('resource:shared-dev-network')));
  expect((await entity('resource:authhub-api-dev'))?.metadata.uid).toBe(uid);
  expect((await entity('component:authhub-api'))?.spec?.lifecycle).toBe('x');
});

it('declares what it notes, and refuses what is not so', async () => {
  others[1].metadata.annotations!['infra-portal.io/environment'] = 'moon';
  await sandbox.createRepository('platform', {
    'stacks/a/b/dev/main.tf': stack('b'),
  });
  const { entity } = await start('platform');
  await until(() => entity('resource:a-b-dev'));
  await until(() => entity('group:auth'));
  expect(await entity('component:authhub-api')).toBeUndefined();
});
