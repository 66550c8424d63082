import type {
  LoggerService,
  PermissionsService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { ConflictError, NotFoundError } from '@backstage/errors';
import type { SignalsService } from '@backstage/plugin-signals-node';
import { DRIFT_CHANNEL, type DriftSignal } from '@infra-portal/infra-common';
import {
  type AtlantisServerSettings,
  type Forges,
  type Mirror,
  ProposalWatch,
  repositoryName,
  type RepositoryRef,
  repositoryKey,
  repositoryWebUrl,
} from '@infra-portal/infra-node';
import type { Knex } from 'knex';
import type { StackIndex } from '../readModel';
import { LockStore } from '../runs/locks/LockStore';
import { AuthorizedDrift } from './AuthorizedDrift';
import { DriftIntake } from './intake/DriftIntake';
import { DriftStacks } from './intake/DriftStacks';
import { FactReader } from './intake/FactReader';
import { Gone } from './intake/Gone';
import { DriftIndex } from './read/DriftIndex';
import { DriftReader } from './read/DriftReader';
import { Snoozes } from './read/Snoozes';
import { DriftAsker } from './schedule/DriftAsker';
import {
  DriftScheduler,
  type ServedRepositories,
} from './schedule/DriftScheduler';
import { DriftTargets } from './schedule/DriftTargets';
import { readDriftSettings } from './settings';
import { DriftQueries } from './store/DriftQueries';
import { DriftStore } from './store/DriftStore';
import { ProposalStore } from './store/ProposalStore';
import { ScheduleStore } from './store/ScheduleStore';

export interface CreateDriftOptions {
  knex: Knex;
  config: Config;
  index: StackIndex;
  repositories: readonly RepositoryRef[];
  servers: readonly AtlantisServerSettings[];
  mirrorOf: (repository: string) => Mirror | undefined;
  permissions: PermissionsService;
  forges: Forges;
  signals: SignalsService;
  /** Has the next round of questions begin now. */
  wake: () => Promise<void>;
  logger: LoggerService;
}

const webUrlOf = (
  { config, repositories }: CreateDriftOptions,
  name: string,
): string => {
  const found = repositories.find(each => repositoryName(each) === name);
  return found ? repositoryWebUrl(config, found) : `https://${name}`;
};

/** Everything about drift, put together. */
export function createDrift(options: CreateDriftOptions) {
  const { knex, config, index, permissions, mirrorOf } = options;
  const settings = readDriftSettings(config);
  const queries = new DriftQueries(knex);
  const proposals = new ProposalStore(knex);
  const schedule = new ScheduleStore(knex);
  const stacks = new DriftStacks({
    index,
    facts: new FactReader({ knex, proposals, mirrorOf }),
  });
  const tell = (message: DriftSignal) =>
    options.signals.publish({
      channel: DRIFT_CHANNEL,
      recipients: { type: 'broadcast' },
      message: { ...message },
    });
  const store = new DriftStore(knex);
  const intake = new DriftIntake({ store, stacks, changed: tell });
  proposals.changed = async refs => {
    await intake.refold(refs);
    const repositories = refs.map(ref => ref.slice(0, ref.indexOf('//')));
    await tell({ repositories: [...new Set(repositories)], stacks: refs });
  };
  const served = settings.enabled ? servedRepositories(options) : [];
  const asked = new Map(
    served.flatMap(({ server, repositories }) =>
      repositories.map(each => [each, server.url] as const),
    ),
  );
  proposals.merged = async refs => {
    const own = refs
      .map(ref => ({ ref, repository: ref.slice(0, ref.indexOf('//')) }))
      .filter(({ repository }) => asked.has(repository));
    for (const { ref, repository } of own) await schedule.want(ref, repository);
    if (own.length > 0) await options.wake();
  };
  const period = settings;
  const scheduler = new DriftScheduler({
    ...{ served, schedule, index, intake },
    asker: new DriftAsker({
      ...{ schedule, intake, period, logger: options.logger },
      changed: ({ repository, stacks: own }) =>
        tell({
          repositories: [repository],
          stacks: own.map(({ ref }) => ref),
        }),
    }),
    targets: new DriftTargets(mirrorOf),
    locks: new LockStore(knex),
    concurrency: settings.concurrency,
    ...(settings.hours && { hours: settings.hours }),
  });
  const reader = new DriftReader({
    stacks: index,
    index: new DriftIndex(queries),
    queries,
    proposals,
    snoozes: new Snoozes(mirrorOf),
    lookedAt: repository => asked.has(repository),
    staleAfter: settings.staleAfter,
    pullUrl: (repository, number) =>
      `${webUrlOf(options, repository)}/pull/${number}`,
  });
  return {
    drift: new AuthorizedDrift({
      reader,
      permissions,
      async check(name) {
        const stack = (await index.current()).byName.get(name)?.summary;
        if (!stack) throw new NotFoundError(`There is no stack "${name}".`);
        const server = asked.get(stack.repository);
        if (server === undefined) {
          throw new ConflictError(
            'The portal does not have drift looked for in this repository: set infraPortal.drift.enabled, and give its Atlantis a token in infraPortal.atlantis.',
          );
        }
        await schedule.want(stack.ref, stack.repository);
        await schedule.askAgain(server);
        await options.wake();
      },
    }),
    intake,
    proposals,
    reader,
    scheduler,
    gone: new Gone({ knex, index, store, intake }),
    proposalWatch: new ProposalWatch({ ...options, proposals }),
  };
}

/** Servers with a token; of two that serve a repository the first is asked. */
function servedRepositories({
  repositories,
  servers,
}: Pick<CreateDriftOptions, 'repositories' | 'servers'>): ServedRepositories[] {
  const taken = new Set<string>();
  return servers.flatMap(({ url, token, repositories: own }) => {
    if (token === undefined) return [];
    const keys = own?.map(repositoryKey);
    const names = repositories
      .filter(each => !keys || keys.includes(repositoryKey(each)))
      .map(repositoryName)
      .filter(name => !taken.has(name));
    names.forEach(name => taken.add(name));
    return names.length > 0
      ? [{ server: { url, token }, repositories: names }]
      : [];
  });
}
