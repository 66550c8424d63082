import { createRequire } from 'node:module';

/**
 * A backend with one plugin of ours, `BENCH_PLUGIN`, over HTTP: real sign-in
 * tokens, permissions, database and mirror; no other plugin's work beside it.
 * Whoever asks `/api/auth/bench/refresh?name=` is that person.
 */
const require = createRequire(import.meta.url);
require('@backstage/cli/config/nodeTransform.cjs');
const { createBackend } = require('@backstage/backend-defaults');
const { createBackendModule } = require('@backstage/backend-plugin-api');
const { authProvidersExtensionPoint } = require('@backstage/plugin-auth-node');

const signIn = createBackendModule({
  pluginId: 'auth',
  moduleId: 'bench-sign-in',
  register(env) {
    env.registerInit({
      deps: { providers: authProvidersExtensionPoint },
      async init({ providers }) {
        providers.registerProvider({
          providerId: 'bench',
          factory: ({ resolverContext }) => ({
            async start() {},
            async frameHandler() {},
            async refresh(request, response) {
              const sub = `user:default/${request.query.name}`;
              const { token } = await resolverContext.issueToken({
                claims: { sub, ent: [sub] },
              });
              response.json({ token });
            },
          }),
        });
      },
    });
  },
});

const backend = createBackend();
backend.add(signIn);
for (const feature of [
  require('../../packages/backend/src/modules/httpRouter'),
  require('../../packages/backend/src/modules/permissionPolicy'),
  require('@backstage/plugin-auth-backend'),
  require('@backstage/plugin-catalog-backend'),
  require('@backstage/plugin-permission-backend'),
  require('@backstage/plugin-signals-backend'),
  require(`../../plugins/${process.env.BENCH_PLUGIN}-backend/src`),
]) {
  backend.add(feature.default);
}
backend.start().catch(error => {
  process.stderr.write(`${error.stack}\n`);
  process.exit(1);
});
