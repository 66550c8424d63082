import {
  type BackendFeature,
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { TestSandbox } from '@infra-portal/sandbox/testing';
import express, { type Router } from 'express';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import request from 'supertest';
import { infraSloPlugin } from '../plugin';

const BASE = '/api/infra-slo';

/** The service that files of tests are about. */
export const SERVICE = {
  apiVersion: 'backstage.io/v1alpha1',
  kind: 'Component',
  metadata: {
    name: 'shop-api',
    annotations: {
      'infra-portal.io/service': 'api',
      'infra-portal.io/product': 'shop',
    },
  },
  spec: {
    ...{ type: 'service', lifecycle: 'production' },
    ...{ owner: 'shop-team', system: 'shop' },
  },
};

/** A stand-in of the stacks plugin, which answers as a test says. */
export const stacksPlugin = (add: (router: Router) => void): BackendFeature =>
  createBackendPlugin({
    pluginId: 'infra-stacks',
    register(env) {
      env.registerInit({
        deps: { httpRouter: coreServices.httpRouter },
        async init({ httpRouter }) {
          const router = express.Router();
          add(router);
          httpRouter.use(router);
        },
      });
    },
  });

/** The plugin over repositories of the sandbox. */
export async function startSlos(
  sandbox: TestSandbox,
  names: readonly [string, ...string[]],
  {
    result = AuthorizeResult.ALLOW as
      | AuthorizeResult.ALLOW
      | AuthorizeResult.DENY,
    infraSlo = {},
    entities = [SERVICE] as object[],
    features = [] as BackendFeature[],
  } = {},
) {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'slos-api-test-'));
  const { host } = new URL(sandbox.url);
  const [first, ...others] = names.map(name => `${sandbox.url}/acme/${name}`);
  const integration = {
    ...{ host, apiBaseUrl: `${sandbox.url}/api/v3` },
    token: 'ghp_test_platform-owner',
  };
  const backend = await startTestBackend({
    features: [
      ...[infraSloPlugin, eventsServiceFactory, ...features],
      catalogServiceMock.factory({ entities: entities as never }),
      mockServices.permissions.factory({ result }),
      mockServices.scheduler.factory({
        includeInitialDelayedTasksOnStartup: true,
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'https://portal.example' },
          integrations: { github: [integration] },
          infraPortal: {
            infrastructure: { repository: first },
            ...(others.length > 0 && { stacks: { repositories: others } }),
            mirror: { directory: folder },
          },
          infraSlo,
        },
      }),
    ],
  });
  const get = (address: string) =>
    request(backend.server).get(`${BASE}${address}`);
  const post = (address: string, body?: object) =>
    request(backend.server).post(`${BASE}${address}`).send(body);
  return { backend, get, post };
}

/** Asks until the answer is so; the time of the test is the limit. */
export async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
