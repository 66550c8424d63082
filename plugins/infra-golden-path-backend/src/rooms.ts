import type {
  AuditorService,
  AuthService,
  DiscoveryService,
  HttpAuthService,
  LifecycleService,
  LoggerService,
  PermissionsService,
  RootConfigService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { CatalogService } from '@backstage/plugin-catalog-node';
import type { EventsService } from '@backstage/plugin-events-node';
import type { NotificationService } from '@backstage/plugin-notifications-node';
import type { SignalsService } from '@backstage/plugin-signals-node';
import type {
  createActorOf,
  ForgePeople,
  Forges,
  Mirrors,
} from '@infra-portal/infra-node';
import type { Router } from 'express';
import type { Knex } from 'knex';
import type { GitHubIdentity } from './commands/identity';
import { openConversation } from './conversation';
import { openExceptions } from './exceptions';
import { openLifecycle } from './lifecycle';
import type { Deviations } from './previews/deviations';
import type { PreviewService } from './previews/types';
import { openPulls } from './pulls';
import type { Bases } from './repository/types';
import type { RequestService } from './requests';
import type { AskerOf } from './requests/lane/askers';
import type { MembersOf } from './requests/lane/members';
import type { PullRunsOf } from './requests/lane/PullRunsClient';
import { openReview } from './review';
import { openUpgrades } from './upgrades';
import type { AskPlugin } from './util/askPlugin';
import { openStandardsEffect } from './standardsEffect';
import { openTakeOver } from './takeOver';
import { openValue } from './value';

/** What rooms are made of. */
export interface RoomDeps {
  /** Who asked for a pull request, at GitHub. */
  askerOf: AskerOf;
  actorOf: ReturnType<typeof createActorOf>;
  ask: AskPlugin;
  auditor: AuditorService;
  auth: AuthService;
  bases: Bases;
  catalog: CatalogService;
  config: RootConfigService;
  /** With the migrations of this plugin applied. */
  database: Knex;
  deviations: Deviations;
  discovery: DiscoveryService;
  events: EventsService;
  forges: Forges;
  httpAuth: HttpAuthService;
  /** What the catalog says of somebody at GitHub. */
  identityOf: (userRef: string) => Promise<GitHubIdentity>;
  lifecycle: LifecycleService;
  logger: LoggerService;
  membersOf: MembersOf;
  mirrors: Mirrors;
  notifications: NotificationService;
  people: ForgePeople;
  permissions: PermissionsService;
  previews: PreviewService;
  pullRunsOf: PullRunsOf;
  requests: RequestService;
  scheduler: SchedulerService;
  signals: SignalsService;
  /** Of the GitHub that people sign in with. */
  signInHost: string | undefined;
}

/** Adds the routes of a room. */
export type AddRoutes = (router: Router) => void;

/**
 * The rooms of the plugin beside creating services: reviews and what follows
 * after day one. Each begins its own work and gives its routes.
 */
export async function openRooms(deps: RoomDeps): Promise<AddRoutes[]> {
  const pulls = await openPulls(deps);
  const { effects, facts } = pulls;
  return [
    pulls.addRoutes,
    await openReview({ ...deps, facts }),
    await openConversation(deps),
    await openValue(deps),
    await openLifecycle(deps),
    await openExceptions(deps),
    await openUpgrades(deps),
    await openTakeOver(deps),
    openStandardsEffect({ ...deps, effects }),
  ];
}
