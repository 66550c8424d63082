import { useSearchParams } from 'react-router-dom';
import type { SloStatus } from '@infra-portal/infra-common';
import type { SloRange } from '../../api';

/** Parts of the past that charts show; the first is the objective's own window. */
export const RANGES = ['window', 'half', '7d', '1d', '1h'] as const;
export type RangeName = (typeof RANGES)[number];

const SECONDS = { '7d': 604_800, '1d': 86_400, '1h': 3_600 } as const;

/** Seconds that a range looks back over; undefined for all of the window. */
export function secondsOf(
  range: RangeName,
  window: number,
): number | undefined {
  if (range === 'window') return undefined;
  return range === 'half' ? window / 2 : SECONDS[range];
}

/** Ranges that are shorter than the window, each once, the longest first. */
export function rangesOf(window: number): RangeName[] {
  const found = RANGES.map(range => ({
    range,
    seconds: secondsOf(range, window) ?? window,
  }));
  return found
    .filter(
      ({ range, seconds }, index) =>
        range === 'window' ||
        (seconds < window &&
          found.findIndex(each => each.seconds === seconds) === index),
    )
    .sort((a, b) => b.seconds - a.seconds)
    .map(({ range }) => range);
}

/** What the server is asked for: whole minutes, so that answers are shared. */
export function askedOf(
  range: RangeName,
  window: number,
  now: number,
): SloRange {
  const seconds = secondsOf(range, window);
  return seconds === undefined
    ? {}
    : { start: Math.floor((now - seconds) / 60) * 60 };
}

/**
 * What is asked for to measure the budget by: all of the window. Of a young
 * objective only what there is, in shorter pieces: those of a whole window may be
 * longer than it is old.
 */
export function askedWindow(
  {
    data,
    oldest,
    coverage = 0,
  }: Pick<SloStatus, 'data' | 'oldest' | 'coverage'>,
  window: number,
  now: number,
): SloRange {
  if (data !== 'too-young') return {};
  const start = oldest
    ? Date.parse(oldest) / 1_000
    : // Where no source says when it began: as long as it covers, and some more.
      now - Math.max(3_600, coverage * window * 1.1);
  return { start: Math.floor(start / 60) * 60 };
}

/** The range in the address, which a shared link keeps. */
export function useRange(): [RangeName, (range: RangeName) => void] {
  const [query, setQuery] = useSearchParams();
  const asked = query.get('range');
  const range = RANGES.find(each => each === asked) ?? 'window';
  const choose = (next: RangeName) =>
    setQuery(
      before => {
        const changed = new URLSearchParams(before);
        if (next === 'window') changed.delete('range');
        else changed.set('range', next);
        return changed;
      },
      { replace: true },
    );
  return [range, choose];
}
