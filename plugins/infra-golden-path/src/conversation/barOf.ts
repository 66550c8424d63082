import type { Conversation } from '@infra-portal/infra-common';
import type { Talk } from './Talk';

/** Acts that the bar offers. */
export const BAR_ACTS = [
  'approve',
  'request-changes',
  'comment',
  'merge',
] as const;

export type BarAct = (typeof BAR_ACTS)[number];

/** Why an act is not possible now. */
export type Bar =
  | 'notAllowed'
  | 'closed'
  | 'stale'
  | 'own'
  | 'asked'
  | 'draft'
  | 'conflict';

/** Why an act is not possible now; undefined where it is. */
export function barOf(
  act: BarAct,
  conversation: Conversation,
  { head, mayMerge, mayWrite }: Pick<Talk, 'head' | 'mayMerge' | 'mayWrite'>,
): Bar | undefined {
  const { author, draft, login, mergeable, state } = conversation;
  if (!(act === 'merge' ? mayMerge : mayWrite)) return 'notAllowed';
  if (state !== 'open') return act === 'comment' ? undefined : 'closed';
  if (conversation.head !== head) return 'stale';
  const isVerdict = act === 'approve' || act === 'request-changes';
  if (isVerdict && login?.toLowerCase() === author.toLowerCase()) return 'own';
  if (act === 'approve' && conversation.asked) return 'asked';
  if (act !== 'merge') return undefined;
  if (draft) return 'draft';
  return mergeable === false ? 'conflict' : undefined;
}
