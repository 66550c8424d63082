import type { LaneStep } from '@infra-portal/infra-common';
import type { ForgeReview } from '@infra-portal/infra-node';
import type { LaneFacts } from './computeLane';
import { joined, LANE_TEXTS } from './laneTexts';
import { time } from './time';

const same = (one: string, other: string | undefined) =>
  one.toLowerCase() === other?.toLowerCase();

/**
 * The last word of each reviewer; a comment takes nothing back. Who asked the
 * portal for the pull request is its author in all but name, whom GitHub does
 * not know: their approval is none.
 */
export function verdicts({
  asker,
  reviews,
  pull,
}: Pick<LaneFacts, 'asker' | 'reviews' | 'pull'>): ForgeReview[] {
  const last = new Map<string, ForgeReview>();
  const inOrder = [...reviews].sort((a, b) =>
    a.submittedAt < b.submittedAt ? -1 : 1,
  );
  for (const review of inOrder) {
    const counts = !['commented', 'pending'].includes(review.state);
    if (counts && !same(review.author, pull.author)) {
      last.set(review.author.toLowerCase(), review);
    }
  }
  return [...last.values()].filter(
    ({ author, state }) => state !== 'approved' || !same(author, asker?.login),
  );
}

/** Login of who asked for it, where they approved it nevertheless. */
const ownApproval = ({ asker, reviews }: LaneFacts): string | undefined =>
  reviews.find(
    ({ author, state }) => state === 'approved' && same(author, asker?.login),
  )?.author;

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
  const isAsked = facts.approvals.some(({ count }) => count > 0);
  if (open.length === 0 && isAsked && facts.asker?.isUnknown) {
    const detail = LANE_TEXTS.askerUnknown;
    return { ...step, state: 'unknown', since, detail, blockers: [] };
  }
  if (open.length === 0) return { ...step, state: 'done', since, blockers: [] };
  const unknown = [...new Set(open.flatMap(need => need.unknown))];
  if (open.every(({ surelyMissing }) => surelyMissing === 0)) {
    const detail = LANE_TEXTS.unplaced(granted, unknown);
    return { ...step, state: 'unknown', since, detail, blockers: unknown };
  }
  const wanted = open.flatMap(({ approvers }) => approvers);
  const missing = Math.max(...open.map(each => each.missing));
  const said = LANE_TEXTS.approvals(missing, granted, refused);
  const own = ownApproval(facts);
  return {
    ...step,
    state: pull.draft ? 'waiting' : 'active',
    since: since ?? time(pull.createdAt),
    detail: pull.draft
      ? LANE_TEXTS.draft
      : joined([said, ...(own ? [LANE_TEXTS.ownApproval(own)] : [])]),
    blockers: [
      ...new Set([...silent(owners, facts, logins), ...new Set(wanted)]),
    ],
  };
}
