import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import type { Entity } from '@backstage/catalog-model';
import {
  catalogProcessingExtensionPoint,
  type EntityProvider,
  type EntityProviderMutation,
} from '@backstage/plugin-catalog-node';
import { catalogModelExtensionPoint } from '@backstage/plugin-catalog-node/alpha';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import { startSandbox, TestSandbox } from '@infra-portal/sandbox/testing';
import { createHmac } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import request from 'supertest';
import { infraStacksCatalogModule } from './catalog';
import { infraStacksPlugin } from './plugin';

jest.setTimeout(60_000);

const SECRET = 'a secret of the test';

const intent = (service: string, more = '') => `version: 1
product: authhub
service: ${service}
description: Checks tokens
owner: group:default/developers
costCenter: CC-1001
goldenPath: { name: ecs-fargate, version: 1.0.0 }
environments: { dev: {}, prod: {} }
${more}`;

/** A catalog that keeps what it is sent, as the real one would. */
class Entities {
  readonly byRef = new Map<string, Entity>();
  readonly mutations: EntityProviderMutation[] = [];

  async connect(provider: EntityProvider) {
    const ref = ({ kind, metadata }: Entity) =>
      `${kind}:default/${metadata.name}`.toLowerCase();
    await provider.connect({
      applyMutation: async mutation => {
        this.mutations.push(mutation);
        if (mutation.type === 'full') {
          this.byRef.clear();
          for (const { entity } of mutation.entities) {
            this.byRef.set(ref(entity), entity);
          }
          return;
        }
        for (const each of mutation.removed) {
          this.byRef.delete('entityRef' in each ? each.entityRef : '');
        }
        for (const { entity } of mutation.added) {
          this.byRef.set(ref(entity), entity);
        }
      },
      refresh: async () => {},
    });
  }
}

const STACK = 'terraform {\n  backend "s3" {}\n}\n';

let sandbox: TestSandbox;
let folder: string;

beforeAll(async () => {
  sandbox = await startSandbox();
  folder = await fs.mkdtemp(path.join(os.tmpdir(), 'stacks-test-'));
});
afterAll(() => sandbox.close());

async function start(repository: string) {
  const entities = new Entities();
  const { host } = new URL(sandbox.url);
  const backend = await startTestBackend({
    features: [
      infraStacksPlugin,
      infraStacksCatalogModule,
      eventsServiceFactory,
      mockServices.scheduler.factory({
        includeInitialDelayedTasksOnStartup: true,
      }),
      catalogServiceMock.factory({
        entities: [
          {
            apiVersion: 'backstage.io/v1alpha1',
            kind: 'System',
            metadata: { name: 'authhub' },
            spec: { owner: 'developers' },
          },
        ],
      }),
      mockServices.rootConfig.factory({
        data: {
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
            infrastructure: { repository: `${sandbox.url}/acme/${repository}` },
            github: { webhookSecret: SECRET },
            mirror: { directory: path.join(folder, repository) },
          },
        },
      }),
    ],
    extensionPoints: [
      [
        catalogProcessingExtensionPoint,
        { addEntityProvider: (each: EntityProvider) => entities.connect(each) },
      ],
      [catalogModelExtensionPoint, { addModelSource() {} }],
    ],
  });
  return { backend, entities };
}

async function until<T>(look: () => T | undefined): Promise<T> {
  for (;;) {
    const found = look();
    if (found) return found;
    await new Promise(resolve => setTimeout(resolve, 25));
  }
}

function signed(body: string, secret = SECRET) {
  const sum = createHmac('sha256', secret).update(body).digest('hex');
  return `sha256=${sum}`;
}

it('brings services of branches and pull requests into the catalog', async () => {
  await sandbox.createRepository('infra', {
    'stacks/authhub/api/service.yaml': intent('api'),
    'stacks/authhub/api/dev/main.tf': STACK,
    'stacks/authhub/api/prod/main.tf': STACK,
    'stacks/authhub/broken/service.yaml': intent('broken', 'port: many'),
    'stacks/authhub/other/service.yaml': intent('api'),
  });
  const { backend, entities } = await start('infra');
  await until(() => entities.mutations.find(({ type }) => type === 'full'));
  expect([...entities.byRef.keys()].sort()).toEqual([
    'component:default/authhub-api',
    'resource:default/authhub-api-dev',
    'resource:default/authhub-api-prod',
  ]);
  expect(entities.byRef.get('resource:default/authhub-api-dev')).toMatchObject({
    metadata: {
      annotations: {
        'infra-portal.io/stack': `${
          new URL(sandbox.url).host
        }/acme/infra//stacks/authhub/api/dev#default`,
      },
    },
    spec: {
      type: 'terraform-stack',
      dependencyOf: ['component:default/authhub-api'],
    },
  });

  // From here on GitHub tells what happens.
  const { address, port } = backend.server.address() as any;
  const octokit = sandbox.octokit('platform-owner');
  await octokit.repos.createWebhook({
    owner: 'acme',
    repo: 'infra',
    events: ['push', 'pull_request', 'status'],
    config: {
      url: `http://${
        address === '::' ? 'localhost' : address
      }:${port}/api/infra-stacks/webhooks/github`,
      content_type: 'json',
      secret: SECRET,
    },
  });
  const copy = await sandbox.clone('developer', 'infra');
  await copy.git('checkout', '-q', '-b', 'portal/authhub/worker/create');
  await copy.commit({
    'stacks/authhub/worker/service.yaml': intent('worker'),
    'stacks/authhub/worker/dev/main.tf': STACK,
  });
  await copy.git('push', '-q', 'origin', 'HEAD');
  const { data: pull } = await octokit.pulls.create({
    owner: 'acme',
    repo: 'infra',
    title: 'Create worker',
    head: 'portal/authhub/worker/create',
    base: 'main',
  });
  const worker = 'component:default/authhub-worker';
  const provisional = await until(() => entities.byRef.get(worker));
  expect(provisional.metadata.tags).toEqual(['provisional']);
  expect(provisional.metadata.links![0].url).toBe(
    `${sandbox.url}/acme/infra/pull/${pull.number}`,
  );

  await octokit.pulls.merge({
    owner: 'acme',
    repo: 'infra',
    pull_number: pull.number,
  });
  const real = await until(() => {
    const entity = entities.byRef.get(worker);
    return entity?.metadata.tags ? undefined : entity;
  });
  expect(real.metadata.annotations).not.toHaveProperty(
    'infra-portal.io/pull-request',
  );
  const seen = await until(() => {
    const entity = entities.byRef.get('resource:default/authhub-worker-dev');
    return entity?.metadata.tags?.includes('dev') ? entity : undefined;
  });
  expect(seen.metadata.tags).toEqual(['dev']);
  // Never all away: what is sent is what changed, and what was proposed becomes
  // real without having been away. Nothing was written of its production.
  const { mutations } = entities;
  expect(mutations.filter(({ type }) => type === 'full')).toHaveLength(1);
  const removed = mutations.flatMap(each =>
    each.type === 'delta' ? each.removed : [],
  );
  expect(removed).toEqual([
    expect.objectContaining({
      entityRef: 'resource:default/authhub-worker-prod',
    }),
  ]);
  await backend.stop();
});

it('takes in signed messages only', async () => {
  await sandbox.createRepository('signed');
  const { backend } = await start('signed');
  const { host } = new URL(sandbox.url);
  const body = JSON.stringify({
    repository: {
      full_name: 'acme/signed',
      html_url: `http://${host}/acme/signed`,
    },
  });
  const post = (headers: Record<string, string>, sent = body) =>
    request(backend.server)
      .post('/api/infra-stacks/webhooks/github')
      .set({
        'content-type': 'application/json',
        'x-github-event': 'push',
        'x-github-delivery': 'one',
        ...headers,
      })
      .send(sent);
  const good = { 'x-hub-signature-256': signed(body) };
  expect((await post({})).status).toBe(401);
  expect((await post({ 'x-hub-signature-256': 'sha256=00' })).status).toBe(401);
  expect(
    (await post({ 'x-hub-signature-256': signed(body, 'another') })).status,
  ).toBe(401);
  expect((await post({ ...good, 'x-github-delivery': '' })).status).toBe(400);
  expect((await post({ 'x-hub-signature-256': signed('{') }, '{')).status).toBe(
    400,
  );
  const huge = `"${'x'.repeat(6 * 1024 * 1024)}"`;
  expect(
    (await post({ 'x-hub-signature-256': signed(huge) }, huge)).status,
  ).toBe(413);
  for (const status of [202, 202]) {
    const answer = await post(good);
    expect([answer.status, answer.body]).toEqual([status, { accepted: true }]);
  }
  const other = body.replaceAll('acme/signed', 'acme/other');
  const answer = await post({ 'x-hub-signature-256': signed(other) }, other);
  expect([answer.status, answer.body]).toEqual([202, { accepted: false }]);
  await backend.stop();
});
