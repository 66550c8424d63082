import type {
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  REPOSITORY_EVENTS,
  RUNS_CHANNEL,
  type RunsEvent,
  type RunsSignal,
} from '@infra-portal/infra-common';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  type AtlantisServerSettings,
  type Forges,
  type Mirror,
  repositoryKey,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import type { Knex } from 'knex';
import type { StackIndex, StackStore } from '../readModel';
import { AuthorizedRuns } from './AuthorizedRuns';
import { ProjectPlaces } from './intake/ProjectPlaces';
import { RunIntake } from './intake/RunIntake';
import { RunMessages } from './intake/RunMessages';
import { RunPoller } from './intake/RunPoller';
import { LockFacts } from './locks/LockFacts';
import { LockPoller } from './locks/LockPoller';
import { LockReader } from './locks/LockReader';
import { LockStore } from './locks/LockStore';
import { concernedPulls } from './pulls/concernedPulls';
import { PullReader } from './pulls/PullReader';
import { UsualTimes } from './pulls/UsualTimes';
import { RunBinder } from './RunBinder';
import { RunReader } from './RunReader';
import { Stacks } from './Stacks';
import { RunQueries, RunStore } from './store';

export interface CreateRunsOptions {
  knex: Knex;
  index: StackIndex;
  /** What was read of repositories. */
  read: Pick<StackStore, 'commit'>;
  repositories: readonly RepositoryRef[];
  servers: readonly AtlantisServerSettings[];
  forges: Forges;
  mirrorOf: (repository: string) => Mirror | undefined;
  permissions: PermissionsService;
  events: EventsService;
  signals: SignalsService;
  logger: LoggerService;
}

/** Everything about runs and locks, put together. */
export function createRuns(options: CreateRunsOptions) {
  const { knex, repositories, servers, signals, permissions } = options;
  const stacks = new Stacks(options.index);
  const store = new RunStore(knex);
  const lockStore = new LockStore(knex);
  const facts = new LockFacts(knex);
  const messages = new RunMessages(repositories, servers);
  const tell = (message: RunsSignal) =>
    signals.publish({
      channel: RUNS_CHANNEL,
      recipients: { type: 'broadcast' },
      message: { ...message },
    });
  /** Nobody who hears of it is waited for; they look again anyway. */
  const publish = (news: readonly RunsEvent[]) => {
    for (const eventPayload of news) {
      options.events
        .publish({ topic: REPOSITORY_EVENTS.runs, eventPayload })
        .catch(error =>
          options.logger.warn(
            `A change of runs was not told: ${toError(error).message}`,
          ),
        );
    }
  };
  const locks = new LockPoller({
    ...options,
    store: lockStore,
    messages,
    async changed(moved) {
      await tell({
        repositories: [],
        stacks: [],
        pullRequests: [],
        locks: true,
      });
      publish(await concernedPulls(moved, facts));
    },
  });
  let ran: (stacks: string[]) => void = () => {};
  const intake = new RunIntake({
    store,
    stacks,
    places: new ProjectPlaces({
      mirrorOf: options.mirrorOf,
      statusNames: name =>
        messages.voices(name).map(({ statusName }) => statusName),
    }),
    async changed(signal) {
      const [repository] = signal.repositories;
      publish(signal.pullRequests.map(number => ({ repository, number })));
      await tell(signal);
      ran(signal.stacks);
      locks.soon();
    },
  });
  const queries = new RunQueries(knex);
  const reader = new RunReader({
    queries,
    stacks,
    locks: new LockReader({ store: lockStore, facts, stacks }),
    pulls: new PullReader({
      ...{ queries, stacks, facts },
      locks: lockStore,
      times: new UsualTimes(knex),
      nameOf: wanted => {
        const key = wanted.toLowerCase();
        const found = repositories.find(each => repositoryKey(each) === key);
        return found && repositoryName(found);
      },
      serversOf: name =>
        servers.filter(
          server =>
            server.repositories?.some(
              each => repositoryKey(each) === name.toLowerCase(),
            ) ?? true,
        ),
      readCommit: name => options.read.commit(name),
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
    /** Tells one listener which stacks have other runs than before. */
    whenRan(listener: (stacks: string[]) => void) {
      ran = listener;
    },
  };
}
