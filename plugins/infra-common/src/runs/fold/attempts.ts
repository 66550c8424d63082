import type { RunCommand } from '../api';
import type { CommentSection, Identity } from '../atlantis';
import type { AppliedFact, CommentFact, StatusFact } from './facts';

export const attemptKey = (of: {
  name: string;
  command: RunCommand;
  commit: string;
  target: string | undefined;
  ordinal: number;
}) =>
  JSON.stringify([
    ...['status', of.name, of.command, of.commit],
    ...[of.target ?? '', of.ordinal],
  ]);

/** What a comment said of one project. */
export interface SaidInComment {
  command: RunCommand;
  comment: CommentFact;
  section: CommentSection;
}

/** One try of one project, or of a command as a whole, at one commit. */
export interface Attempt {
  /** Unique in the repository. */
  key: string;
  command: RunCommand;
  identity: Identity;
  /** As the status names the project; undefined: the command as a whole. */
  target?: string;
  commit?: string;
  /** First that is known of it, ms. */
  first: number;
  /** The next try of the same began. */
  superseded: boolean;
  statuses: StatusFact[];
  said?: SaidInComment;
  applied: AppliedFact[];
  /** People let its policies pass in this comment. */
  approved?: CommentFact;
  actor?: string;
}

/** Clocks, and the order of messages, differ by so much. ms */
export const SKEW = 5_000;

export const endOf = ({ statuses }: Attempt): StatusFact | undefined =>
  statuses.find(({ state }) => state !== 'pending');

export const byOrder = (a: StatusFact, b: StatusFact) =>
  a.at - b.at || a.number - b.number;

/**
 * Tries of one context at one commit: each begins with *pending*, or with an end
 * whose beginning is not known.
 * @param identity of the project that they are of
 */
export function attemptsOf(
  statuses: readonly StatusFact[],
  identity: Identity,
): Attempt[] {
  const attempts: Attempt[] = [];
  const isWhole = statuses[0]?.target === undefined;
  for (const status of [...statuses].sort(byOrder)) {
    const last = attempts.at(-1);
    if (last && goesOn(last, status, isWhole)) last.statuses.push(status);
    else {
      if (last) last.superseded = true;
      attempts.push(begin(status, identity, attempts.length));
    }
  }
  return attempts;
}

function begin(
  status: StatusFact,
  identity: Identity,
  ordinal: number,
): Attempt {
  const { name, command, commit, target, at } = status;
  return {
    key: attemptKey({ name, command, commit, target, ordinal }),
    command,
    identity,
    ...(target !== undefined && { target }),
    commit,
    first: at,
    superseded: false,
    statuses: [status],
    applied: [],
  };
}

function goesOn(last: Attempt, status: StatusFact, isWhole: boolean): boolean {
  if (endOf(last)) return false;
  if (status.state !== 'pending') return true;
  // All projects together are pending again while some are done.
  const [begun] = last.statuses;
  return isWhole && status.description !== begun.description;
}
