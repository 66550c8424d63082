import type { PermissionsService } from '@backstage/backend-plugin-api';
import type { Knex } from 'knex';
import type { StackIndex } from '../readModel';
import { AuthorizedRuns } from './AuthorizedRuns';
import { LockFacts } from './locks/LockFacts';
import { LockReader } from './locks/LockReader';
import { LockStore } from './locks/LockStore';
import { RunReader } from './RunReader';
import { Stacks } from './Stacks';
import { RunQueries } from './store';

export interface CreateRunsOptions {
  knex: Knex;
  index: StackIndex;
  permissions: PermissionsService;
}

/** Everything about runs, put together. */
export function createRuns({ knex, index, permissions }: CreateRunsOptions) {
  const stacks = new Stacks(index);
  const reader = new RunReader({
    queries: new RunQueries(knex),
    stacks,
    locks: new LockReader({
      store: new LockStore(knex),
      facts: new LockFacts(knex),
      stacks,
    }),
  });
  return { runs: new AuthorizedRuns({ reader, permissions }) };
}
