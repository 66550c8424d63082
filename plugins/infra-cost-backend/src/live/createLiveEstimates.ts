import type { Config } from '@backstage/config';
import { Infracost, InfracostEstimates, readInfracost } from '../infracost';
import type { PriceBooks } from '../priceBook';
import { LiveEstimates } from './LiveEstimates';

/**
 * Estimates from the price book, and by the Infracost that is configured.
 * @throws InputError naming the setting that is wrong
 */
export function createLiveEstimates(
  config: Config,
  prices: PriceBooks,
): LiveEstimates {
  const settings = readInfracost(config);
  const program = settings && new Infracost(settings, prices.book.currency);
  return new LiveEstimates({
    prices,
    ...(program && { infracost: new InfracostEstimates(program) }),
  });
}
