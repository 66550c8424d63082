import { DateTime, type DurationLikeObject } from 'luxon';
import type { SloWindow } from '../model/types';

/** Epoch seconds; the end is that of a calendar window, or now. */
export interface SloSpan {
  start: number;
  end: number;
}

type Calendar = Extract<SloWindow, { kind: 'calendar' }>;

const DAY = 86_400;

/** What a unit is in days or months, and about how long one is in seconds. */
const UNITS: Record<
  Calendar['unit'],
  { of: 'days' | 'months'; times: number; about: number }
> = {
  d: { of: 'days', times: 1, about: DAY },
  w: { of: 'days', times: 7, about: 7 * DAY },
  M: { of: 'months', times: 1, about: 30.436875 * DAY },
  Q: { of: 'months', times: 3, about: 91.310625 * DAY },
  Y: { of: 'months', times: 12, about: 365.2425 * DAY },
};

/**
 * The window that a time is in. A calendar window begins at its anchor plus a
 * whole number of lengths, in its zone and always counted from the anchor: adding
 * month by month would move the 31st to the 28th for ever. Before the anchor there
 * are windows just as well.
 * @param at epoch seconds
 * @throws Error when the anchor or the zone is none
 */
export function sloWindowAt(window: SloWindow, at: number): SloSpan {
  if (window.kind === 'rolling') {
    return { start: at - window.seconds, end: at };
  }
  const { of, times, about } = UNITS[window.unit];
  const anchor = anchorOf(window);
  const startOf = (index: number): number => {
    const moved: DurationLikeObject = { [of]: index * times * window.count };
    return anchor.plus(moved).toSeconds();
  };
  const guess = (at - anchor.toSeconds()) / (about * window.count);
  let index = Math.floor(guess);
  while (startOf(index) > at) index--;
  while (startOf(index + 1) <= at) index++;
  return { start: startOf(index), end: startOf(index + 1) };
}

function anchorOf({ anchor, zone }: Calendar): DateTime {
  const read = DateTime.fromFormat(anchor, 'yyyy-MM-dd HH:mm:ss', { zone });
  if (!read.isValid) {
    throw new Error(`${anchor} in ${zone} is no time`);
  }
  return read;
}
