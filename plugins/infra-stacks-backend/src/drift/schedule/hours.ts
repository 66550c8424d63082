import type { Config } from '@backstage/config';
import { InputError } from '@backstage/errors';

const MINUTE = 60_000;
const DAY_MINUTES = 24 * 60;
/** Days that are looked through for the next opening; a week holds each once. */
const MOST_DAYS = 9;

export const WEEKDAYS = [
  'sunday',
  'monday',
  'tuesday',
  'wednesday',
  'thursday',
  'friday',
  'saturday',
] as const;

/** When looks may begin. */
export interface Hours {
  /** Minutes after midnight. */
  from: number;
  /** Minutes after midnight; smaller than `from`: of the next day. */
  to: number;
  /** Days on which they begin, 0 is Sunday. */
  days: readonly number[];
  timeZone: string;
}

const CLOCK = /^([01]\d|2[0-3]):([0-5]\d)$/;

/**
 * Reads `{ from: '20:00', to: '06:00', days: [monday …], timeZone }`.
 * @throws InputError naming the setting that is wrong
 */
export function readHours(config: Config, key: string): Hours {
  const clock = (name: 'from' | 'to') => {
    const match = CLOCK.exec(config.getString(name));
    if (!match) {
      throw new InputError(`${key}.${name} is no time of day; write '20:00'.`);
    }
    return Number(match[1]) * 60 + Number(match[2]);
  };
  const days = (config.getOptionalStringArray('days') ?? [...WEEKDAYS]).map(
    day => {
      const index = WEEKDAYS.indexOf(day as (typeof WEEKDAYS)[number]);
      if (index < 0) {
        throw new InputError(
          `${key}.days has "${day}"; write ${WEEKDAYS.join(', ')}.`,
        );
      }
      return index;
    },
  );
  const timeZone = config.getOptionalString('timeZone') ?? 'UTC';
  try {
    Intl.DateTimeFormat('en', { timeZone });
  } catch {
    throw new InputError(
      `${key}.timeZone is not known; write one such as 'Asia/Seoul'.`,
    );
  }
  const [from, to] = [clock('from'), clock('to')];
  if (from === to || days.length === 0) {
    throw new InputError(`${key} leaves no time at all.`);
  }
  return { from, to, days, timeZone };
}

/** Whether looks may begin at a time, ms since 1970. */
export function isWithin(hours: Hours, at: number): boolean {
  const { from, to, days } = hours;
  const { minute, day } = localOf(hours, at);
  if (from < to) return days.includes(day) && minute >= from && minute < to;
  // Over midnight: the early part belongs to the day before.
  return (
    (days.includes(day) && minute >= from) ||
    (days.includes((day + 6) % 7) && minute < to)
  );
}

/**
 * The time itself where looks may begin then, else one in the next hours.
 * @param share from 0 to 1: how far into them, so that not all begin at once
 */
export function within(hours: Hours, at: number, share: number): number {
  if (isWithin(hours, at)) return at;
  const length = ((hours.to - hours.from + DAY_MINUTES) % DAY_MINUTES) * MINUTE;
  const { minute } = localOf(hours, at);
  const midnight = Math.floor(at / MINUTE) * MINUTE - minute * MINUTE;
  for (let day = 0; day < MOST_DAYS; day += 1) {
    const open = midnight + (day * DAY_MINUTES + hours.from) * MINUTE;
    if (open <= at || !isWithin(hours, open)) continue;
    const wanted = open + Math.floor(share * length);
    return isWithin(hours, wanted) ? wanted : open;
  }
  // Clocks that jump over the opening on every such day: not found, not lost.
  return at + DAY_MINUTES * MINUTE;
}

const formats = new Map<string, Intl.DateTimeFormat>();

function localOf({ timeZone }: Hours, at: number) {
  let format = formats.get(timeZone);
  if (!format) {
    format = new Intl.DateTimeFormat('en-US', {
      ...{ timeZone, weekday: 'long', hourCycle: 'h23' },
      ...{ hour: '2-digit', minute: '2-digit' },
    });
    formats.set(timeZone, format);
  }
  const parts = new Map(
    format.formatToParts(at).map(({ type, value }) => [type, value]),
  );
  return {
    minute: Number(parts.get('hour')) * 60 + Number(parts.get('minute')),
    day: WEEKDAYS.indexOf(
      parts.get('weekday')!.toLowerCase() as (typeof WEEKDAYS)[number],
    ),
  };
}
