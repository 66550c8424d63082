import type { z } from 'zod';
import type { findingCountsSchema } from './api';
import type { FindingSeverity } from './discovery';

/** How many findings of each weight there are. */
export type FindingCounts = z.infer<typeof findingCountsSchema>;

/** Counts findings by their weight. */
export function countFindings(
  findings: Iterable<{ severity: FindingSeverity }>,
): FindingCounts {
  const counts = { error: 0, warning: 0, info: 0 };
  for (const { severity } of findings) counts[severity] += 1;
  return counts;
}

/** The counts of many together. */
export function sumFindings(all: Iterable<FindingCounts>): FindingCounts {
  const sum = { error: 0, warning: 0, info: 0 };
  for (const { error, warning, info } of all) {
    sum.error += error;
    sum.warning += warning;
    sum.info += info;
  }
  return sum;
}
