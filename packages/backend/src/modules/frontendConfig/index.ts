import {
  createBackendModule,
  resolvePackagePath,
} from '@backstage/backend-plugin-api';
import { ConfigSchema, loadConfigSchema } from '@backstage/config-loader';
import { configSchemaExtensionPoint } from '@backstage/plugin-app-node';
import { JsonObject } from '@backstage/types';
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { keepFrontend } from './keepFrontend';

/**
 * Gives the app plugin the schema it filters the browsers' configuration with,
 * reduced to what concerns browsers: compiling all of it is a sixth of the
 * time a start takes.
 */
const frontendConfigModule = createBackendModule({
  pluginId: 'app',
  moduleId: 'infra-portal-frontend-config',
  register(env) {
    env.registerInit({
      deps: { app: configSchemaExtensionPoint },
      async init({ app }) {
        const file = resolvePackagePath('app', 'dist/.config-schema.json');
        // Without it the application is not built, which the app plugin says.
        if (existsSync(file)) {
          const { schemas } = JSON.parse(await readFile(file, 'utf8'));
          app.setConfigSchema(await loadFrontendSchema(schemas));
        }
      },
    });
  },
});

/** Compiles the visible parts of the schemas that the application was built with. */
export async function loadFrontendSchema(
  schemas: Array<JsonObject & { value: JsonObject }>,
): Promise<ConfigSchema> {
  const kept = schemas.map(schema => ({
    ...schema,
    value: keepFrontend(schema.value),
  }));
  return loadConfigSchema({
    serialized: { backstageConfigSchemaVersion: 1, schemas: kept },
  });
}

export default frontendConfigModule;
