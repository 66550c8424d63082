import {
  type MaybeRevert,
  type MeasuredPull,
  pullKindOf,
  revertedBy,
  type Run,
  type Span,
  splitTime,
} from '@infra-portal/infra-common';
import type {
  ForgeCommit,
  ForgePullRequest,
  ForgeReview,
} from '@infra-portal/infra-node';

/** What of the portal's own request is measured. */
export interface MeasuredRequest {
  createdAt: string;
  /** Seconds in which its form was seen. */
  answering?: number;
  /** Commits that the portal made. */
  ownCommits: readonly string[];
}

/** All that is known of a finished pull request. */
export interface FinishedPull {
  repository: string;
  pull: ForgePullRequest;
  reviews: readonly ForgeReview[];
  commits: readonly ForgeCommit[];
  runs: readonly Run[];
  request?: MeasuredRequest;
  /** Seconds in which the page of its review was seen. */
  reading?: number;
  /** Pull requests that may have taken it back. */
  others: readonly MaybeRevert[];
}

const known = (values: readonly (string | undefined)[]) =>
  values.flatMap(value => {
    const at = value === undefined ? NaN : Date.parse(value);
    return Number.isNaN(at) ? [] : [at];
  });

const first = (values: readonly (string | undefined)[]) => {
  const all = known(values);
  return all.length > 0 ? Math.min(...all) : undefined;
};

/** As {@link revertedBy} looks at pull requests. */
export const maybeRevert = (
  repository: string,
  { number, title, body, mergedAt }: ForgePullRequest,
): MaybeRevert => ({
  ...{ repository, number, title, body },
  ...(mergedAt && { mergedAt: Date.parse(mergedAt) }),
});

const spansOf = (runs: readonly Run[]): Span[] =>
  runs.flatMap(({ startedAt, finishedAt }) =>
    startedAt && finishedAt
      ? [{ from: Date.parse(startedAt), to: Date.parse(finishedAt) }]
      : [],
  );

/** Of services the portal wrote its commits down; else its login tells. */
const isOurs = (
  { commit, author }: ForgeCommit,
  { pull, request }: FinishedPull,
) =>
  request
    ? request.ownCommits.includes(commit)
    : author === undefined || author === pull.author;

/** Measures a pull request that is merged or closed. */
export function measure(finished: FinishedPull): MeasuredPull {
  const { repository, pull, reviews, commits, runs, request } = finished;
  const opened = Date.parse(pull.createdAt);
  const { at: to, end } = endOf(finished);
  const from = Math.min(to, ...known([request?.createdAt]), opened);
  const failed = runs.filter(({ state }) => state === 'failed');
  const objections = reviews.filter(
    ({ state }) => state === 'changes-requested',
  );
  const verdict = first(
    reviews
      .filter(({ author }) => author !== pull.author)
      .map(({ submittedAt }) => submittedAt),
  );
  const time = splitTime({
    ...{ from, to },
    machine: [...(request ? [{ from, to: opened }] : []), ...spansOf(runs)],
    objections: known([
      ...objections.map(({ submittedAt }) => submittedAt),
      ...failed.map(({ finishedAt, at }) => finishedAt ?? at),
    ]),
    pushes: known(commits.map(({ committedAt }) => committedAt)),
  });
  const kind = request ? 'service' : pullKindOf(pull.head.branch);
  const reverting = revertedBy(maybeRevert(repository, pull), finished.others);
  return {
    ...{ repository, number: pull.number, url: pull.url, title: pull.title },
    ...(kind && { kind }),
    state: pull.mergedAt ? 'merged' : 'closed',
    startedAt: new Date(from).toISOString(),
    endedAt: new Date(to).toISOString(),
    end,
    ...(request?.answering !== undefined && { answering: request.answering }),
    ...time,
    ...(verdict !== undefined &&
      verdict >= opened && { firstVerdict: (verdict - opened) / 1000 }),
    ...(finished.reading !== undefined && { reading: finished.reading }),
    otherCommits: commits.filter(each => !isOurs(each, finished)).length,
    objections: objections.length,
    failedApplies: failed.filter(({ command }) => command === 'apply').length,
    ...(reverting !== undefined && { revertedBy: reverting }),
  };
}

function endOf({ pull, runs }: FinishedPull): {
  at: number;
  end: MeasuredPull['end'];
} {
  const gone = Date.parse(pull.mergedAt ?? pull.closedAt ?? pull.updatedAt);
  if (!pull.mergedAt) return { at: gone, end: 'close' };
  const applied = known(
    runs
      .filter(
        ({ command, state }) => command === 'apply' && state === 'succeeded',
      )
      .map(({ finishedAt, at }) => finishedAt ?? at),
  );
  return applied.length > 0
    ? { at: Math.max(gone, ...applied), end: 'applied' }
    : { at: gone, end: 'merge' };
}
