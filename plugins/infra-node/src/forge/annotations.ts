import type { Octokit } from '@octokit/rest';
import { harmless } from './errors';

/** What a check says of a line. Texts are of others: hostile. */
export interface ForgeAnnotation {
  /** Name of the check run. */
  check: string;
  path?: string;
  /** From 1. */
  line: number;
  endLine: number;
  level: 'notice' | 'warning' | 'failure';
  title?: string;
  message: string;
  url?: string;
  at: string;
}

/** What a scanner reported to GitHub as SARIF, and nobody closed. */
export interface ForgeAlert {
  number: number;
  tool: string;
  rule: string;
  level: ForgeAnnotation['level'];
  message: string;
  path?: string;
  line?: number;
  endLine?: number;
  url: string;
  at: string;
}

export interface ForgeFindings {
  annotations: ForgeAnnotation[];
  alerts: ForgeAlert[];
}

interface Place {
  owner: string;
  repo: string;
}

/** Annotations of one commit that are read. */
const MOST = 1_000;
const LONGEST = 2_000;

const LEVELS: Record<string, ForgeAnnotation['level']> = {
  notice: 'notice',
  warning: 'warning',
  failure: 'failure',
};

const text = (value: unknown) => String(value ?? '').slice(0, LONGEST);

/** What the newest runs of the checks of a commit say of lines, at most 1,000. */
async function readAnnotations(
  octokit: Octokit,
  place: Place,
  commit: string,
): Promise<ForgeAnnotation[]> {
  const runs = await octokit.paginate(octokit.checks.listForRef, {
    ...{ ...place, ref: commit, filter: 'latest', per_page: 100 },
  });
  const found: ForgeAnnotation[] = [];
  for (const run of runs) {
    if (!run.output.annotations_count || found.length >= MOST) continue;
    const told = await octokit.paginate(
      octokit.checks.listAnnotations,
      { ...place, check_run_id: run.id, per_page: 100 },
      ({ data }, done) => {
        if (found.length + data.length >= MOST) done();
        return data;
      },
    );
    const url = run.details_url ?? run.html_url ?? undefined;
    const at = run.completed_at ?? run.started_at ?? new Date(0).toISOString();
    for (const each of told) {
      found.push({
        check: run.name,
        ...(each.path && { path: each.path }),
        line: Math.max(1, each.start_line),
        endLine: Math.max(1, each.end_line ?? each.start_line),
        level: LEVELS[each.annotation_level ?? ''] ?? 'notice',
        ...(each.title && { title: harmless(each.title) }),
        message: text(each.message),
        ...(url && { url }),
        at,
      });
    }
  }
  return found.slice(0, MOST);
}

const GRAVE = new Set(['error', 'critical', 'high']);

function levelOf(rule: any): ForgeAnnotation['level'] {
  const severity = rule?.security_severity_level ?? rule?.severity;
  if (GRAVE.has(severity)) return 'failure';
  return severity === 'warning' || severity === 'medium' ? 'warning' : 'notice';
}

/** GitHub has no such feature for the repository, or tells the portal nothing of it. */
const isWithout = (error: any) => [403, 404].includes(error?.status);

/** What scanners found in a pull request, at most 100. */
async function readAlerts(
  octokit: Octokit,
  place: Place,
  number: number,
): Promise<ForgeAlert[]> {
  try {
    const { data } = await octokit.codeScanning.listAlertsForRepo({
      ...{ ...place, ref: `refs/pull/${number}/merge` },
      ...{ state: 'open', per_page: 100 },
    });
    return data.map(alert => {
      const { location, message } = alert.most_recent_instance;
      return {
        number: alert.number,
        tool: text(alert.tool.name),
        rule: text(alert.rule.id),
        level: levelOf(alert.rule),
        message: text(message?.text ?? alert.rule.description),
        ...(location?.path && { path: location.path }),
        ...(location?.start_line && { line: location.start_line }),
        ...(location?.end_line && { endLine: location.end_line }),
        ...{ url: alert.html_url, at: alert.created_at },
      };
    });
  } catch (error) {
    if (isWithout(error)) return [];
    throw error;
  }
}

/** What checks and scanners found in a commit of a pull request. */
export async function readFindings(
  octokit: Octokit,
  place: Place,
  commit: string,
  number: number,
): Promise<ForgeFindings> {
  const [annotations, alerts] = await Promise.all([
    readAnnotations(octokit, place, commit),
    readAlerts(octokit, place, number),
  ]);
  return { annotations, alerts };
}
