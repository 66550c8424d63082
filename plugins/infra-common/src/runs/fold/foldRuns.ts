import type { RunCounts, RunSource } from '../api';
import { boundOutput, oneLine, readCounts } from '../atlantis';
import { attachActors, attachApplied, attachComments } from './attach';
import { type Attempt, attemptsOf, byOrder, endOf, SKEW } from './attempts';
import { discard } from './discard';
import type { RunFact, StatusFact } from './facts';
import {
  type FoldOptions,
  gather,
  type Gathered,
  identityOf,
  isOf,
} from './gather';
import { outcomeOf } from './outcome';
import { pullRequestOf } from './pullRequestOf';
import { reportedRuns } from './reported';
import type { FoldedRun } from './types';

/** A run in the making. */
export interface Draft {
  attempt: Attempt;
  run: FoldedRun;
}

const iso = (at: number) => new Date(at).toISOString();
const WEB = /^https?:\/\//;
const NOTHING = /^0\/0 /;

/**
 * Makes runs of everything that was said of one pull request, or of one commit
 * without one. Pure: it does not matter in which order things were said, or
 * whether they were said twice.
 * @returns runs by key
 */
export function foldRuns(
  facts: readonly RunFact[],
  options: FoldOptions,
): FoldedRun[] {
  const gathered = gather(facts, options);
  const attempts = allAttempts(gathered, options);
  const alone = attachComments(attempts, gathered);
  const byWebhook = attachApplied([...attempts, ...alone], gathered.applied);
  const all = [...attempts, ...alone, ...byWebhook];
  attachApproved(all, gathered);
  attachActors(all, gathered.requests);
  const drafts = all
    .filter(attempt => isShown(attempt, all))
    .map(attempt => ({
      attempt,
      run: runOf(attempt, all, gathered, options),
    }));
  drafts.push(...commandFailures(drafts, gathered, options));
  discard(drafts, gathered, options);
  const runs = drafts.map(({ run }) => run);
  return [...runs, ...reportedRuns(gathered, options)].sort((a, b) =>
    a.key < b.key ? -1 : 1,
  );
}

function allAttempts(gathered: Gathered, options: FoldOptions): Attempt[] {
  const groups = new Map<string, StatusFact[]>();
  for (const status of gathered.statuses) {
    const { name, command, commit, target } = status;
    const key = JSON.stringify([name, command, commit, target ?? null]);
    const group = groups.get(key);
    if (group) group.push(status);
    else groups.set(key, [status]);
  }
  return [...groups.values()].flatMap(group => {
    const [{ target, commit }] = group;
    const identity =
      target === undefined
        ? {}
        : identityOf(target, commit, gathered.places, options);
    return attemptsOf(group, identity);
  });
}

/** People let policies pass: that is the end of the checks before. */
function attachApproved(attempts: Attempt[], { comments }: Gathered): void {
  for (const { comment, parsed } of comments) {
    if (parsed.kind !== 'approved') continue;
    for (const project of parsed.projects) {
      const [last] = attempts
        .filter(
          each =>
            each.command === 'policy_check' &&
            each.first <= comment.at + SKEW &&
            isOf(project, each.target, each.identity),
        )
        .sort((a, b) => b.first - a.first || (a.key < b.key ? 1 : -1));
      if (last) last.approved = comment;
    }
  }
}

const isWhole = ({ target, statuses }: Attempt) =>
  target === undefined && statuses.length > 0;

/** A command as a whole is shown where nothing is known of its projects. */
function isShown(attempt: Attempt, all: readonly Attempt[]): boolean {
  if (!isWhole(attempt)) return true;
  const last = [...attempt.statuses].sort(byOrder).at(-1)!;
  if (NOTHING.test(last.description)) return false;
  return !all.some(
    each =>
      !isWhole(each) &&
      each.command === attempt.command &&
      each.commit === attempt.commit,
  );
}

/** Whether the command that a try belongs to has ended as a whole. */
function hasEnded(attempt: Attempt, all: readonly Attempt[]): boolean {
  return all.some(each => {
    if (!isWhole(each) || each.command !== attempt.command) return false;
    if (each.commit !== attempt.commit) return false;
    const end = endOf(each);
    const begun = attempt.statuses[0];
    return end !== undefined && begun !== undefined && byOrder(end, begun) > 0;
  });
}

function runOf(
  attempt: Attempt,
  all: readonly Attempt[],
  gathered: Gathered,
  options: FoldOptions,
): FoldedRun {
  const { pull } = gathered;
  const { command, identity, said, statuses, commit } = attempt;
  const over = (pull && pull.state !== 'open') || hasEnded(attempt, all);
  const { state, finishedAt, problem } = outcomeOf(attempt, over ?? false);
  const begun = statuses.find(each => each.state === 'pending');
  const output = said?.section.output;
  return {
    key: attempt.key,
    ...identity,
    command,
    ...pullRequestOf(gathered, options),
    ...(commit !== undefined && { commit }),
    ...(attempt.actor !== undefined && { actor: attempt.actor }),
    state,
    ...changesOf(attempt),
    ...(begun && { startedAt: iso(begun.at) }),
    ...(finishedAt !== undefined && { finishedAt: iso(finishedAt) }),
    at: iso(attempt.first),
    ...jobOf(statuses),
    ...(problem !== undefined && problem !== '' && { problem }),
    sources: sourcesOf(attempt),
    ...(output !== undefined &&
      output !== '' && {
        output: boundOutput(output),
      }),
  };
}

/** What changes: the status says it first, then the comment. */
function changesOf(attempt: Attempt): {
  hasChanges?: boolean;
  counts?: RunCounts;
} {
  const { command, said } = attempt;
  if (command === 'policy_check') return {};
  const end = endOf(attempt);
  const fromStatus =
    end && end.state === 'success' ? readCounts(end.description) : {};
  if (fromStatus.counts) return fromStatus;
  const { hasChanges, counts } = said?.section ?? {};
  return {
    ...(hasChanges !== undefined && { hasChanges }),
    ...(counts && { counts }),
  };
}

function jobOf(statuses: readonly StatusFact[]): { jobUrl?: string } {
  const url = [...statuses]
    .sort(byOrder)
    .map(status => status.url)
    .filter(each => each !== undefined && WEB.test(each))
    .at(-1);
  return url === undefined ? {} : { jobUrl: url };
}

function sourcesOf({
  statuses,
  said,
  applied,
  approved,
}: Attempt): RunSource[] {
  const comment = (
    { comment: { body, at, url } } = said!,
  ): RunSource & { at: number } => ({
    kind: 'comment',
    says: oneLine(body.split('\n', 1)[0], 200),
    at,
    observedAt: iso(at),
    ...(url !== undefined && { url }),
  });
  const sources = [
    ...statuses.map(({ state, description, at, url }) => ({
      kind: 'status' as const,
      says: oneLine([state, description].filter(Boolean).join(': '), 200),
      at,
      observedAt: iso(at),
      ...(url !== undefined && WEB.test(url) && { url }),
    })),
    ...(said ? [comment(said)] : []),
    ...(approved ? [comment({ ...said!, comment: approved })] : []),
    ...applied.map(({ success, at }) => ({
      kind: 'webhook' as const,
      says: success ? 'applied' : 'failed to apply',
      at,
      observedAt: iso(at),
    })),
  ];
  return sources
    .sort((a, b) => a.at - b.at || (a.says < b.says ? -1 : 1))
    .map(({ at: _, ...source }) => source);
}

/** Comments that a command failed as a whole, where no status says so. */
function commandFailures(
  drafts: readonly Draft[],
  gathered: Gathered,
  options: FoldOptions,
): Draft[] {
  return gathered.comments.flatMap(({ comment, parsed }) => {
    if (parsed.kind !== 'failed') return [];
    const { command, problem } = parsed;
    const whole = drafts
      .filter(
        ({ attempt }) =>
          isWhole(attempt) &&
          attempt.command === command &&
          attempt.first <= comment.at + SKEW,
      )
      .sort((a, b) => b.attempt.first - a.attempt.first)[0];
    const source: RunSource = {
      kind: 'comment',
      says: oneLine(comment.body.split('\n', 1)[0], 200),
      observedAt: iso(comment.at),
      ...(comment.url !== undefined && { url: comment.url }),
    };
    if (whole) {
      if (whole.run.state === 'failed') whole.run.problem = problem;
      whole.run.sources = [...whole.run.sources, source];
      return [];
    }
    const attempt: Attempt = {
      key: JSON.stringify(['comment', comment.number]),
      command,
      identity: {},
      first: comment.at,
      superseded: false,
      statuses: [],
      applied: [],
    };
    const run: FoldedRun = {
      key: attempt.key,
      command,
      ...pullRequestOf(gathered, options),
      state: 'failed',
      at: iso(comment.at),
      finishedAt: iso(comment.at),
      problem,
      sources: [source],
    };
    return [{ attempt, run }];
  });
}
