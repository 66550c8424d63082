import type { Slo } from '../model/types';
import { SLO_WINDOWS, type SloReading } from '../status/reading';
import { sliceOf } from './names';
import { NOTES } from './notes';
import { coverage, coverStep } from './parts';
import { groupNotes, type ReadAt } from './reads';
import { Rows, worstOf } from './Rows';
import { sloCountScale } from './selectors';

const DAY = 86_400;

const NEWEST = ['newest0', 'newest1', 'newest2'];

function newestOf(rows: Rows): number | undefined {
  const found = NEWEST.flatMap(part => rows.most(part) ?? []);
  return found.length > 0 ? Math.max(...found) : undefined;
}

/** Events or slices of the window; of the group that the numbers are of. */
function countsOf(
  slo: Slo,
  rows: Rows,
  {
    worst,
    seconds,
    covered,
  }: { worst?: string; seconds: number; covered: number },
): SloReading['counts'] {
  const error =
    worst === undefined ? undefined : rows.groups('period').get(worst);
  const slice = sliceOf(slo);
  const { indicator } = slo;
  if (slice !== undefined) {
    const total = (seconds * covered) / slice;
    return error === undefined ? undefined : { bad: error * total, total };
  }
  const scale =
    'total' in indicator ? sloCountScale(indicator.total) : undefined;
  const all =
    worst === undefined ? rows.most('total') : rows.of('total', worst);
  if (scale === undefined || all === undefined) return undefined;
  const total = scale === 'rate' ? all * seconds : all;
  return { bad: (error ?? 0) * total, total };
}

/** What the indicator's own series say of one objective. */
export function readComputed(
  slo: Slo,
  rows: Rows,
  { at, seconds, staleAfter }: ReadAt,
): SloReading {
  const period = rows.groups('period');
  const worst = worstOf(period);
  const errors: SloReading['errors'] = {};
  for (const name of SLO_WINDOWS) {
    const most = rows.most(name);
    if (most !== undefined) errors[name] = most;
  }
  const step = coverStep(seconds, sliceOf(slo));
  const covered = coverage(rows.most('cover') ?? 0, { at, seconds, step });
  const hasData = rows.has('total') || rows.has('cover') || rows.has('period');
  const found = newestOf(rows);
  const isLongAgo = found === undefined && hasData;
  const newest = isLongAgo ? at - DAY : found;
  const oldest = rows.least('oldest');
  const counts = countsOf(slo, rows, { worst, seconds, covered });
  const hasNoGood =
    slo.indicator.form === 'good-total' &&
    rows.has('total') &&
    !rows.has('good');
  return {
    ...{ source: 'computed', at, start: at - seconds, end: at, errors },
    ...(counts && { counts }),
    ...{ hasData, hasTraffic: worst !== undefined, coverage: covered },
    ...(oldest !== undefined && { oldest }),
    ...(newest !== undefined && { newest }),
    ...{ staleAfter, alerts: [] },
    warnings: [
      ...(hasNoGood ? [NOTES.noGood] : []),
      ...(isLongAgo ? [NOTES.longAgo] : []),
      ...groupNotes(period, worst),
    ],
  };
}
