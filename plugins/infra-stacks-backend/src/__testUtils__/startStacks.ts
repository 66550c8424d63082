import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import { eventsServiceFactory } from '@backstage/plugin-events-node';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import type { TestSandbox } from '@infra-portal/sandbox/testing';
import { createHmac } from 'node:crypto';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import request from 'supertest';
import { infraStacksPlugin } from '../plugin';

const BASE = '/api/infra-stacks';
export const SECRET = 'a secret of the test';

/** The plugin over repositories of the sandbox, by their names. */
export async function startStacks(
  sandbox: TestSandbox,
  names: string[],
  result: AuthorizeResult.ALLOW | AuthorizeResult.DENY = AuthorizeResult.ALLOW,
  atlantis: { url: string; webhookSecret?: string } = {
    url: `${sandbox.url}/atlantis`,
  },
) {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'stacks-api-test-'));
  const { host } = new URL(sandbox.url);
  const [repository, ...others] = names.map(name =>
    name.startsWith('http') ? name : `${sandbox.url}/acme/${name}`,
  );
  const backend = await startTestBackend({
    features: [
      infraStacksPlugin,
      eventsServiceFactory,
      mockServices.permissions.factory({ result }),
      mockServices.scheduler.factory({
        includeInitialDelayedTasksOnStartup: true,
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
            infrastructure: { repository },
            stacks: { repositories: others },
            github: { webhookSecret: SECRET },
            mirror: { directory: folder },
            atlantis: [{ ...atlantis, user: 'atlantis-bot' }],
          },
        },
      }),
    ],
  });
  const get = (address: string) =>
    request(backend.server).get(`${BASE}${address}`);
  /** As GitHub tells of a push. */
  const push = (name: string, delivery: string) => {
    const body = JSON.stringify({
      repository: {
        full_name: `acme/${name}`,
        html_url: `${sandbox.url}/acme/${name}`,
      },
    });
    const sum = createHmac('sha256', SECRET).update(body).digest('hex');
    return request(backend.server)
      .post(`${BASE}/webhooks/github`)
      .set({
        'content-type': 'application/json',
        'x-github-event': 'push',
        'x-github-delivery': delivery,
        'x-hub-signature-256': `sha256=${sum}`,
      })
      .send(body)
      .expect(202);
  };
  return { backend, get, push };
}

/** Asks until the answer is so; the time of the test is the limit. */
export async function until<T>(look: () => Promise<T | undefined>): Promise<T> {
  for (;;) {
    const found = await look();
    if (found) return found;
    await new Promise(resolve => setTimeout(resolve, 50));
  }
}
