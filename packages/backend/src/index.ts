import { createBackend } from '@backstage/backend-defaults';

const backend = createBackend();

// The portal's own services and modules
backend.add(import('./modules/rootLogger'));
backend.add(import('./modules/httpRouter'));
backend.add(import('./modules/rootHealth'));
backend.add(import('./modules/guest'));
backend.add(import('./modules/permissionPolicy'));
backend.add(import('./modules/searchEngine'));
backend.add(import('./modules/events'));
backend.add(import('./modules/templateGlobals'));

// The browser application
backend.add(import('@backstage/plugin-app-backend'));
backend.add(import('./modules/frontendConfig'));

// Sign-in
backend.add(import('@backstage/plugin-auth-backend'));
backend.add(import('@backstage/plugin-auth-backend-module-github-provider'));

// Catalog: people, teams and repositories from GitHub
backend.add(import('@backstage/plugin-catalog-backend'));
backend.add(
  import('@backstage/plugin-catalog-backend-module-scaffolder-entity-model'),
);
backend.add(import('@backstage/plugin-catalog-backend-module-logs'));
backend.add(import('./modules/catalogLocations'));
backend.add(import('@backstage/plugin-catalog-backend-module-github'));
backend.add(import('@backstage/plugin-catalog-backend-module-github-org'));

// Scaffolder
backend.add(import('@backstage/plugin-scaffolder-backend'));
backend.add(import('@backstage/plugin-scaffolder-backend-module-github'));
backend.add(
  import('@backstage/plugin-scaffolder-backend-module-notifications'),
);

// The infrastructure repositories, and services from golden paths
backend.add(import('@infra-portal/plugin-infra-stacks-backend'));
backend.add(import('@infra-portal/plugin-infra-golden-path-backend'));

// What stacks cost
backend.add(import('@infra-portal/plugin-infra-cost-backend'));

// What services promise
backend.add(import('@infra-portal/plugin-infra-slo-backend'));

// Permissions, search, settings, notifications
backend.add(import('@backstage/plugin-permission-backend'));
backend.add(import('@backstage/plugin-search-backend'));
backend.add(import('@backstage/plugin-search-backend-module-catalog'));
backend.add(import('@backstage/plugin-user-settings-backend'));
backend.add(import('@backstage/plugin-notifications-backend'));
// Sends nothing unless notifications.processors.slack has a token.
backend.add(import('@backstage/plugin-notifications-backend-module-slack'));
backend.add(import('./modules/slack'));
backend.add(import('@backstage/plugin-signals-backend'));

// A launcher that disappears takes the portal with it.
process.once('disconnect', () => process.kill(process.pid, 'SIGTERM'));

// Backstage logs a failed start and stays alive, listening but never ready.
backend.start().catch(error => {
  process.stderr.write(`The portal could not start. ${error.message}\n`);
  process.exit(1);
});
