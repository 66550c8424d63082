import { DateTime, IANAZone } from 'luxon';
import type { UpgradeRules } from './upgrade';

/** When pull requests of an upgrade are opened and merged. */
export type UpgradeHours = NonNullable<UpgradeRules['hours']>;

/** A week holds each day once; clocks may jump over the first one. */
const MOST_DAYS = 9;

const minuteOf = (clock: string) => {
  const [hour, minute] = clock.split(':').map(Number);
  return hour * 60 + minute;
};

/** Whether a name is one of the time zone database. */
export const isTimeZone = (zone: string): boolean => IANAZone.isValidZone(zone);

/**
 * Whether an upgrade goes on at a time. Hours that end before they begin go over
 * midnight and belong to the day on which they begin; those that end when they
 * begin are the whole day.
 * @param hours absent: at any time
 */
export function isUpgradeTime(
  hours: UpgradeHours | undefined,
  at: Date,
): boolean {
  if (!hours) return true;
  const local = DateTime.fromJSDate(at, { zone: hours.zone });
  const minute = local.hour * 60 + local.minute;
  const [from, to] = [minuteOf(hours.from), minuteOf(hours.to)];
  const today = hours.days.includes(local.weekday);
  if (from === to) return today;
  if (from < to) return today && minute >= from && minute < to;
  const yesterday = hours.days.includes(((local.weekday + 5) % 7) + 1);
  return (today && minute >= from) || (yesterday && minute < to);
}

/** The time itself where an upgrade goes on then, else when it next does. */
export function nextUpgradeTime(
  hours: UpgradeHours | undefined,
  at: Date,
): Date {
  if (!hours || isUpgradeTime(hours, at)) return at;
  const midnight = DateTime.fromJSDate(at, { zone: hours.zone }).startOf('day');
  const from = minuteOf(hours.from === hours.to ? '00:00' : hours.from);
  for (let days = 0; days < MOST_DAYS; days += 1) {
    const opening = midnight
      .plus({ days })
      .set({ hour: Math.floor(from / 60), minute: from % 60 })
      .toJSDate();
    if (opening > at && isUpgradeTime(hours, opening)) return opening;
  }
  // Clocks that jump over the hours on every such day: asked again tomorrow.
  return midnight.plus({ days: 1 }).toJSDate();
}
