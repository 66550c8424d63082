import type {
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { RUNS_CHANNEL, type RunsSignal } from '@infra-portal/infra-common';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type {
  AtlantisServerSettings,
  Forges,
  Mirror,
  RepositoryRef,
} from '@infra-portal/infra-node';
import type { Knex } from 'knex';
import type { StackIndex } from '../readModel';
import { AuthorizedRuns } from './AuthorizedRuns';
import { ProjectPlaces } from './intake/ProjectPlaces';
import { RunIntake } from './intake/RunIntake';
import { RunMessages } from './intake/RunMessages';
import { RunPoller } from './intake/RunPoller';
import { LockFacts } from './locks/LockFacts';
import { LockPoller } from './locks/LockPoller';
import { LockReader } from './locks/LockReader';
import { LockStore } from './locks/LockStore';
import { RunBinder } from './RunBinder';
import { RunReader } from './RunReader';
import { Stacks } from './Stacks';
import { RunQueries, RunStore } from './store';

export interface CreateRunsOptions {
  knex: Knex;
  index: StackIndex;
  repositories: readonly RepositoryRef[];
  servers: readonly AtlantisServerSettings[];
  forges: Forges;
  mirrorOf: (repository: string) => Mirror | undefined;
  permissions: PermissionsService;
  signals: SignalsService;
  logger: LoggerService;
}

/** Everything about runs and locks, put together. */
export function createRuns(options: CreateRunsOptions) {
  const { knex, repositories, servers, signals, permissions } = options;
  const stacks = new Stacks(options.index);
  const store = new RunStore(knex);
  const lockStore = new LockStore(knex);
  const messages = new RunMessages(repositories, servers);
  const tell = (message: RunsSignal) =>
    signals.publish({
      channel: RUNS_CHANNEL,
      recipients: { type: 'broadcast' },
      message: { ...message },
    });
  const locks = new LockPoller({
    ...options,
    store: lockStore,
    messages,
    changed: () =>
      tell({ repositories: [], stacks: [], pullRequests: [], locks: true }),
  });
  const intake = new RunIntake({
    store,
    stacks,
    places: new ProjectPlaces({
      mirrorOf: options.mirrorOf,
      statusNames: name =>
        messages.voices(name).map(({ statusName }) => statusName),
    }),
    async changed(signal) {
      await tell(signal);
      locks.soon();
    },
  });
  const reader = new RunReader({
    queries: new RunQueries(knex),
    stacks,
    locks: new LockReader({
      store: lockStore,
      facts: new LockFacts(knex),
      stacks,
    }),
  });
  return {
    runs: new AuthorizedRuns({ reader, permissions }),
    messages,
    intake,
    locks,
    store,
    poller: new RunPoller({ ...options, store, intake, messages }),
    binder: new RunBinder({ store, stacks }),
  };
}
