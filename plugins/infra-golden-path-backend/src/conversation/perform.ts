import type { ForgeConversation, ForgePerson } from '@infra-portal/infra-node';
import { ActError } from '../acting/ActError';
import { threadOf } from './refuse';
import type { ActOrder, ActResult } from './types';

/** What GitHub has against a merge: its own words say it best. */
function mergeRefusal(error: unknown): unknown {
  const { details } = error as { details?: { status?: number; said?: string } };
  const said = details?.said ? { said: details.said } : {};
  if (details?.status === 409) {
    return new ActError(
      'stale',
      'There is a newer commit than the one you looked at. Look at it first.',
      said,
    );
  }
  // 422 is for what was asked wrongly; GitHub's rules are 405.
  if (details?.status === 405) {
    return new ActError('not-mergeable', 'GitHub does not merge it.', said);
  }
  return error;
}

async function merge(
  person: ForgePerson,
  number: number,
  { head, method }: ActOrder,
  talk: ForgeConversation,
): Promise<ActResult> {
  const way = method ?? talk.mergeMethods[0] ?? 'merge';
  try {
    const { commit } = await person.merge(number, { head, method: way });
    return { url: talk.url, commit };
  } catch (error) {
    throw mergeRefusal(error);
  }
}

/**
 * Does at GitHub what an order asks for.
 * @throws ForgeError or ActError
 */
export async function perform(
  person: ForgePerson,
  number: number,
  order: ActOrder,
  talk: ForgeConversation,
): Promise<ActResult> {
  const { act, body = '', comments = [], head } = order;
  switch (act) {
    case 'merge':
      return merge(person, number, order, talk);
    case 'resolve':
    case 'unresolve': {
      await person.setResolved(threadOf(order, talk).id, act === 'resolve');
      return {};
    }
    case 'reply': {
      const [first] = threadOf(order, talk).comments;
      return person.reply(number, first.number, body);
    }
    case 'comment':
      // Words about no line are a comment; a review would be of the commit.
      if (comments.length === 0) {
        const { url } = await person.comment(number, body);
        return { url };
      }
      break;
    default:
  }
  return person.review(number, { verdict: act, commit: head, body, comments });
}
