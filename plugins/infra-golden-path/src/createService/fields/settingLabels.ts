import type { Setting } from '../../form/environmentDefaults';

/** What the rows of the table of environments are called. */
export const SETTING_LABELS = {
  cpu: 'table.cpu',
  memory: 'table.memory',
  'count.min': 'table.min',
  'count.max': 'table.max',
  region: 'table.region',
  'database.instance': 'table.database',
  'cache.node': 'table.cache',
} as const satisfies Record<Setting, string>;
