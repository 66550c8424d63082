import type { OpenPull } from './pulls';

/** Somebody who looks at pull requests. */
export interface PullReader {
  /** Entity ref. */
  userRef: string;
  /** At GitHub; absent when the catalog does not say. */
  login?: string;
}

const same = (one: string | undefined, other: string | undefined) =>
  one !== undefined && one.toLowerCase() === other?.toLowerCase();

/** Whether somebody opened it, or asked the portal for it. */
export const isOwnPull = (
  { author, generated }: Pick<OpenPull, 'author' | 'generated'>,
  { userRef, login }: PullReader,
): boolean => same(login, author) || same(userRef, generated?.requestedBy);

/**
 * Whether an open pull request waits for somebody's approval: they are among
 * those of whom one must still approve, did not ask for it themselves, and have
 * not decided about its newest commit yet.
 *
 * @param facts.members logins in lower case of who speaks for a name of
 *   `approvals`, where known
 * @param facts.decided logins whose last word was of the newest commit
 */
export function isPullForReview(
  pull: Pick<
    OpenPull,
    'state' | 'draft' | 'author' | 'generated' | 'approvals'
  >,
  reader: PullReader,
  facts: {
    members: ReadonlyMap<string, ReadonlySet<string> | undefined>;
    decided: readonly string[];
  },
): boolean {
  const { userRef, login } = reader;
  if (pull.state !== 'open' || pull.draft || isOwnPull(pull, reader)) {
    return false;
  }
  if (login && facts.decided.some(each => same(each, login))) return false;
  const isThem = (name: string) =>
    same(name, userRef) ||
    (login !== undefined &&
      (facts.members.get(name)?.has(login.toLowerCase()) ?? false));
  return pull.approvals.some(
    ({ needed, have, from }) => have.length < needed && from.some(isThem),
  );
}
