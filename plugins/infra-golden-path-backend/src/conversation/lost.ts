import type {
  ForgeConversation,
  ForgeThread,
  ForgeThreadComment,
} from '@infra-portal/infra-node';
import { SKEW } from '../acting/Once';
import { contentOf } from './content';
import type { ActResult, StoredReviewAct } from './types';

const VERDICTS: Partial<Record<string, string>> = {
  approve: 'approved',
  'request-changes': 'changes-requested',
  comment: 'commented',
};

const isBy = (login: string, act: StoredReviewAct) =>
  login.toLowerCase() === act.login.toLowerCase();

/** Written by the person at about the time of the act. */
const isOf = (
  said: { author: string; createdAt: string },
  act: StoredReviewAct,
) =>
  isBy(said.author, act) &&
  Date.parse(said.createdAt) >= Date.parse(act.askedAt) - SKEW;

/** First comments of threads that were begun with a review. */
const begunBy = (threads: readonly ForgeThread[], review: string) =>
  threads.flatMap(({ path, comments: [first] }) =>
    first?.review === review ? [{ path, body: first.body }] : [],
  );

function ofReview(act: StoredReviewAct, talk: ForgeConversation) {
  return talk.reviews.findLast(
    review =>
      isOf(review, act) &&
      review.state === VERDICTS[act.act] &&
      review.commit === act.head &&
      contentOf({
        body: review.body,
        comments: begunBy(talk.threads, review.id),
      }) === act.content,
  );
}

function ofReply(
  act: StoredReviewAct,
  { threads }: ForgeConversation,
): ForgeThreadComment | undefined {
  const thread = threads.find(({ id }) => id === act.thread);
  return thread?.comments
    .slice(1)
    .findLast(
      each => isOf(each, act) && contentOf({ body: each.body }) === act.content,
    );
}

const said = (found: { url: string } | undefined): ActResult | undefined =>
  found && { url: found.url };

/**
 * What an act left at GitHub whose answer was lost; undefined when it left
 * nothing.
 */
export function leftBy(
  act: StoredReviewAct,
  talk: ForgeConversation,
): ActResult | undefined {
  switch (act.act) {
    case 'merge': {
      const isTheirs = isBy(talk.mergedBy ?? '', act) && talk.head === act.head;
      if (talk.state !== 'merged' || !isTheirs) return undefined;
      const { url, mergeCommit } = talk;
      return { url, ...(mergeCommit && { commit: mergeCommit }) };
    }
    case 'resolve':
    case 'unresolve': {
      const thread = talk.threads.find(({ id }) => id === act.thread);
      const wanted = act.act === 'resolve';
      if (thread?.resolved !== wanted) return undefined;
      return {};
    }
    case 'reply':
      return said(ofReply(act, talk));
    case 'comment': {
      const comment = talk.comments.findLast(
        each =>
          isOf(each, act) && contentOf({ body: each.body }) === act.content,
      );
      return said(comment ?? ofReview(act, talk));
    }
    default:
      return said(ofReview(act, talk));
  }
}
