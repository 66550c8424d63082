import type {
  HttpAuthService,
  RootConfigService,
} from '@backstage/backend-plugin-api';
import { InputError } from '@backstage/errors';
import { createRateLimit } from '@infra-portal/infra-node';
import type { Knex } from 'knex';
import type { AuthorizedCosts } from '../authorization/AuthorizedCosts';
import type { CostReader } from '../read';
import { Badges } from './Badges';
import { BadgeTokens } from './BadgeTokens';
import { createBadgeRouter } from './createBadgeRouter';

const KEY = 'infraCost.badges';
/** Of one address: a page of a wiki has some, and an image proxy many. */
const BADGES = { burst: 600, period: 60_000 };

/** @throws InputError when it is neither */
function isPublic(config: RootConfigService): boolean {
  const value = config.getOptionalString(KEY) ?? 'signed';
  if (value === 'public' || value === 'signed') return value === 'public';
  throw new InputError(
    `${KEY} must be public, so that everybody who reaches the portal sees badges, or signed, so that only addresses count that the portal gave.`,
  );
}

/** The router of badges. */
export function createBadges(options: {
  config: RootConfigService;
  costs: AuthorizedCosts;
  httpAuth: HttpAuthService;
  knex: Knex;
  reader: CostReader;
}) {
  const { config, costs, httpAuth, knex, reader } = options;
  return createBadgeRouter({
    ...{ costs, httpAuth },
    badges: new Badges(reader),
    tokens: new BadgeTokens(knex),
    isPublic: isPublic(config),
    limit: createRateLimit(BADGES),
  });
}
