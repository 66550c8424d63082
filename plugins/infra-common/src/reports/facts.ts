import {
  boundOutput,
  commitFact,
  type CommitFact,
  type ReportFact,
} from '../runs';
import { resultOf } from './result';
import type { Report } from './schema';

/**
 * What a report says of a run, clean: nothing of a look for drift, which is none.
 * @param digest of the report; the same for one that is sent again
 */
export function reportFacts(
  report: Report,
  digest: string,
): (ReportFact | CommitFact)[] {
  const { command, state, commit } = report;
  if (command === 'drift') return [];
  const { output, ...result } = resultOf(report);
  const startedAt = Date.parse(report.startedAt);
  const at = report.finishedAt ? Date.parse(report.finishedAt) : startedAt;
  const pull = report.pullRequest ?? undefined;
  const fact: ReportFact = {
    kind: 'report',
    key: `report:${digest}`,
    at,
    ...(pull !== undefined && { pull }),
    commit,
    command,
    id: report.id,
    attempt: report.attempt,
    dir: report.dir,
    workspace: report.workspace,
    state,
    startedAt,
    runner: report.runner,
    ...(report.actor && { actor: report.actor }),
    ...(report.jobUrl && { url: report.jobUrl }),
    ...result,
    ...(output !== undefined && { output: boundOutput(output) }),
  };
  return [fact, ...(pull === undefined ? [] : [commitFact(pull, commit, at)])];
}
