import type {
  AuthService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { toError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import {
  PULL_COSTS_CHANNEL,
  REPOSITORY_EVENTS,
} from '@infra-portal/infra-common';
import {
  type Actor,
  createActorOf,
  createRateLimit,
  type Forges,
  type Mirrors,
  readCommitSettings,
  readInfrastructureRepositories,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import type { Knex } from 'knex';
import { randomUUID } from 'node:crypto';
import { Folders, type Pricer } from '../pricing';
import type { CostReader } from '../read';
import type { ReportStore } from '../reports';
import { readBudgets, readExchange, type StandardsReader } from '../settings';
import { ExceptionStore, PullExceptions } from './exceptions';
import { PullClaims } from './PullClaims';
import { PullPricing } from './PullPricing';
import { PullReader } from './PullReader';
import { PullReports } from './PullReports';
import { PullRulesReader } from './PullRulesReader';
import { PullStacks } from './PullStacks';
import { PullStore } from './PullStore';
import { PullTeller } from './PullTeller';
import { PullWatch } from './PullWatch';
import { PullWork } from './PullWork';
import { readPullSettings } from './settings';
import type { PullKey } from './types';

/** Of a person: each has files read, or GitHub asked. */
const ASKED = { burst: 20, period: 60_000 };
const TASK = 'infra-cost-pulls';

export interface PullsOptions {
  auth: AuthService;
  catalog: CatalogService;
  config: Config;
  events: EventsService;
  forges: Forges;
  knex: Knex;
  logger: LoggerService;
  mirrors: Mirrors;
  pricer: Pricer;
  prices: { readonly book: { date: string }; readonly since: string };
  reader: CostReader;
  /** Those that are read. */
  repositories: readonly RepositoryRef[];
  reports: ReportStore;
  scheduler: SchedulerService;
  signals: SignalsService;
  standards: StandardsReader;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** Costs of pull requests: found, judged and told. */
export interface Pulls {
  reader: PullReader;
  exceptions: PullExceptions;
  /** Who somebody is, for the texts of pull requests. */
  actorOf: (userRef: string) => Promise<Actor>;
  /** Throws when a person asks for too much work. */
  limit: (userRef: string) => void;
  /** Prices one anew. @returns whether there is such an open one */
  again(key: PullKey): Promise<boolean>;
  /** Has all open ones looked at again: totals are not as they were. */
  wake(): Promise<void>;
  /** Has those of a repository looked at, as something was reported of it. */
  reported(repository: string): Promise<void>;
  /** Begins to work. */
  start(): Promise<void>;
}

const pagePath = ({ repository, number }: PullKey) =>
  [...repository.split('/'), number].map(encodeURIComponent).join('/');

export function createPulls(options: PullsOptions): Pulls {
  const { config, knex, logger, scheduler, now = Date.now } = options;
  const { appUrl, check, comment } = readPullSettings(config);
  const infrastructure = readInfrastructureRepositories(config);
  const exchange = readExchange(config);
  const budgets = () => readBudgets(options.standards, infrastructure);
  const store = new PullStore(knex);
  const stacks = new PullStacks({ knex, folders: new Folders(knex), now });
  const reports = new PullReports(options.reports);
  const rules = new PullRulesReader({ ...options, infrastructure, budgets });
  const exceptions = new ExceptionStore(knex);
  const changed = ({ repository, number }: PullKey) =>
    options.signals.publish({
      channel: PULL_COSTS_CHANNEL,
      recipients: { type: 'broadcast' },
      message: { repository, number },
    });
  const work = new PullWork({
    ...{ ...options, store, stacks, now },
    claims: new PullClaims(knex, randomUUID(), now),
    pricing: new PullPricing({ ...options, stacks, reports }),
    rules,
    teller: new PullTeller({
      ...{ check, comment, now },
      pageUrl: key => `${appUrl}/costs/pull-requests/${pagePath(key)}`,
    }),
    changed,
  });
  const watch = new PullWatch({ ...options, store, now });
  const tick = async () => {
    await scheduler.triggerTask(TASK).catch(error =>
      // A round that goes on finds it, or the next one.
      logger.debug(`Pull requests are priced: ${toError(error).message}`),
    );
  };
  return {
    reader: new PullReader({
      ...{ store, exceptions, reader: options.reader, budgets, now },
      ...(exchange && { exchange }),
    }),
    actorOf: createActorOf(options),
    limit: createRateLimit(ASKED),
    exceptions: new PullExceptions({
      ...{ ...options, store, exceptions, rules, now: () => new Date(now()) },
      settings: readCommitSettings(config),
      changed,
      opened: eventPayload =>
        options.events.publish({
          topic: REPOSITORY_EVENTS.pullRequest,
          eventPayload,
        }),
    }),
    async again(key) {
      if (!(await store.again(key))) return false;
      const { repository } = key;
      for (const { pullRequest } of await exceptions.of(key)) {
        await store.look({ repository, number: pullRequest.number });
      }
      await tick();
      return true;
    },
    wake: () => store.wake(),
    async reported(repository) {
      await store.wake({ repository });
      await tick();
    },
    async start() {
      await scheduler.scheduleTask({
        id: TASK,
        frequency: { minutes: 1 },
        timeout: { minutes: 30 },
        initialDelay: { seconds: 20 },
        async fn(signal) {
          // What is known already does not wait for GitHub.
          await work.run(signal);
          await watch.look(signal);
          await work.run(signal);
        },
      });
      await watch.listen(options.events, tick);
    },
  };
}
