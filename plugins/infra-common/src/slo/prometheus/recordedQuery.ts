import { groupedBy } from '../../lists';
import { prometheusDuration } from '../duration';
import type { Slo } from '../model/types';
import { ratioName, SLICES, STEP } from './names';
import {
  coverStep,
  labelled,
  lookedBack,
  PART,
  quoted,
  SECONDS,
  SHORT_WINDOWS,
} from './parts';

/** Above this many ids all objectives are asked for: the rest is thrown away. */
const MOST_IDS = 50;

export const TOTAL = 'slo:sli_total:rate5m';
export const BAD = 'slo:sli_bad:rate5m';
/** Alerts, and since when: the value is epoch seconds. */
export const ALERTS = 'ALERTS';
export const ALERTS_SINCE = 'ALERTS_FOR_STATE';

const escaped = (text: string) => text.replace(/[\\^$.*+?()[\]{}|]/g, '\\$&');
const oneOf = (texts: readonly string[]) =>
  quoted(texts.map(escaped).join('|'));

const idsOf = (slos: readonly Slo[]) =>
  slos.length > MOST_IDS
    ? 'sloth_id!=""'
    : `sloth_id=~${oneOf(slos.map(({ id }) => id))}`;

/** Objectives that look back over the same time, by these seconds. */
export function byLookedBack(
  slos: readonly Slo[],
  at: number,
): Map<number, Slo[]> {
  return groupedBy(slos, slo => lookedBack(slo, at));
}

/** How much of a window was recorded, and what it had in the mean. */
function windowParts(slos: readonly Slo[], seconds: number): string[] {
  const ids = idsOf(slos);
  const whole = `[${prometheusDuration(seconds)}]`;
  const moments = `[${prometheusDuration(seconds)}:${prometheusDuration(
    coverStep(seconds),
  )}]`;
  // Of one objective they differ in their labels: only ratios have sloth_window.
  const measured = `{__name__=~${oneOf([
    TOTAL,
    SLICES,
    ratioName(STEP),
  ])},${ids}}`;
  const of = (name: string) => `${name}{${ids}}`;
  return [
    ['cover', `count_over_time(${measured}${moments})`],
    ['oldest', `min_over_time(timestamp(${measured})${moments})`],
    ['total', `avg_over_time(${of(TOTAL)}${whole})`],
    ['bad', `avg_over_time(${of(BAD)}${whole})`],
    ['slices', `avg_over_time(${of(SLICES)}${whole})`],
  ].map(([part, expression]) =>
    labelled(expression, PART, `${part}:${seconds}`),
  );
}

export interface RecordedAsk {
  /** All objectives of the source. */
  slos: readonly Slo[];
  /** Those whose window is asked about, too: that costs most and changes slowly. */
  withWindow: readonly Slo[];
  /** Epoch seconds at which it is asked. */
  at: number;
}

/**
 * One question about all that rules recorded, ours or those of Sloth: ratios,
 * alerts, the newest sample, how much of the window there is, and the clock.
 */
export function recordedQuery({ slos, withWindow, at }: RecordedAsk): string {
  const ids = idsOf(slos);
  const rolling = slos.flatMap(({ window }) =>
    window.kind === 'rolling' ? [window.seconds] : [],
  );
  const ratios = [...SHORT_WINDOWS.map(name => SECONDS[name]), ...rolling];
  const names = [...new Set(ratios)].map(ratioName);
  const measured = [TOTAL, SLICES, ratioName(STEP)];
  return [
    `{__name__=~${oneOf([
      ...names,
      ...measured,
      ...[ALERTS, ALERTS_SINCE],
    ])},${ids}}`,
    labelled(
      `max_over_time(timestamp({__name__=~${oneOf(measured)},${ids}})[1d:5m])`,
      ...([PART, 'newest'] as const),
    ),
    labelled(
      `timestamp({__name__=~${oneOf(measured)},${ids}})`,
      ...([PART, 'newest0'] as const),
    ),
    labelled('vector(time())', PART, 'clock'),
    ...[...byLookedBack(withWindow, at)].flatMap(([seconds, each]) =>
      windowParts(each, seconds),
    ),
  ].join(' or ');
}
