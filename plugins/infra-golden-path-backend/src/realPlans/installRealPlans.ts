import type {
  LifecycleService,
  LoggerService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { SignalsService } from '@backstage/plugin-signals-node';
import { REAL_PLANS_CHANNEL } from '@infra-portal/infra-common';
import {
  type Forges,
  type Mirrors,
  readAtlantisServers,
  readCommitSettings,
  readInfrastructureRepositories,
} from '@infra-portal/infra-node';
import type { Knex } from 'knex';
import type { PreviewService } from '../previews/types';
import { createRealPlans } from './createRealPlans';
import { readRealPlanSettings } from './settings';
import type { RealPlanService } from './types';

export interface InstallOptions {
  config: RootConfigService;
  database: Knex;
  forges: Forges;
  lifecycle: LifecycleService;
  logger: LoggerService;
  mirrors: Mirrors;
  previews: PreviewService;
  scheduler: SchedulerService;
  signals: SignalsService;
}

/** Real plans as the configuration has them, with their clock and their sweep. */
export async function installRealPlans(
  options: InstallOptions,
): Promise<RealPlanService> {
  const { config, lifecycle, logger, scheduler, signals } = options;
  const realPlans = createRealPlans({
    ...options,
    servers: readAtlantisServers(config),
    repositories: readInfrastructureRepositories(config),
    commits: readCommitSettings(config),
    settings: readRealPlanSettings(config),
    notify: id =>
      signals.publish({
        channel: REAL_PLANS_CHANNEL,
        recipients: { type: 'broadcast' },
        message: { id },
      }),
  });
  lifecycle.addStartupHook(() => realPlans.begin());
  lifecycle.addShutdownHook(() => realPlans.stop());
  await scheduler.scheduleTask({
    id: 'infra-golden-path-real-plans',
    frequency: { minutes: 1 },
    timeout: { minutes: 5 },
    initialDelay: { seconds: 10 },
    scope: 'global',
    fn: async signal => {
      try {
        await realPlans.sweep(signal as AbortSignal);
      } catch (error) {
        logger.error('Branches of previews cannot be swept', error as Error);
      }
    },
  });
  return realPlans;
}
