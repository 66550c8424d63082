import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import { type PushEvent, REPOSITORY_EVENTS } from '@infra-portal/infra-common';
import { repositoryKey, type RepositoryRef } from '@infra-portal/infra-node';
import type { Bases } from '../repository/types';

export interface RemindOnPushOptions {
  bases: Pick<Bases, 'of' | 'refresh'>;
  events: EventsService;
  logger: LoggerService;
  repositories: readonly RepositoryRef[];
  scheduler: Pick<SchedulerService, 'triggerTask'>;
  /** Id of the task that reminds. */
  task: string;
}

/** Has people reminded when the standards may have changed, not hours later. */
export async function remindOnPush(options: RemindOnPushOptions) {
  const { bases, events, logger, repositories, scheduler, task } = options;
  await events.subscribe({
    id: 'infra-golden-path-exceptions',
    topics: [REPOSITORY_EVENTS.push],
    async onEvent({ eventPayload }) {
      const { repository, branch } = eventPayload as Partial<PushEvent>;
      const wanted = String(repository).toLowerCase();
      const found = repositories.find(each => repositoryKey(each) === wanted);
      if (!found) return;
      try {
        const { tree } = await bases.of(found);
        if (branch !== tree.branch) return;
        await bases.refresh(found);
        await scheduler.triggerTask(task);
      } catch (error) {
        // A round that is under way reminds, or the next one does.
        logger.debug(
          `Exceptions are looked at later: ${toError(error).message}`,
        );
      }
    },
  });
}
