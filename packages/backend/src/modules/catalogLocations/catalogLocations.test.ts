import {
  createServiceFactory,
  coreServices,
} from '@backstage/backend-plugin-api';
import { mockServices, startTestBackend } from '@backstage/backend-test-utils';
import catalogPlugin from '@backstage/plugin-catalog-backend';
import { catalogServiceMock } from '@backstage/plugin-catalog-node/testUtils';
import { AuthorizeResult } from '@backstage/plugin-permission-common';
import fs from 'node:fs/promises';
import os from 'node:os';
import path from 'node:path';
import request from 'supertest';
import catalogLocationsModule from '.';
import { refreshLocations } from './refreshLocations';

jest.setTimeout(60_000);

const component = (description: string) =>
  JSON.stringify({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Component',
    metadata: { name: 'web', description },
    spec: { type: 'service', lifecycle: 'production', owner: 'group:people' },
  });

it('shows what a file says now, long before all is looked at again', async () => {
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), 'locations-test-'));
  const file = path.join(folder, 'catalog-info.yaml');
  await fs.writeFile(file, component('first'));
  const tasks = new Map<string, (signal: AbortSignal) => Promise<void>>();
  const { server } = await startTestBackend({
    features: [
      catalogPlugin,
      catalogLocationsModule,
      mockServices.permissions.factory({ result: AuthorizeResult.ALLOW }),
      createServiceFactory({
        service: coreServices.scheduler,
        deps: {},
        factory: () =>
          mockServices.scheduler.mock({
            async scheduleTask({ id, fn }) {
              tasks.set(id, async signal => fn(signal));
            },
          }),
      }),
      mockServices.rootConfig.factory({
        data: {
          catalog: {
            processingInterval: { hours: 6 },
            locations: [{ type: 'file', target: file }],
          },
        },
      }),
    ],
  });
  const described = async () => {
    const { body } = await request(server).get(
      '/api/catalog/entities/by-name/component/default/web',
    );
    return body.metadata?.description;
  };
  /** What is shown, once it is another text, or after some seconds. */
  const next = async (before?: string) => {
    for (let look = 0; look < 200; look += 1) {
      const now = await described();
      if (now !== before) return now;
      await new Promise(done => setTimeout(done, 50));
    }
    return before;
  };
  expect(await next()).toBe('first');
  await fs.writeFile(file, component('second'));
  await tasks.get('infra-portal-refresh-locations')!(
    new AbortController().signal,
  );
  expect(await next('first')).toBe('second');
});

it('goes on when one cannot be read again, and ends when it has to', async () => {
  const location = (name: string) => ({
    apiVersion: 'backstage.io/v1alpha1',
    kind: 'Location',
    metadata: { name, namespace: 'default' },
    spec: {},
  });
  const catalog = catalogServiceMock({
    entities: [location('a'), location('b'), location('c')],
  });
  const end = new AbortController();
  const asked: string[] = [];
  jest.spyOn(catalog, 'refreshEntity').mockImplementation(async ref => {
    asked.push(ref);
    if (asked.length === 2) end.abort();
    throw new Error('gone');
  });
  const logger = mockServices.logger.mock();
  await refreshLocations({
    catalog,
    credentials: {} as never,
    logger,
    signal: end.signal,
  });
  expect(asked).toEqual(['location:default/a', 'location:default/b']);
  expect(logger.warn).toHaveBeenCalledWith(
    'location:default/a is not read again now: gone',
  );
});
