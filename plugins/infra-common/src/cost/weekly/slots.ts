import { WEEK_DAYS, type WeeklySchedule } from './types';

type When = Pick<WeeklySchedule, 'day' | 'at' | 'timeZone'>;

/** A moment at which reports are due. */
export interface WeeklySlot {
  /** The day of it in its time zone, `2026-11-23`: what the week is called. */
  week: string;
  /** Milliseconds since 1970. */
  at: number;
}

const MINUTE = 60_000;
const DAY = 24 * 60 * MINUTE;
const DATE = 'YYYY-MM-DD'.length;

/** What clocks of a time zone are ahead of UTC, in milliseconds. */
function offsetAt(time: number, timeZone: string): number {
  const parts = new Intl.DateTimeFormat('en-US', {
    ...{ timeZone, hourCycle: 'h23' },
    ...{ year: 'numeric', month: 'numeric', day: 'numeric' },
    ...{ hour: 'numeric', minute: 'numeric', second: 'numeric' },
  }).formatToParts(time);
  const of = (type: string) =>
    Number(parts.find(part => part.type === type)?.value);
  const local = Date.UTC(
    ...([of('year'), of('month') - 1, of('day')] as const),
    ...([of('hour'), of('minute'), of('second')] as const),
  );
  return local - Math.floor(time / 1_000) * 1_000;
}

/**
 * When clocks of a time zone show a time. One that is skipped in spring is as much
 * later; of one that comes twice in autumn it is the first.
 */
function momentOf(local: number, timeZone: string): number {
  const before = local - offsetAt(local - DAY, timeZone);
  const after = local - offsetAt(local + DAY, timeZone);
  const showing = [before, after].filter(
    time => time + offsetAt(time, timeZone) === local,
  );
  return showing.length > 0 ? Math.min(...showing) : Math.max(before, after);
}

/** The slot of the week that a day is in, days counted from 1970 in the zone. */
function slotOf({ day, at, timeZone }: When, date: number): WeeklySlot {
  const [hours, minutes] = at.split(':').map(Number);
  const monday = WEEK_DAYS.indexOf(day);
  // 1970-01-01 was a Thursday.
  const behind = (((Math.floor(date / DAY) + 3 - monday) % 7) + 7) % 7;
  const start = Math.floor(date / DAY) * DAY - behind * DAY;
  return {
    week: new Date(start).toISOString().slice(0, DATE),
    at: momentOf(start + (hours * 60 + minutes) * MINUTE, timeZone),
  };
}

/** The last slot that is not after a time, in milliseconds since 1970. */
export function lastSlot(when: When, now: number): WeeklySlot {
  const local = now + offsetAt(now, when.timeZone);
  const slot = slotOf(when, local);
  return slot.at <= now ? slot : slotOf(when, local - 7 * DAY);
}

/** The first slot after a time. */
export function nextSlot(when: When, now: number): WeeklySlot {
  const local = now + offsetAt(now, when.timeZone);
  const slot = slotOf(when, local);
  return slot.at > now ? slot : slotOf(when, local + 7 * DAY);
}
