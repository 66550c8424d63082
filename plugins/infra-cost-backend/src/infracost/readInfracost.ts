import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { readDurationFromConfig } from '@backstage/config';
import { durationToMilliseconds } from '@backstage/types';
import path from 'node:path';
import { readPricing } from '../priceBook';

const KEY = 'infraCost.infracost';
/** Milliseconds. */
const USUAL_TIMEOUT = 20_000;
const MOST_TIMEOUT = 120_000;

/** Which Infracost is run, and where it asks for prices. */
export interface InfracostSettings {
  /** The program. */
  path: string;
  /** Milliseconds that a person waits for it, its turn included. */
  timeout: number;
  /** Of the pricing API, without a slash at the end. */
  url: string;
  apiKey: string;
}

/**
 * The Infracost in the configuration, if there is one. An empty path is as good
 * as none, so that it can come from the environment.
 * @throws InputError naming the setting that is wrong
 */
export function readInfracost(config: Config): InfracostSettings | undefined {
  const own = config.getOptionalConfig(KEY);
  if (!own?.getOptional('path')) return undefined;
  const program = own.getString('path');
  if (!path.isAbsolute(program)) {
    throw new InputError(
      `${KEY}.path must be the whole path of the program, such as /usr/local/bin/infracost.`,
    );
  }
  const pricing = readPricing(config);
  if (!pricing) {
    throw new InputError(
      `${KEY} needs infraCost.pricing.url and infraCost.pricing.apiKey: that is where Infracost asks for prices.`,
    );
  }
  const timeout = own.has('timeout')
    ? durationToMilliseconds(readDurationFromConfig(own, { key: 'timeout' }))
    : USUAL_TIMEOUT;
  if (!(timeout > 0 && timeout <= MOST_TIMEOUT)) {
    throw new InputError(
      `${KEY}.timeout must be at most two minutes, such as { seconds: 20 }.`,
    );
  }
  const { url, apiKey } = pricing;
  return { path: program, timeout, url, apiKey };
}
