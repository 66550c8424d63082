import type { OpenSli, OpenSlo } from '../openslo/schema';
import type { Problems } from './Problems';
import { Queries, type ReadIndicator } from './Queries';
import type { SloMethod } from './types';

interface Wanted {
  objective: OpenSlo['spec']['objectives'][number];
  method: SloMethod;
}

/** The queries of an indicator, each with its window marked. */
export function readIndicator(
  sli: OpenSli,
  { objective, method }: Wanted,
  problems: Problems,
): ReadIndicator | undefined {
  const { ratioMetric, thresholdMetric } = sli;
  const read = new Queries(problems, ratioMetric?.counter ?? false);
  if (thresholdMetric) {
    const { op, value } = objective;
    if (op === undefined || value === undefined) {
      problems.error('A threshold needs op and value in its objective.', [
        ...['spec', 'objectives', 0],
      ]);
    }
    if (method.kind === 'occurrences') {
      problems.error(
        'A threshold is kept by time, not by requests: write budgetingMethod: Timeslices.',
        ['spec', 'budgetingMethod'],
      );
    } else if (method.kind === 'timeslices' && method.sliceTarget !== 1) {
      problems.error('Of a threshold timeSliceTarget must be 1.', [
        ...['spec', 'objectives', 0, 'timeSliceTarget'],
      ]);
    }
    const query = read.plain(thresholdMetric, 'thresholdMetric');
    if (!query || op === undefined || value === undefined) return undefined;
    return read.done({ form: 'threshold', query, op, value });
  }
  const { good, bad, total, raw, rawType } = ratioMetric!;
  if (objective.op !== undefined || objective.value !== undefined) {
    problems.error('A ratio has neither op nor value in its objective.', [
      ...['spec', 'objectives', 0],
    ]);
  }
  if (raw && rawType) {
    const query = read.windowed(raw, 'raw');
    if (query === undefined) return undefined;
    return read.done({ form: 'raw', raw: query, means: rawType });
  }
  const all = read.windowed(total!, 'total');
  const part = read.windowed((good ?? bad)!, good ? 'good' : 'bad');
  if (!all || !part) return undefined;
  return read.done(
    good
      ? { form: 'good-total', good: part, total: all }
      : { form: 'bad-total', bad: part, total: all },
  );
}
