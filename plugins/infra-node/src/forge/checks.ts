import type { Octokit } from '@octokit/rest';
import type { ForgeCheck, NewCheckRun } from './types';

/** GitHub takes so many annotations with one call. */
const ANNOTATIONS = 50;
const SUMMARY = 65_535;
const DESCRIPTION = 140;

export const shorten = (text: string, length: number) =>
  text.length <= length ? text : `${text.slice(0, length - 1)}…`;

const STATUS_STATES: Record<string, ForgeCheck['state']> = {
  pending: 'pending',
  success: 'success',
  failure: 'failure',
  error: 'error',
};

const CONCLUSIONS: Record<string, ForgeCheck['state']> = {
  success: 'success',
  failure: 'failure',
  timed_out: 'failure',
  startup_failure: 'error',
  cancelled: 'error',
  action_required: 'failure',
  stale: 'error',
  neutral: 'neutral',
  skipped: 'skipped',
};

export const toStatus = (status: any): ForgeCheck => ({
  name: status.context,
  kind: 'status',
  state: STATUS_STATES[status.state] ?? 'error',
  description: status.description ?? '',
  url: status.target_url ?? undefined,
  at: status.updated_at ?? status.created_at,
});

export const toCheck = (run: any): ForgeCheck => ({
  name: run.name,
  kind: 'check-run',
  state:
    run.status === 'completed'
      ? CONCLUSIONS[run.conclusion] ?? 'error'
      : 'pending',
  description: run.output?.title ?? '',
  url: run.details_url ?? run.html_url ?? undefined,
  at: run.completed_at ?? run.started_at ?? '',
});

interface Place {
  owner: string;
  repo: string;
}

/** The newest status of each context of a commit. */
export async function readStatuses(
  octokit: Octokit,
  place: Place,
  ref: string,
): Promise<ForgeCheck[]> {
  const found: ForgeCheck[] = [];
  // Octokit does not page this list: it has other fields beside it.
  for (let page = 1; ; page += 1) {
    const { data } = await octokit.repos.getCombinedStatusForRef({
      ...place,
      ref,
      per_page: 100,
      page,
    });
    found.push(...data.statuses.map(toStatus));
    if (data.statuses.length < 100) return found;
  }
}

/** The newest run of each check of a commit. */
export async function readCheckRuns(
  octokit: Octokit,
  place: Place,
  ref: string,
): Promise<ForgeCheck[]> {
  const runs = await octokit.paginate(octokit.checks.listForRef, {
    ...place,
    ref,
    filter: 'latest',
    per_page: 100,
  });
  return runs.map(toCheck);
}

/** Writes a check run, which only a GitHub App may. */
export async function writeCheckRun(
  octokit: Octokit,
  place: Place,
  run: NewCheckRun,
): Promise<void> {
  const { data } = await octokit.checks.listForRef({
    ...place,
    ref: run.commit,
    check_name: run.name,
    filter: 'all',
    per_page: 100,
  });
  const known = data.check_runs.find(
    each => each.external_id === run.externalId,
  );
  const annotations = run.annotations.map(each => ({
    path: each.path,
    start_line: each.line,
    end_line: each.line,
    annotation_level: each.level,
    title: each.title && shorten(each.title, 255),
    message: shorten(each.message, 64_000),
  }));
  const output = {
    title: shorten(run.title, 255),
    summary: shorten(run.summary, SUMMARY),
  };
  const fields = {
    ...place,
    name: run.name,
    status: 'completed' as const,
    conclusion: run.conclusion,
    details_url: run.detailsUrl,
    external_id: run.externalId,
    output: { ...output, annotations: annotations.slice(0, ANNOTATIONS) },
  };
  const { data: written } = known
    ? await octokit.checks.update({ ...fields, check_run_id: known.id })
    : await octokit.checks.create({ ...fields, head_sha: run.commit });
  for (let i = ANNOTATIONS; i < annotations.length; i += ANNOTATIONS) {
    const more = annotations.slice(i, i + ANNOTATIONS);
    await octokit.checks.update({
      ...place,
      check_run_id: written.id,
      output: { ...output, annotations: more },
    });
  }
}

const STATUS_OF_CONCLUSION = {
  success: 'success',
  neutral: 'success',
  failure: 'failure',
} as const;

/** The same as a commit status, which any token may write. */
export async function writeStatus(
  octokit: Octokit,
  place: Place,
  run: NewCheckRun,
): Promise<void> {
  await octokit.repos.createCommitStatus({
    ...place,
    sha: run.commit,
    context: run.name,
    state: STATUS_OF_CONCLUSION[run.conclusion],
    description: shorten(run.title, DESCRIPTION),
    target_url: run.detailsUrl,
    // The newest of a context counts, so a second one says the same.
    request: { repeatable: true },
  });
}
