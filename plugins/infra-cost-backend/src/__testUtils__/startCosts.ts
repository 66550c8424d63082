import {
  coreServices,
  createBackendPlugin,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { InventoryThing } from '@infra-portal/infra-node';
import type { TestSandbox } from '@infra-portal/sandbox/testing';
import express from 'express';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import request from 'supertest';
import { infraCostPlugin } from '../plugin';

const BASE = '/api/infra-cost';

/** What the stacks plugin says that there is. */
export interface Told {
  commit: string;
  things: InventoryThing[];
}

const digestOf = (thing: InventoryThing) => JSON.stringify(thing);

/** The inventory of the stacks plugin, as its HTTP API gives it. */
const inventoryPlugin = (repository: string, told: () => Told) =>
  createBackendPlugin({
    pluginId: 'infra-stacks',
    register(env) {
      env.registerInit({
        deps: { httpRouter: coreServices.httpRouter },
        async init({ httpRouter }) {
          const router = express.Router();
          const version = () => JSON.stringify(told());
          router.get('/inventory', (_request, response) => {
            const { commit, things } = told();
            response.json({
              version: version(),
              repositories: [{ repository, url: 'https://x.test', commit }],
              digests: things.map(each => [
                `${each.kind}:${each.name}`,
                digestOf(each),
              ]),
            });
          });
          router.post('/inventory/things', (_request, response) => {
            response.json({ version: version(), items: told().things });
          });
          httpRouter.use(router);
        },
      });
    },
  });

/** The plugin over a repository of the sandbox. */
export async function startCosts(
  sandbox: TestSandbox,
  name: string,
  told: () => Told,
  {
    result = AuthorizeResult.ALLOW as
      | AuthorizeResult.ALLOW
      | AuthorizeResult.DENY,
    infraCost = {},
  } = {},
) {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'costs-api-test-'));
  const { host } = new URL(sandbox.url);
  const backend = await startTestBackend({
    features: [
      infraCostPlugin,
      inventoryPlugin(`${host}/acme/${name}`, told),
      eventsServiceFactory,
      mockServices.permissions.factory({ result }),
      mockServices.scheduler.factory({
        includeInitialDelayedTasksOnStartup: true,
      }),
      mockServices.rootConfig.factory({
        data: {
          app: { baseUrl: 'https://portal.example' },
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
            mirror: { directory: folder },
          },
          infraCost,
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
