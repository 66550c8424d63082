import { permissionsServiceFactory } from '@backstage/backend-defaults/permissions';
import {
  createBackendModule,
  createServiceFactory,
  coreServices,
} from '@backstage/backend-plugin-api';
import {
  mockCredentials,
  mockServices,
  startTestBackend,
} from '@backstage/backend-test-utils';
import catalogBackend from '@backstage/plugin-catalog-backend';
import { catalogProcessingExtensionPoint } from '@backstage/plugin-catalog-node';
import permissionBackend from '@backstage/plugin-permission-backend';
import request from 'supertest';
import policyModule from '.';

const developer = 'user:default/developer';
const guest = 'user:default/guest';
const lead = 'user:default/platform-owner';

/** Two components of two teams, put into a real catalog. */
const components = createBackendModule({
  pluginId: 'catalog',
  moduleId: 'test-components',
  register(env) {
    env.registerInit({
      deps: { catalog: catalogProcessingExtensionPoint },
      async init({ catalog }) {
        catalog.addEntityProvider({
          getProviderName: () => 'test-components',
          connect: connection =>
            connection.applyMutation({
              type: 'full',
              entities: ['mine', 'theirs'].map(name => ({
                locationKey: 'test',
                entity: {
                  apiVersion: 'backstage.io/v1alpha1',
                  kind: 'Component',
                  metadata: {
                    name,
                    annotations: {
                      'backstage.io/managed-by-location': 'test:x',
                      'backstage.io/managed-by-origin-location': 'test:x',
                    },
                  },
                  spec: {
                    type: 'service',
                    lifecycle: 'production',
                    owner: name === 'mine' ? 'developers' : 'others',
                  },
                },
              })),
            }),
        });
      },
    });
  },
});

/**
 * Backstage's mock forgets that a plugin asks on a user's behalf; the
 * permission plugin insists on it for conditional decisions.
 */
const authFactory = createServiceFactory({
  service: coreServices.auth,
  deps: { plugin: coreServices.pluginMetadata },
  factory({ plugin }) {
    const auth = mockServices.auth({ pluginId: plugin.getId() });
    const original = auth.getPluginRequestToken.bind(auth);
    auth.getPluginRequestToken = async options =>
      auth.isPrincipal(options.onBehalfOf, 'user')
        ? {
            token: mockCredentials.user.token(
              options.onBehalfOf.principal.userEntityRef,
              { actor: { subject: `plugin:${plugin.getId()}` } },
            ),
          }
        : original(options);
    return auth;
  },
});

const membership: Record<string, string[]> = {
  [developer]: [developer, 'group:default/developers'],
  [guest]: [guest],
  [lead]: [lead, 'group:default/platform'],
};

/** Catalog and permission plugins with this policy, nothing allowed by mocks. */
async function startPortal() {
  const { server } = await startTestBackend({
    features: [
      permissionBackend,
      catalogBackend,
      policyModule,
      components,
      permissionsServiceFactory,
      authFactory,
      createServiceFactory({
        service: coreServices.userInfo,
        deps: {},
        factory: () => ({
          async getUserInfo({ principal }: any) {
            const userEntityRef = principal.userEntityRef;
            return {
              userEntityRef,
              ownershipEntityRefs: membership[userEntityRef],
            };
          },
        }),
      }),
      mockServices.rootConfig.factory({
        data: {
          permission: { enabled: true },
          auth: { providers: { guest: { userEntityRef: guest } } },
        },
      }),
    ],
  });
  const as = (user: string) => (req: request.Test) =>
    req.set('authorization', mockCredentials.user.header(user));
  const entity = (name: string, user: string) =>
    as(user)(
      request(server).get(
        `/api/catalog/entities/by-name/component/default/${name}`,
      ),
    );
  // Ownership is readable once the entities are processed and stitched.
  for (const name of ['mine', 'theirs']) {
    for (;;) {
      const { body } = await entity(name, developer);
      if (body.relations?.length) break;
      await new Promise(resolve => setTimeout(resolve, 100));
    }
  }
  return { server, as, entity };
}

describe('the policy on a running catalog', () => {
  it('decides reads, refreshes, deletions and locations', async () => {
    const { server, as, entity } = await startPortal();
    const mine = (await entity('mine', developer)).body.metadata.uid;
    const theirs = (await entity('theirs', lead)).body.metadata.uid;

    expect((await entity('mine', guest)).status).toBe(200);
    expect(
      (
        await request(server)
          .get('/api/catalog/entities')
          .set('authorization', mockCredentials.none.header())
      ).status,
    ).toBe(401);

    const refresh = (name: string, user: string) =>
      as(user)(
        request(server)
          .post('/api/catalog/refresh')
          .send({ entityRef: `component:default/${name}` }),
      ).then(answer => answer.status);
    expect(await refresh('mine', developer)).toBe(200);
    expect(await refresh('theirs', developer)).toBe(403);
    expect(await refresh('mine', guest)).toBe(403);
    expect(await refresh('theirs', lead)).toBe(200);

    const remove = (uid: string, user: string) =>
      as(user)(
        request(server).delete(`/api/catalog/entities/by-uid/${uid}`),
      ).then(answer => answer.status);
    expect(await remove(theirs, guest)).toBe(403);
    expect(await remove(theirs, developer)).toBe(403);
    expect((await entity('theirs', lead)).status).toBe(200);
    expect(await remove(mine, developer)).toBe(204);

    const register = (user: string) =>
      as(user)(
        request(server)
          .post('/api/catalog/locations')
          .send({ type: 'url', target: 'https://example.com/catalog.yaml' }),
      ).then(answer => answer.status);
    expect(await register(guest)).toBe(403);
    expect(await register(developer)).toBe(403);
    expect(await register(lead)).toBe(201);
  }, 60_000);
});
