import {
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type RootConfigService,
  type SchedulerService,
} from '@backstage/backend-plugin-api';
import type { LockPoller } from './locks/LockPoller';
import type { RunBinder } from './RunBinder';
import type { RunPoller } from './intake/RunPoller';
import type { RunStore } from './store';

const POLL = 'infraPortal.runs.poll';
const KEPT = 'infraPortal.runs.keepOutputDays';
const DAY = 24 * 60 * 60_000;
const KEPT_DAYS = 180;

export interface ScheduleRunsOptions {
  binder: RunBinder;
  config: RootConfigService;
  locks: LockPoller;
  poller: RunPoller;
  runWorker: { wake(): void };
  scheduler: SchedulerService;
  store: RunStore;
}

/** Asks regularly for what nobody told. */
export async function scheduleRuns(
  options: ScheduleRunsOptions,
): Promise<void> {
  const { config, scheduler, poller, locks, store, binder } = options;
  const kept = (config.getOptionalNumber(KEPT) ?? KEPT_DAYS) * DAY;
  await scheduler.scheduleTask({
    ...(config.has(POLL)
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          config.getConfig(POLL),
        )
      : {
          frequency: { minutes: 1 },
          timeout: { minutes: 20 },
          initialDelay: { seconds: 10 },
        }),
    id: 'infra-stacks-runs-poll',
    fn: async signal => {
      options.runWorker.wake();
      await locks.lookAtAll();
      await poller.lookAtAll(signal);
      await binder.bind();
    },
  });
  await scheduler.scheduleTask({
    id: 'infra-stacks-runs-retention',
    frequency: { hours: 24 },
    initialDelay: { minutes: 6 },
    timeout: { hours: 1 },
    async fn() {
      const before = Date.now() - kept;
      await store.forgetOutput(before);
      await store.forgetFacts(before);
    },
  });
}
