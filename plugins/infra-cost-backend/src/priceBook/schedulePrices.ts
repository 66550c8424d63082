import type {
  LoggerService,
  SchedulerService,
} from '@backstage/backend-plugin-api';
import type { Config } from '@backstage/config';
import type { Knex } from 'knex';
import { PriceBooks } from './PriceBooks';
import { PriceBookStore } from './PriceBookStore';
import { PricingClient } from './PricingClient';
import { readPricing } from './readPricing';

/** How soon a process knows what another one has read. */
const TOLD = { frequency: { minutes: 1 }, timeout: { minutes: 1 } };

/**
 * The prices of the portal, which are read anew where it is configured.
 * @throws InputError naming the setting that is wrong
 */
export async function schedulePrices(deps: {
  config: Config;
  knex: Knex;
  logger: LoggerService;
  scheduler: SchedulerService;
}): Promise<PriceBooks> {
  const { config, knex, logger, scheduler } = deps;
  const settings = readPricing(config);
  if (!settings) return new PriceBooks({ logger });
  const { url, schedule } = settings;
  const books = new PriceBooks({
    pricing: {
      url,
      client: new PricingClient(settings),
      store: new PriceBookStore(knex, url),
    },
    logger,
  });
  await books.load();
  await scheduler.scheduleTask({
    ...schedule,
    id: 'infra-cost-read-prices',
    fn: signal => books.refresh(signal),
  });
  await scheduler.scheduleTask({
    ...TOLD,
    id: 'infra-cost-take-prices',
    scope: 'local',
    fn: () => books.load(),
  });
  return books;
}
