import { generateKeyPairSync } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { fromRoot } from '../../scripts/lib/paths.mjs';
import { unpackBundle, yarn } from '../stock/prepare.mjs';
import { linkModules } from './linkModules.mjs';

/**
 * P: the portal as it is deployed: the compiled server, the production
 * configuration, PostgreSQL. A guest is let in, since a bench has no GitHub.
 */
export function portalArm({ cache, database, dataFile, progress }) {
  const home = path.join(cache, 'portal');
  const config = path.join(cache, 'portal.json');
  return {
    name: 'P',
    title: 'this portal',
    guestButton: 'Look around as a guest',
    catalogPath: '/catalog',
    async prepare() {
      const step = progress.begin('Building the portal');
      try {
        await yarn(fromRoot('.'), ['workspace', 'backend', 'build']);
        fs.rmSync(home, { recursive: true, force: true });
        fs.mkdirSync(home);
        await unpackBundle(fromRoot('packages/backend/dist'), home);
        linkModules(home, fromRoot('node_modules'));
      } catch (error) {
        step.fail();
        throw error;
      }
      step.end();
    },
    server(port) {
      const baseUrl = `http://127.0.0.1:${port}`;
      const never = {
        initialDelay: { hours: 6 },
        frequency: { hours: 6 },
        timeout: { hours: 1 },
      };
      fs.writeFileSync(
        config,
        JSON.stringify({
          app: { signIn: { providers: ['guest'] } },
          backend: {
            csp: { 'upgrade-insecure-requests': false },
            ...(!database && {
              database: {
                client: 'better-sqlite3',
                pluginDivisionMode: 'database',
                connection: { directory: path.join(cache, 'portal-sqlite') },
              },
            }),
          },
          auth: {
            environment: 'sandbox',
            providers: {
              guest: {
                userEntityRef: 'user:default/guest',
                dangerouslyAllowOutsideDevelopment: true,
              },
            },
          },
          catalog: {
            processingInterval: { hours: 6 },
            locations: [{ type: 'file', target: dataFile }],
            providers: {
              githubOrg: { schedule: never },
              github: { production: { schedule: never } },
            },
          },
        }),
      );
      return {
        baseUrl,
        cwd: home,
        command: [
          'packages/backend',
          '--config',
          fromRoot('app-config.production.yaml'),
          '--config',
          config,
        ],
        env: environment(baseUrl, port, database),
      };
    },
  };
}

let privateKey;

function environment(baseUrl, port, database) {
  privateKey ??= generateKeyPairSync('rsa', { modulusLength: 2048 })
    .privateKey.export({ type: 'pkcs1', format: 'pem' })
    .toString();
  return {
    NODE_ENV: 'production',
    // As deploy/Dockerfile has it.
    NODE_OPTIONS: '--max-old-space-size=1024',
    PORTAL_URL: baseUrl,
    PORTAL_HOST: '127.0.0.1',
    PORTAL_PORT: String(port),
    ORGANIZATION_NAME: 'Bench',
    AUTH_SESSION_SECRET: 'bench',
    POSTGRES_HOST: '127.0.0.1',
    POSTGRES_PORT: String(database?.port ?? 5432),
    POSTGRES_USER: 'postgres',
    POSTGRES_PASSWORD: 'unused',
    // Exists in every cluster; each plugin has its own schema in it.
    POSTGRES_DATABASE: 'postgres',
    GITHUB_ORG: 'bench',
    GITHUB_APP_ID: '1',
    GITHUB_APP_CLIENT_ID: 'bench',
    GITHUB_APP_CLIENT_SECRET: 'bench',
    GITHUB_APP_PRIVATE_KEY: privateKey,
    GITHUB_WEBHOOK_SECRET: 'bench',
    // Refused at once: no bench leaves this machine.
    GITHUB_API_URL: 'http://127.0.0.1:1',
    INFRASTRUCTURE_REPOSITORY: 'https://github.com/bench/infrastructure',
  };
}
