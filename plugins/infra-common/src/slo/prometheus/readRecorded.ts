import type { Slo } from '../model/types';
import type { SloReading } from '../status/reading';
import { ratioName, SLICES, sliceOf, STEP } from './names';
import { NOTES } from './notes';
import { coverage, coverStep, SECONDS, SHORT_WINDOWS } from './parts';
import { readAlerts } from './readAlerts';
import { BAD, TOTAL } from './recordedQuery';
import { Rows, worstOf } from './Rows';
import { groupNotes, type ReadAt } from './reads';
import { sloCountScale } from './selectors';

/** Why what is recorded is not to be told, if the indicator itself can be asked. */
export type NotRecorded =
  /** There are no rules, or none that have run. */
  | 'missing'
  /** Rules are younger than the window. */
  | 'young'
  /** A sample is no number. */
  | 'poisoned'
  /** Rules stopped. */
  | 'stale'
  /** As Sloth has it: quiet hours count as much as busy ones. */
  | 'weighted';

export interface RecordedRead {
  reading: SloReading;
  /** Absent: the reading is as good as it can be. */
  why?: NotRecorded;
}

const WHOLE = 0.95;

/** The bad part of the window, by group. */
function periodOf(slo: Slo, rows: Rows): ReadonlyMap<string, number> {
  if (slo.window.kind === 'rolling') {
    return rows.groups(ratioName(slo.window.seconds));
  }
  if (slo.method.kind !== 'occurrences') return rows.groups('slices');
  const totals = rows.groups('total');
  const found = new Map<string, number>();
  for (const [group, bad] of rows.groups('bad')) {
    const total = totals.get(group) ?? 0;
    if (total > 0) found.set(group, bad / total);
  }
  return found;
}

/** Events or slices of the window, where they can be counted. */
function countsOf(
  slo: Slo,
  rows: Rows,
  { worst, error, seconds }: { worst?: string; error: number; seconds: number },
): SloReading['counts'] {
  const slice = sliceOf(slo);
  if (slice !== undefined) {
    const total = seconds / slice;
    return { bad: error * total, total };
  }
  const mean = rows.of('total', worst);
  const { indicator } = slo;
  const scale =
    'total' in indicator ? sloCountScale(indicator.total) : undefined;
  if (mean === undefined || scale === undefined) return undefined;
  const total = mean * seconds * (scale === 'rate' ? 1 : 1 / STEP);
  return { bad: error * total, total };
}

function whyNot(rows: Rows, reading: SloReading): NotRecorded | undefined {
  const { errors, coverage: covered = 0, newest, at, hasTraffic } = reading;
  if (rows.isPoisoned) return 'poisoned';
  if (newest === undefined) return 'missing';
  if (at - newest > reading.staleAfter) return 'stale';
  if (errors.period === undefined && (hasTraffic || !rows.has('total'))) {
    return 'missing';
  }
  if (covered < WHOLE) return 'young';
  return reading.isTimeWeighted ? 'weighted' : undefined;
}

/** What rules recorded of one objective. */
export function readRecorded(
  slo: Slo,
  rows: Rows,
  { at, seconds, staleAfter }: ReadAt,
): RecordedRead {
  const period = periodOf(slo, rows);
  const worst = worstOf(period);
  const error = worst === undefined ? undefined : period.get(worst);
  const errors: SloReading['errors'] = {};
  for (const name of SHORT_WINDOWS) {
    const most = rows.most(ratioName(SECONDS[name]));
    if (most !== undefined) errors[name] = most;
  }
  if (error !== undefined) errors.period = error;
  const moments = rows.most('cover') ?? 0;
  const covered = coverage(moments, { at, seconds, step: coverStep(seconds) });
  const newest = Math.max(rows.most('newest') ?? 0, rows.most('newest0') ?? 0);
  const oldest = rows.least('oldest');
  const isCounted = slo.method.kind === 'occurrences';
  const isTimeWeighted =
    isCounted &&
    slo.indicator.form !== 'raw' &&
    !rows.has(TOTAL) &&
    !rows.has('total') &&
    !rows.has(BAD);
  const hasTraffic = error !== undefined || (rows.most('total') ?? 0) > 0;
  const counts =
    error === undefined
      ? undefined
      : countsOf(slo, rows, { worst, error, seconds: seconds * covered });
  const reading: SloReading = {
    ...{ source: 'recorded', at, start: at - seconds, end: at, errors },
    ...(counts && { counts }),
    hasData:
      error !== undefined ||
      newest > 0 ||
      [TOTAL, SLICES].some(name => rows.has(name)),
    ...{ hasTraffic, coverage: covered },
    ...(oldest !== undefined && { oldest }),
    ...(newest > 0 && { newest }),
    ...{ staleAfter, ...(isTimeWeighted && { isTimeWeighted }) },
    alerts: readAlerts(rows.samples),
    warnings: [
      ...(isTimeWeighted ? [NOTES.weighted] : []),
      ...groupNotes(period, worst),
    ],
  };
  const why = whyNot(rows, reading);
  return { reading, ...(why && { why }) };
}
