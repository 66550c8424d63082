import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  type CostExchange,
  costExchangeSchema,
  toAmount,
} from '@infra-portal/infra-common';

const KEY = 'infraCost.exchange';

/**
 * The rate of exchange in the configuration, if there is one.
 * @throws InputError naming what is wrong with it
 */
export function readExchange(config: Config): CostExchange | undefined {
  const own = config.getOptionalConfig(KEY);
  if (!own) return undefined;
  const [currency, ...more] = own.keys().filter(key => key !== 'date');
  const rate = currency === undefined ? 0 : own.getNumber(currency);
  const result = costExchangeSchema.safeParse({
    currency,
    rate: rate > 0 && Number.isFinite(rate) ? toAmount(rate) : '',
    date: own.getOptionalString('date'),
  });
  if (result.success && more.length === 0) return result.data;
  throw new InputError(
    `${KEY} must have one currency with what a dollar is in it, and the day of that, such as { KRW: 1380, date: '2026-11-01' }.`,
  );
}
