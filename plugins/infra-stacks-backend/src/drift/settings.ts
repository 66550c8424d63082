import { type Config, readDurationFromConfig } from '@backstage/config';
import { InputError } from '@backstage/errors';
import { durationToMilliseconds, type HumanDuration } from '@backstage/types';
import { readHours, type Hours } from './schedule/hours';

const KEY = 'infraPortal.drift';
const DAY = 24 * 60 * 60_000;
const MINUTE = 60_000;
const MOST_AT_ONCE = 20;

/** How the portal has drift looked for. */
export interface DriftSettings {
  /** Atlantis is asked by the portal. */
  enabled: boolean;
  /** Milliseconds between looks at one stack. */
  every: number;
  /** Milliseconds after which a good look is too old. */
  staleAfter: number;
  /** Questions that one server is asked at a time. */
  concurrency: number;
  /** Undefined: at all times. */
  hours?: Hours;
}

/**
 * Reads `infraPortal.drift`.
 * @throws InputError naming the setting that is wrong
 */
export function readDriftSettings(config: Config): DriftSettings {
  const own = config.getOptionalConfig(KEY);
  const duration = (key: string, otherwise: HumanDuration) => {
    const value = own?.has(key)
      ? readDurationFromConfig(own, { key })
      : otherwise;
    const milliseconds = durationToMilliseconds(value);
    if (milliseconds < MINUTE) {
      throw new InputError(`${KEY}.${key} has to be a minute or more.`);
    }
    return milliseconds;
  };
  const concurrency = own?.getOptionalNumber('concurrency') ?? 1;
  const isSound =
    Number.isInteger(concurrency) &&
    concurrency >= 1 &&
    concurrency <= MOST_AT_ONCE;
  if (!isSound) {
    throw new InputError(
      `${KEY}.concurrency has to be a whole number from 1 to ${MOST_AT_ONCE}.`,
    );
  }
  const every = duration('every', { milliseconds: DAY });
  const hours = own?.getOptionalConfig('hours');
  return {
    enabled: own?.getOptionalBoolean('enabled') ?? false,
    every,
    staleAfter: duration('staleAfter', { milliseconds: 2 * every }),
    concurrency,
    ...(hours && { hours: readHours(hours, `${KEY}.hours`) }),
  };
}
