import type {
  AuthService,
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { toError } from '@backstage/errors';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import { readInfrastructureRepositories } from '@infra-portal/infra-node';
import type { Knex } from 'knex';
import { BudgetNotices, readWarningBudgets, standsOf } from '../budgetNotices';
import { Messenger, MessageStore, readSlackChannels } from '../messages';
import type { CostReader } from '../read';
import type { SavingsReader } from '../savings';
import type { StandardsReader } from '../settings';
import { readWeekly } from './readWeekly';
import { WeeklyComposer } from './WeeklyComposer';
import { WeeklyDesk } from './WeeklyDesk';
import { WeeklyReports } from './WeeklyReports';
import { WeeklyStore } from './WeeklyStore';

const TASK = {
  id: 'infra-cost-tell',
  frequency: { minutes: 1 },
  timeout: { minutes: 30 },
  initialDelay: { seconds: 20 },
};

export interface CreateWeeklyOptions {
  auth: AuthService;
  catalog: CatalogService;
  config: Config;
  knex: Knex;
  logger: LoggerService;
  notifications: NotificationService;
  reader: CostReader;
  savings: SavingsReader;
  scheduler: SchedulerService;
  standards: StandardsReader;
}

/**
 * Weekly reports and notices of budgets, and the task that sends them.
 * @throws InputError naming the setting that is wrong
 */
export async function createWeekly(
  options: CreateWeeklyOptions,
): Promise<WeeklyDesk> {
  const { auth, catalog, config, knex, logger, scheduler } = options;
  const { notifications, reader, savings, standards } = options;
  const schedule = readWeekly(config);
  const language = schedule?.language ?? 'en';
  const repositories = readInfrastructureRepositories(config);
  const stands = async () =>
    standsOf(
      await reader.since(0),
      await readWarningBudgets(standards, repositories),
    );
  const composer = new WeeklyComposer({ reader, savings, stands });
  const store = new WeeklyStore(knex);
  const notices = new BudgetNotices({
    ...{ knex, stands, language, logger },
    platform:
      config.getOptionalStringArray('infraPortal.permissions.platformGroups') ??
      [],
  });
  const messenger = new Messenger({
    ...{ store: new MessageStore(knex), notifications, logger },
    channelOf: readSlackChannels(config),
    async knows(ref) {
      const credentials = await auth.getOwnServiceCredentials();
      const entity = await catalog.getEntityByRef(ref, { credentials });
      return entity !== undefined;
    },
  });
  const reports =
    schedule && new WeeklyReports({ schedule, composer, store, logger });
  await scheduler.scheduleTask({
    ...TASK,
    async fn(signal) {
      const steps = [notices, ...(reports ? [reports] : []), messenger];
      for (const step of steps) {
        // What fails holds up nothing else, and is tried in the next minute.
        await step.run(signal).catch((error: unknown) => {
          logger.error(`Owners are told of costs later: ${toError(error)}`);
        });
      }
    },
  });
  return new WeeklyDesk({
    ...(schedule && { schedule }),
    ...{ language, composer, store, notifications },
  });
}
