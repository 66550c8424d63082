import fs from 'node:fs';
import path from 'node:path';
import { makeServiceRepository } from '../create/repository.mjs';
import { groups, integrationOf, startSandbox } from '../create/world.mjs';
import { makeDatabase } from './postgres.mjs';
import { freePort, startServer } from './server.mjs';
import { stacksOf } from './stacks.mjs';

/**
 * The whole portal as it is deployed, over a sandbox GitHub with a repository of
 * stacks, and a database of its own.
 * @returns the running server, and what its catalog will have
 */
export async function startPortalWithStacks(
  arm,
  { cache, database, entities },
) {
  const stacks = stacksOf(entities);
  const repository = path.join(cache, `services-${stacks}.git`);
  await makeServiceRepository(repository, stacks);
  const sandbox = await startSandbox(repository);
  const folder = fs.mkdtempSync(path.join(cache, 'portal-'));
  const groupsFile = path.join(folder, 'groups.yaml');
  fs.writeFileSync(groupsFile, groups());
  const config = path.join(folder, 'config.json');
  fs.writeFileSync(
    config,
    JSON.stringify({
      integrations: { github: [integrationOf(sandbox.url)] },
      infraPortal: {
        infrastructure: { repository: `${sandbox.url}/acme/infrastructure` },
        mirror: { directory: path.join(folder, 'mirrors') },
      },
      catalog: {
        locations: [
          { type: 'file', target: groupsFile, rules: [{ allow: ['Group'] }] },
        ],
      },
    }),
  );
  const { database: name } = await makeDatabase(database);
  const { baseUrl, command, env, ...server } = arm.server(await freePort());
  const running = await startServer({
    ...server,
    command: [...command, '--config', config],
    env: { ...env, POSTGRES_DATABASE: name },
    readyUrl: `${baseUrl}/.backstage/health/v1/readiness`,
    log: path.join(cache, 'portal-with-stacks.log'),
  });
  return {
    ...running,
    baseUrl,
    // Besides stacks: a service of each four, and a product of each twenty.
    catalog: {
      name,
      schema: 'catalog',
      entities: stacks + Math.floor(stacks / 4) + Math.floor(stacks / 20),
      systems: Math.floor(stacks / 20),
    },
    async stop() {
      await running.stop();
      await sandbox.stop();
      fs.rmSync(folder, { recursive: true, force: true });
    },
  };
}
