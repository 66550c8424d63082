import type { DatabaseService } from '@backstage/backend-plugin-api';
import { openPluginDatabase } from '@infra-portal/infra-node';

/** The plugin's database with its newest schema. */
export const openDatabase = (database: DatabaseService) =>
  openPluginDatabase(database, '@infra-portal/plugin-infra-slo-backend');
