import type { Conversation } from '@infra-portal/infra-common';
import type {
  ForgeConversation,
  ForgeSaid,
  ForgeSaidReview,
} from '@infra-portal/infra-node';

const said = ({ id, author, body, createdAt, editedAt, url }: ForgeSaid) => ({
  ...{ id, author, body, createdAt, url },
  ...(editedAt && { editedAt }),
});

type Kind = Conversation['timeline'][number]['kind'];

/** The verdict of one that was dismissed is not told by GitHub. */
const kindOf = ({ state }: ForgeSaidReview): Kind =>
  state === 'approved' || state === 'changes-requested' ? state : 'commented';

/** A reply makes a review of its own at GitHub, which says nothing. */
const isWorthSaying = ({ state, body }: ForgeSaidReview) =>
  state !== 'pending' && (state !== 'commented' || body.trim() !== '');

/** A conversation as pages show it. */
export function present(
  talk: ForgeConversation,
  observedAt: string,
): Conversation {
  const { head, state, url, author, draft, mergeState, mergeMethods } = talk;
  const timeline: Conversation['timeline'] = [
    ...talk.comments.map(each => ({ ...said(each), kind: 'comment' as const })),
    ...talk.reviews.filter(isWorthSaying).map(each => ({
      ...said(each),
      kind: kindOf(each),
      ...(each.commit && { commit: each.commit }),
      ...(each.state === 'dismissed' && { dismissed: true }),
    })),
  ];
  return {
    threads: talk.threads.map(({ comments, ...thread }) => ({
      ...thread,
      comments: comments.map(said),
    })),
    timeline: timeline.sort(
      (a, b) => Date.parse(a.createdAt) - Date.parse(b.createdAt),
    ),
    ...{ head, state, url, author, draft, mergeState, mergeMethods },
    ...(talk.mergeable !== undefined && { mergeable: talk.mergeable }),
    observedAt,
  };
}
