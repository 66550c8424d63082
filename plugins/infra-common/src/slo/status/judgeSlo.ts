import { type LocalisedText, verbatim } from '../../texts';
import type { SloSeries } from '../api/detail';
import type { SloDataState, SloState, SloStatus } from '../api/objectives';
import type { Slo } from '../model/types';
import { type SloSpan, sloWindowAt } from '../window/sloWindowAt';
import { sliceOfBasis, sloBasisOf } from './basis';
import { BLIND, finite, sloDataState } from './dataState';
import { type SloReading, SLO_WINDOWS } from './reading';
import { runsOut } from './runsOut';

/** What is known of an objective; nothing of it is made up. */
export interface SloKnown {
  /** The newest that a source gave. */
  reading?: SloReading;
  /** The newest question failed: why, and ISO since when they do. */
  failure?: { message: LocalisedText; since: string };
  /** Tiles of the window, for an exact time when its budget is spent. */
  series?: SloSeries;
  /** Epoch seconds, by the clock of the portal. */
  now: number;
}

/** Below this part of its budget an objective is at risk. */
const AT_RISK = 0.25;

const iso = (seconds: number) => new Date(seconds * 1_000).toISOString();
/** Without the error of binary fractions. */
const clean = (value: number) => Number(value.toPrecision(12));

/** Numbers that follow from a reading. */
function numbersOf(
  slo: Slo,
  reading: SloReading,
  window: SloSpan,
): Pick<SloStatus, 'sli' | 'budgetLeft' | 'burn'> {
  const { budget } = slo;
  const bad = finite(reading.errors.period);
  const burn: SloStatus['burn'] = {};
  for (const name of SLO_WINDOWS) {
    const ratio = finite(reading.errors[name]);
    if (ratio !== undefined && budget > 0) burn[name] = clean(ratio / budget);
  }
  if (bad === undefined) return { burn };
  const spent = budget > 0 ? spentOf(slo, { bad, reading, window }) : undefined;
  return {
    sli: clean(1 - bad),
    ...(spent !== undefined && { budgetLeft: clean(1 - spent) }),
    burn,
  };
}

/** Part of the budget; of slices in a calendar window against all it will have. */
function spentOf(
  slo: Slo,
  {
    bad,
    reading,
    window,
  }: { bad: number; reading: SloReading; window: SloSpan },
): number {
  const slice = sliceOfBasis(sloBasisOf(slo));
  if (slo.window.kind === 'rolling' || slice === undefined) {
    return bad / slo.budget;
  }
  const all = (window.end - window.start) / slice;
  const slices =
    finite(reading.counts?.bad) ??
    (bad * (Math.min(reading.at, window.end) - window.start)) / slice;
  return slices / (slo.budget * all);
}

function stateOf(
  {
    budgetLeft,
    burn,
    sli,
    alerts,
  }: Pick<SloStatus, 'budgetLeft' | 'burn' | 'sli' | 'alerts'>,
  data: SloDataState | undefined,
): SloState {
  const fires = (severity: 'page' | 'ticket') =>
    alerts.some(each => each.severity === severity && each.state === 'firing');
  const isBroken = data === 'no-budget' && sli !== undefined && sli < 1;
  if (isBroken || (budgetLeft !== undefined && budgetLeft <= 0)) {
    return 'exhausted';
  }
  if (fires('page')) return 'paging';
  if (fires('ticket')) return 'ticketing';
  if ((burn['6h'] ?? 0) > 1) return 'burning';
  if (budgetLeft !== undefined && budgetLeft < AT_RISK) return 'at-risk';
  return data !== undefined && BLIND.includes(data) ? 'unknown' : 'ok';
}

/** Times, counts and other facts, as they are told. */
function factsOf(reading: SloReading, window: SloSpan) {
  const { coverage, counts, isTimeWeighted } = reading;
  const newest = finite(reading.newest);
  const oldest = finite(reading.oldest);
  const isCounted =
    counts &&
    finite(counts.bad) !== undefined &&
    finite(counts.total) !== undefined;
  return {
    source: reading.source,
    ...(isTimeWeighted && { isTimeWeighted }),
    ...(finite(coverage) !== undefined && { coverage }),
    ...(isCounted && { counts }),
    ...{ start: iso(window.start), end: iso(window.end) },
    ...(oldest !== undefined && { oldest: iso(oldest) }),
    // A clock that is ahead does not make samples of the future.
    ...(newest !== undefined && { newest: iso(Math.min(newest, reading.at)) }),
    observedAt: iso(reading.at),
  };
}

/**
 * How an objective stands by what is known of it. Missing is missing: a reading
 * without events gives no percentage, and one that failed keeps the numbers before
 * it with their age. What is amiss with the numbers hides that all is well, but
 * neither an alert nor a budget that is spent.
 */
export function judgeSlo(slo: Slo, known: SloKnown): SloStatus {
  const { reading, failure, series, now } = known;
  const problem = failure && { problem: failure };
  if (!reading) {
    return {
      ...{ state: 'unknown', data: failure ? 'error' : 'pending' },
      ...{ burn: {}, alerts: [], warnings: [], ...problem },
    };
  }
  const window = sloWindowAt(slo.window, reading.at);
  const isOld = failure && now - reading.at > reading.staleAfter;
  const data = isOld ? 'error' : sloDataState(slo, reading, window);
  const numbers = numbersOf(slo, reading, window);
  const { alerts } = reading;
  const state = stateOf({ ...numbers, alerts }, data);
  const exhaustion =
    numbers.budgetLeft === undefined || isOld
      ? undefined
      : runsOut(slo, {
          ...{ at: reading.at, window, series, burn: numbers.burn },
          budgetLeft: numbers.budgetLeft,
          isPaging: state === 'paging',
        });
  return {
    ...{ state, ...(data && { data }), ...numbers },
    ...(exhaustion && { exhaustion }),
    ...factsOf(reading, window),
    ...{ alerts, ...problem },
    warnings: reading.warnings.map(each =>
      typeof each === 'string' ? verbatim(each) : each,
    ),
  };
}
