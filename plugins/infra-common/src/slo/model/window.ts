import { parseSloDuration, secondsOfSlo } from '../duration';
import type { OpenSlo } from '../openslo/schema';
import type { Problems } from './Problems';
import type { SloWindow } from './types';

const DAY = 86_400;
const YEAR = 366 * DAY;

/** The time over which an objective is kept. */
export function windowOf(
  { duration, isRolling, calendar }: OpenSlo['spec']['timeWindow'][number],
  problems: Problems,
): SloWindow | undefined {
  const path = ['spec', 'timeWindow', 0, 'duration'];
  const read = parseSloDuration(duration);
  if (!read) {
    problems.error(
      `${JSON.stringify(
        duration,
      )} is no length: write a whole number with m, h, d, w, M, Q or Y, such as 30d.`,
      path,
    );
    return undefined;
  }
  const seconds = secondsOfSlo(read);
  if (isRolling) {
    if (calendar) {
      problems.error('A rolling window has no calendar.', path);
    } else if (seconds === undefined) {
      problems.error(
        `A rolling ${duration} has no fixed length: write days, such as 30d.`,
        path,
      );
    } else if (seconds < DAY || seconds > YEAR) {
      problems.error('A window is from one day to one year long.', path);
    } else {
      return { kind: 'rolling', seconds };
    }
    return undefined;
  }
  const { count, unit } = read;
  if (!calendar || unit === 'm' || unit === 'h') {
    problems.error(
      'A window that does not roll needs a calendar, and days or longer.',
      path,
    );
    return undefined;
  }
  const { startTime: anchor, timeZone: zone } = calendar;
  if (!/^\d{4}-\d\d-\d\d \d\d:\d\d:\d\d$/.test(anchor)) {
    problems.error('A start is written as "2026-01-01 00:00:00".', [
      ...path.slice(0, -1),
      ...['calendar', 'startTime'],
    ]);
    return undefined;
  }
  if (!isZone(zone)) {
    problems.error(`${JSON.stringify(zone)} is no time zone.`, [
      ...path.slice(0, -1),
      ...['calendar', 'timeZone'],
    ]);
    return undefined;
  }
  return { kind: 'calendar', count, unit, anchor, zone };
}

function isZone(zone: string): boolean {
  try {
    return Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
}
