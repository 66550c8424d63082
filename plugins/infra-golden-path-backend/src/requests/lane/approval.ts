import type { LaneStep } from '@infra-portal/infra-common';
import type { ForgeReview } from '@infra-portal/infra-node';
import type { LaneFacts } from './computeLane';
import { LANE_TEXTS } from './laneTexts';
import { time } from './time';

/** The last word of each reviewer; a comment takes nothing back. */
function verdicts({ reviews, pull }: LaneFacts): ForgeReview[] {
  const last = new Map<string, ForgeReview>();
  const inOrder = [...reviews].sort((a, b) =>
    a.submittedAt < b.submittedAt ? -1 : 1,
  );
  for (const review of inOrder) {
    const counts = !['commented', 'pending'].includes(review.state);
    if (counts && review.author !== pull.author)
      last.set(review.author, review);
  }
  return [...last.values()];
}

/** How far the approvals that one environment needs have come. */
interface Need {
  /** Who may give them; empty: anybody. */
  approvers: readonly string[];
  missing: number;
  /** Those that remain missing even if all whom we cannot place count. */
  surelyMissing: number;
  /** Approvers whose members nobody tells us. */
  unknown: string[];
}

function needsOf({ approvals, members }: LaneFacts, granted: string[]): Need[] {
  return approvals.map(({ approvers, count }) => {
    const isEligible = (login: string) =>
      approvers.length === 0 ||
      approvers.some(each => members.get(each)?.has(login));
    const unknown = approvers.filter(each => !members.get(each));
    const missing = Math.max(0, count - granted.filter(isEligible).length);
    const possible = Math.max(0, count - granted.length);
    const surelyMissing = unknown.length > 0 ? possible : missing;
    return { approvers, missing, surelyMissing, unknown };
  });
}

/** Names for which nobody has approved yet. */
function silent(
  names: readonly string[],
  { members }: LaneFacts,
  granted: readonly string[],
): string[] {
  const hasSpoken = (name: string) =>
    granted.some(login => members.get(name)?.has(login));
  return [...new Set(names)].filter(name => !hasSpoken(name));
}

/** Whether those have approved who must, by the standards; and who has not. */
export function approval(facts: LaneFacts): LaneStep & { id: 'approval' } {
  const { pull, owners, refused } = facts;
  const all = verdicts(facts);
  const against = all.filter(({ state }) => state === 'changes-requested');
  const granted = all
    .filter(({ state }) => state === 'approved')
    .map(({ author }) => author);
  const logins = granted.map(author => author.toLowerCase());
  const since = time(all.at(-1)?.submittedAt);
  const step = { id: 'approval' as const, url: pull.url, source: 'GitHub' };
  if (pull.state === 'merged') {
    return { ...step, state: 'done', since, blockers: [] };
  }
  if (against.length > 0) {
    return {
      ...step,
      state: 'failed',
      since,
      detail: LANE_TEXTS.changesRequested,
      blockers: against.map(({ author }) => author),
    };
  }
  const needs = needsOf(facts, logins);
  const open = needs.filter(({ missing }) => missing > 0);
  if (open.length === 0) return { ...step, state: 'done', since, blockers: [] };
  const unknown = [...new Set(open.flatMap(need => need.unknown))];
  if (open.every(({ surelyMissing }) => surelyMissing === 0)) {
    const detail = LANE_TEXTS.unplaced(granted, unknown);
    return { ...step, state: 'unknown', since, detail, blockers: unknown };
  }
  const wanted = open.flatMap(({ approvers }) => approvers);
  const missing = Math.max(...open.map(each => each.missing));
  return {
    ...step,
    state: pull.draft ? 'waiting' : 'active',
    since: since ?? time(pull.createdAt),
    detail: pull.draft
      ? LANE_TEXTS.draft
      : LANE_TEXTS.approvals(missing, granted, refused),
    blockers: [
      ...new Set([...silent(owners, facts, logins), ...new Set(wanted)]),
    ],
  };
}
