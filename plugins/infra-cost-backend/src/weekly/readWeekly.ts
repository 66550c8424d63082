import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';
import {
  type WeeklySchedule,
  weeklyScheduleSchema,
} from '@infra-portal/infra-common';

const KEY = 'infraCost.weekly';
const USUAL = { day: 'monday', at: '09:00', timeZone: 'UTC', language: 'en' };

/**
 * When weekly reports are sent; undefined: never.
 * @throws InputError naming the setting that is wrong
 */
export function readWeekly(config: Config): WeeklySchedule | undefined {
  const own = config.getOptional(KEY);
  if (own === undefined) return undefined;
  const given =
    own === null || typeof own !== 'object' || Array.isArray(own) ? null : own;
  const { data, error } = weeklyScheduleSchema.safeParse(
    given && { ...USUAL, ...given },
  );
  if (data) return data;
  const [{ path, message }] = error.issues;
  throw new InputError(
    `${[KEY, ...path].join(
      '.',
    )} is wrong: ${message}. Such as { day: monday, at: '09:00', timeZone: Asia/Seoul, language: ko }.`,
  );
}
