import { parseSloDuration, secondsOfSlo } from '../duration';
import type { OpenSlo } from '../openslo/schema';
import type { Problems } from './Problems';
import type { SloMethod } from './types';

/** What is counted: events, or slices of time. */
export function methodOf(
  method: OpenSlo['spec']['budgetingMethod'],
  { timeSliceTarget, timeSliceWindow }: OpenSlo['spec']['objectives'][number],
  problems: Problems,
): SloMethod | undefined {
  if (method === 'Occurrences') return { kind: 'occurrences' };
  const path = ['spec', 'objectives', 0];
  const written =
    typeof timeSliceWindow === 'number'
      ? `${timeSliceWindow}m`
      : timeSliceWindow;
  const read = written === undefined ? undefined : parseSloDuration(written);
  const slice = read && secondsOfSlo(read);
  if (slice === undefined || slice > 3_600) {
    problems.error(
      `${method} needs a timeSliceWindow of one minute to one hour, such as 1m.`,
      path,
    );
    return undefined;
  }
  if (method === 'RatioTimeslices') return { kind: 'ratio-timeslices', slice };
  if (timeSliceTarget === undefined) {
    problems.error('Timeslices needs a timeSliceTarget, such as 1.', path);
    return undefined;
  }
  return { kind: 'timeslices', slice, sliceTarget: timeSliceTarget };
}
