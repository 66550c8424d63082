import { cleanText, oneLine, readCounts, type RunCounts } from '../runs';
import type { Report } from './schema';

const ERROR = /^[│|\s]{0,6}Error: /;
const MOST_LINE = 2_000;

export interface ReportResult {
  /** Undefined: it does not say. */
  hasChanges?: boolean;
  counts?: RunCounts;
  /** Cleaned, not bounded. */
  output?: string;
  /** Of one that did not succeed: one line. */
  problem?: string;
}

/**
 * What a report says of how it went, clean. What it states comes first, then what
 * Terraform printed, then its exit code.
 */
export function resultOf(report: Report): ReportResult {
  const output = cleanText(report.output ?? '').trimEnd();
  const problem = problemOf(report, output);
  return {
    ...changesOf(report, output),
    ...(output !== '' && { output }),
    ...(problem !== undefined && { problem }),
  };
}

function changesOf(
  { command, state, hasChanges, counts, exitCode }: Report,
  output: string,
): Pick<ReportResult, 'hasChanges' | 'counts'> {
  if (state !== 'succeeded') return {};
  const said = readCounts(output);
  const total = counts ?? said.counts;
  const some = total && Object.values(total).some(each => each > 0);
  const code =
    command !== 'apply' && (exitCode === 0 || exitCode === 2)
      ? exitCode === 2
      : undefined;
  // Counts of zero do not rule out changes of outputs.
  const has =
    hasChanges ?? (counts ? some || said.hasChanges : said.hasChanges) ?? code;
  return {
    ...(has !== undefined && { hasChanges: has }),
    ...(total && { counts: total }),
  };
}

function problemOf(
  { state, error }: Report,
  output: string,
): string | undefined {
  if (state === 'cancelled') return 'It was cancelled before it ended.';
  if (state !== 'failed') return undefined;
  return (
    oneLine(cleanText(error ?? '')) ||
    errorIn(output) ||
    'It failed; the report does not say why.'
  );
}

function errorIn(output: string): string {
  const line = output.split('\n').find(each => ERROR.test(each)) ?? '';
  return oneLine(line.slice(0, MOST_LINE).replace(/^[│|\s]{0,6}/, ''));
}
