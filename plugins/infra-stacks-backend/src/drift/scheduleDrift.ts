import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import {
  type PullRequestEvent,
  REPOSITORY_EVENTS,
  type StacksEvent,
} from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import type { createDrift } from './createDrift';
import { keepLittle } from './store/retention';

const ASK = 'infra-stacks-drift';
const NIGHTLY = 'infra-stacks-drift-retention';

export interface ScheduleDriftOptions {
  knex: Knex;
  events: EventsService;
  scheduler: SchedulerService;
  drift: Omit<ReturnType<typeof createDrift>, 'drift'>;
  worker: { wake(): void };
}

/** Has stacks looked at when it is their turn, and follows what others tell. */
export async function scheduleDrift(
  options: ScheduleDriftOptions,
): Promise<void> {
  const { drift, events, knex, scheduler, worker } = options;
  const { gone, proposalWatch } = drift;
  await events.subscribe({
    id: 'infra-stacks-drift',
    topics: [REPOSITORY_EVENTS.pullRequest, REPOSITORY_EVENTS.stacks],
    async onEvent({ topic, eventPayload }) {
      if (topic === REPOSITORY_EVENTS.stacks) {
        await gone.codeChanged((eventPayload as StacksEvent).repository);
      } else await proposalWatch.heard(eventPayload as PullRequestEvent);
    },
  });
  await scheduler.scheduleTask({
    id: ASK,
    frequency: { minutes: 1 },
    initialDelay: { seconds: 15 },
    // A round takes ten minutes, and waits for its last answer.
    timeout: { minutes: 50 },
    fn: async signal => {
      worker.wake();
      await gone.look();
      await drift.scheduler.run(signal);
      await proposalWatch.lookAtAll(signal);
    },
  });
  await scheduler.scheduleTask({
    id: NIGHTLY,
    frequency: { hours: 24 },
    initialDelay: { minutes: 5 },
    timeout: { hours: 1 },
    fn: () => keepLittle(knex, Date.now()),
  });
}

/** Has a round of questions begin at once, wherever rounds are made. */
export async function wakeDrift(
  scheduler: SchedulerService,
  logger: LoggerService,
): Promise<void> {
  try {
    await scheduler.triggerTask(ASK);
  } catch (error) {
    // A round that goes on finds it; else the next one does within a minute.
    logger.debug(`Drift is looked for already: ${toError(error).message}`);
  }
}
