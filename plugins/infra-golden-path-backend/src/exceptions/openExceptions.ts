import { REPOSITORY_EVENTS } from '@infra-portal/infra-common';
import {
  createRateLimit,
  readCommitSettings,
  readStackRepositories,
  repositoryWebUrl,
} from '@infra-portal/infra-node';
import { createBases } from '../repository/mirrorBases';
import type { AddRoutes, RoomDeps } from '../rooms';
import { AuthorizedExceptions } from './AuthorizedExceptions';
import { ExceptionBook } from './ExceptionBook';
import { ExceptionProposals } from './ExceptionProposals';
import { KnownStacks } from './knownStacks';
import { Passes } from './Passes';
import { remindOnPush } from './remindOnPush';
import { Reminders } from './Reminders';
import { ReminderStore } from './ReminderStore';
import { addExceptionRoutes } from './routes';

/** Each reads a repository, and opens a pull request at most. */
const PROPOSALS = { burst: 30, period: 60_000 };

const TASK = 'infra-golden-path-exceptions';

/** Exceptions of the standards: what there is, what is proposed, who is told. */
export async function openExceptions(deps: RoomDeps): Promise<AddRoutes> {
  const { config, events, forges, logger, mirrors, permissions } = deps;
  const repositories = readStackRepositories(config);
  const stacks = new KnownStacks(deps);
  const bases = createBases({ mirrors, repositories, logger });
  const book = new ExceptionBook({
    ...{ bases, repositories, stacks },
    passes: new Passes({ stacks, forges, now: Date.now }),
    webUrlOf: repository => repositoryWebUrl(config, repository),
    now: () => new Date(),
  });
  const settings = readCommitSettings(config);
  const exceptions = new AuthorizedExceptions({
    ...{ book, permissions, actorOf: deps.actorOf },
    proposals: new ExceptionProposals({
      ...{ repositories, mirrors, forges, settings, known: book },
      opened: eventPayload =>
        events.publish({ topic: REPOSITORY_EVENTS.pullRequest, eventPayload }),
    }),
  });
  const reminders = new Reminders({
    ...{ book, logger, notifications: deps.notifications },
    store: new ReminderStore(deps.database),
    language: settings.language,
    now: () => new Date(),
    async knows(entityRef) {
      const credentials = await deps.auth.getOwnServiceCredentials();
      const found = await deps.catalog.getEntityByRef(entityRef, {
        credentials,
      });
      return found !== undefined;
    },
  });
  await deps.scheduler.scheduleTask({
    id: TASK,
    frequency: { hours: 6 },
    initialDelay: { minutes: 5 },
    timeout: { minutes: 10 },
    scope: 'global',
    async fn(signal) {
      // Another process may be the one that heard of a push.
      await Promise.all(
        repositories.map(each => bases.refresh(each).catch(() => undefined)),
      );
      await reminders.run(signal);
    },
  });
  await remindOnPush({ ...deps, bases, repositories, task: TASK });
  const limit = createRateLimit(PROPOSALS);
  return router => addExceptionRoutes(router, { ...deps, exceptions, limit });
}
