import fs from 'node:fs';
import path from 'node:path';
import { prepareStock } from '../stock/prepare.mjs';

/** S: what `create-app` of the same release gives, in production mode. */
export function stockArm({ cache, database, dataFile, progress }) {
  let app;
  const config = path.join(cache, 'stock.json');
  return {
    name: 'S',
    title: 'stock Backstage 1.55',
    guestButton: 'Enter',
    catalogPath: '/',
    async prepare() {
      app = await prepareStock(path.join(cache, 'stock'), progress);
    },
    /** @param prefix begins the names of its databases */
    server(port, prefix = 'backstage_plugin_') {
      const baseUrl = `http://127.0.0.1:${port}`;
      fs.writeFileSync(
        config,
        JSON.stringify({
          app: { baseUrl },
          backend: {
            baseUrl,
            listen: { host: '127.0.0.1', port },
            cors: { origin: baseUrl },
            csp: { 'upgrade-insecure-requests': false },
            database: database
              ? {
                  client: 'pg',
                  prefix,
                  connection: {
                    host: '127.0.0.1',
                    port: database.port,
                    user: 'postgres',
                  },
                }
              : {
                  client: 'better-sqlite3',
                  connection: { directory: path.join(cache, 'stock-sqlite') },
                },
          },
          auth: {
            providers: { guest: { dangerouslyAllowOutsideDevelopment: true } },
          },
          techdocs: { generator: { runIn: 'local' } },
          catalog: {
            processingInterval: { hours: 6 },
            rules: [{ allow: ['System', 'Component', 'Resource', 'Location'] }],
            locations: [{ type: 'file', target: dataFile }],
          },
        }),
      );
      return {
        baseUrl,
        cwd: app,
        command: [
          'packages/backend',
          '--config',
          path.join(app, 'app-config.yaml'),
          '--config',
          config,
        ],
        env: { NODE_ENV: 'production', GITHUB_TOKEN: 'unused' },
      };
    },
  };
}
