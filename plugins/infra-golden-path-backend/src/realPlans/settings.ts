import { type Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds } from '@backstage/types';
import type { RealPlanSettings } from './types';

const KEY = 'infraPortal.goldenPath.realPlan';

/**
 * Reads how real plans are made; all of it has defaults.
 * @throws InputError when a value cannot be used
 */
export function readRealPlanSettings(config: Config): RealPlanSettings {
  const own = config.getOptionalConfig(KEY);
  const timeout = own?.has('timeout')
    ? readDurationFromConfig(own, { key: 'timeout' })
    : { minutes: 30 };
  const atOnce = own?.getOptionalNumber('atOnce') ?? 2;
  if (!Number.isInteger(atOnce) || atOnce < 1) {
    throw new InputError(`${KEY}.atOnce must be a whole number from 1.`);
  }
  return { timeout: durationToMilliseconds(timeout), atOnce };
}
