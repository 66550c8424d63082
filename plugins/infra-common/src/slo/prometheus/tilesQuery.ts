import { prometheusDuration } from '../duration';
import type { Slo } from '../model/types';
import { errorRatio, eventsOf, sliceExpression } from './errorRatio';
import { matchers, ratioName, SLICES, sliceOf, STEP } from './names';
import { labelled, PART } from './parts';
import { BAD, TOTAL } from './recordedQuery';
import { sloCountScale } from './selectors';

/** Tiles of a range, and how to read what comes back. */
export interface TilesAsk {
  query: string;
  /** Bad and all of a tile are what came back times this. */
  times: number;
  /** Whether they are counts then, or can only be divided. */
  areCounts: boolean;
}

const MINUTE = 60;
const MOST_TILES = 1_000;

/**
 * Seconds of a tile of a range: about a thousand of them, so that no source ever
 * refuses so many points; never part of a slice.
 */
export function sloTileStep(slo: Slo, seconds: number): number {
  const least = Math.max(MINUTE, sliceOf(slo) ?? 0);
  return Math.max(least, Math.ceil(seconds / MOST_TILES / least) * least);
}

const both = (bad: string, total: string) =>
  [labelled(bad, PART, 'bad'), labelled(total, PART, 'total')].join(' or ');

/** Events of a tile of one second's, or of five minutes', worth. */
const perTile = (
  scale: 'rate' | 'sum' | undefined,
  step: number,
  look: number,
) => (scale === 'rate' ? step : step / look);

/** The query of which events are counted. */
const totalOf = ({ indicator }: Slo) =>
  'total' in indicator ? indicator.total : '';

/** Just less than a tile: its first moment is the last one of the tile before. */
const within = (step: number) => prometheusDuration(step - 1);

/** Tiles of what rules recorded. */
export function recordedTiles(slo: Slo, step: number): TilesAsk {
  const over = `${matchers({ sloth_id: slo.id })}[${within(step)}]`;
  const mean = (name: string) => `avg_over_time(${name}${over})`;
  const slice = sliceOf(slo);
  if (slice !== undefined) {
    return {
      query: both(mean(SLICES), `${mean(SLICES)} * 0 + 1`),
      ...{ times: step / slice, areCounts: true },
    };
  }
  if (slo.indicator.form === 'raw') {
    const ratio = mean(ratioName(STEP));
    return {
      query: both(ratio, `(${ratio}) * 0 + 1`),
      ...{ times: 1, areCounts: false },
    };
  }
  const scale = sloCountScale(totalOf(slo));
  return {
    query: both(mean(BAD), mean(TOTAL)),
    times: perTile(scale, step, STEP),
    areCounts: scale !== undefined,
  };
}

/**
 * Tiles from the indicator's own series. Those that are short look back over five
 * minutes all the same: a rate needs some samples.
 */
export function computedTiles(slo: Slo, step: number): TilesAsk {
  const slice = sliceOf(slo);
  const sliced = sliceExpression(slo);
  if (slice !== undefined && sliced !== undefined) {
    const mean = `avg_over_time((${sliced})[${within(
      step,
    )}:${prometheusDuration(slice)}])`;
    return {
      query: both(mean, `(${mean}) * 0 + 1`),
      ...{ times: step / slice, areCounts: true },
    };
  }
  const look = Math.max(step, STEP);
  const events = eventsOf(slo, look);
  if (!events) {
    const ratio = errorRatio(slo, look);
    return {
      query: both(ratio, `(${ratio}) * 0 + 1`),
      ...{ times: 1, areCounts: false },
    };
  }
  const scale = sloCountScale(totalOf(slo));
  return {
    query: both(events.bad, events.total),
    times: perTile(scale, step, look),
    areCounts: scale !== undefined,
  };
}
