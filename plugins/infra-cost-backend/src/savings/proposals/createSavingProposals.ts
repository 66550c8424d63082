import type {
  AuthService,
  LoggerService,
  PermissionsService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import {
  type PullRequestEvent,
  REPOSITORY_EVENTS,
} from '@infra-portal/infra-common';
import {
  createActorOf,
  createRateLimit,
  ProposalWatch,
  readCommitSettings,
} from '@infra-portal/infra-node';
import { AuthorizedSavingProposals } from './AuthorizedSavingProposals';
import type { SavingProposalStore } from './SavingProposalStore';
import {
  SavingProposals,
  type SavingProposalsOptions,
} from './SavingProposals';

/** Previews of a person: each works a stack out several times. */
const PREVIEWS = { burst: 30, period: 60_000 };
const TASK = 'infra-cost-saving-proposals';

export interface CreateSavingProposalsOptions
  extends Omit<SavingProposalsOptions, 'settings' | 'opened' | 'proposed'> {
  auth: AuthService;
  catalog: CatalogService;
  config: Config;
  events: EventsService;
  logger: LoggerService;
  permissions: PermissionsService;
  proposed: SavingProposalStore;
  scheduler: SchedulerService;
}

/** Proposals of savings over the mirrors and GitHub, and what becomes of them. */
export async function createSavingProposals(
  options: CreateSavingProposalsOptions,
): Promise<AuthorizedSavingProposals> {
  const { config, events, permissions, proposed, scheduler } = options;
  const watch = new ProposalWatch({ ...options, proposals: proposed });
  await events.subscribe({
    id: 'infra-cost-saving-proposals',
    topics: [REPOSITORY_EVENTS.pullRequest],
    onEvent: ({ eventPayload }) =>
      watch.heard(eventPayload as PullRequestEvent),
  });
  await scheduler.scheduleTask({
    id: TASK,
    frequency: { minutes: 1 },
    timeout: { minutes: 5 },
    initialDelay: { seconds: 20 },
    fn: signal => watch.lookAtAll(signal),
  });
  return new AuthorizedSavingProposals({
    permissions,
    actorOf: createActorOf(options),
    limit: createRateLimit(PREVIEWS),
    proposals: new SavingProposals({
      ...options,
      settings: readCommitSettings(config),
      opened: eventPayload =>
        events.publish({ topic: REPOSITORY_EVENTS.pullRequest, eventPayload }),
    }),
  });
}
