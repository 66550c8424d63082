import type { DriftObservation, DriftResult } from '../drift';
import { boundOutput } from '../runs';
import { resultOf } from './result';
import type { Report } from './schema';

const NO_COUNTS = { add: 0, change: 0, destroy: 0, import: 0, forget: 0 };
const OUTSIDE = 'Objects have changed outside of ';
const SILENT =
  'The report says that it succeeded, but not whether anything differs.';

/**
 * What a report of a look for drift says; undefined while the look goes on, and
 * for other reports.
 * @param repository `host/owner/name`, as the configuration writes it
 */
export function reportedDrift(
  report: Report,
  repository: string,
): DriftObservation | undefined {
  const { command, state, finishedAt, dir, workspace, runner } = report;
  if (command !== 'drift' || state === 'started' || !finishedAt) {
    return undefined;
  }
  return {
    id: JSON.stringify(['report', report.id, report.attempt, dir, workspace]),
    repository,
    dir,
    workspace,
    at: Date.parse(finishedAt),
    source: 'report',
    runner,
    ref: report.ref,
    commit: report.commit,
    result: driftIn(report),
  };
}

function driftIn(report: Report): DriftResult {
  const { hasChanges, counts, output, problem } = resultOf(report);
  if (problem !== undefined) return { kind: 'failed', message: problem };
  if (hasChanges === undefined) return { kind: 'failed', message: SILENT };
  if (!hasChanges) return { kind: 'clean' };
  return {
    kind: 'drifted',
    counts: counts ?? NO_COUNTS,
    ...(output?.includes(OUTSIDE) && { changesOutside: true }),
    ...(output !== undefined && { plan: boundOutput(output).text }),
  };
}
