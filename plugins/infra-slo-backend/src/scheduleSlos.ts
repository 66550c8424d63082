import {
  type LoggerService,
  readSchedulerServiceTaskScheduleDefinitionFromConfig,
  type SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import { toError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import { REPOSITORY_EVENTS } from '@infra-portal/infra-common';
import type { createSlos } from './createSlos';

const LOOK = 'infra-slo-look';
const REFRESH = 'infra-slo-refresh';
const SCHEDULE = 'infraSlo.refresh';

type Parts = Awaited<ReturnType<typeof createSlos>>;

export interface ScheduleSlosOptions
  extends Pick<Parts, 'look' | 'refresh' | 'gate'> {
  changed: () => Promise<void>;
  config: Config;
  events: EventsService;
  logger: LoggerService;
  scheduler: SchedulerService;
}

/** When files are looked at, numbers asked for and pull requests told. */
export async function scheduleSlos(options: ScheduleSlosOptions) {
  const { changed, config, events, gate, logger, look, scheduler } = options;
  const lookAgain = async () => {
    if (!(await look())) return;
    await changed();
    // What is new need not wait for the next round.
    await scheduler
      .triggerTask(REFRESH)
      .catch(error =>
        logger.debug(`Numbers are asked for: ${toError(error).message}`),
      );
  };
  await scheduler.scheduleTask({
    ...(config.has(SCHEDULE)
      ? readSchedulerServiceTaskScheduleDefinitionFromConfig(
          config.getConfig(SCHEDULE),
        )
      : {
          frequency: { minutes: 1 },
          // A process that is killed keeps others from asking so long.
          timeout: { minutes: 2 },
          initialDelay: { seconds: 10 },
        }),
    id: REFRESH,
    async fn(signal) {
      await look();
      await options.refresh.run(signal);
      await gate
        .run(signal)
        .catch(error =>
          logger.warn(`Pull requests are not told: ${toError(error).message}`),
        );
    },
  });
  // Each process reads the files itself.
  await scheduler.scheduleTask({
    ...{ id: LOOK, scope: 'local', fn: lookAgain },
    ...{ frequency: { minutes: 1 }, timeout: { minutes: 5 } },
    initialDelay: { seconds: 5 },
  });
  await events.subscribe({
    ...{ id: 'infra-slo-stacks', topics: [REPOSITORY_EVENTS.stacks] },
    onEvent: lookAgain,
  });
  await events.subscribe({
    id: 'infra-slo-pulls',
    topics: [REPOSITORY_EVENTS.pullRequest],
    // The next round tells it.
    onEvent: async () => gate.wake(),
  });
}
