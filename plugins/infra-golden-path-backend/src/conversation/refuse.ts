import type { ForgeConversation, ForgeThread } from '@infra-portal/infra-node';
import { ActError } from '../acting/ActError';
import type { ActOrder } from './types';

/** What is said of a commit, so that another one must not be there by now. */
const OF_HEAD = ['approve', 'request-changes', 'comment', 'merge'];
/** What GitHub takes only of open pull requests. */
const OF_OPEN = ['approve', 'request-changes', 'merge'];

function refuseMerge({ method }: ActOrder, talk: ForgeConversation): void {
  if (talk.draft) {
    throw new ActError(
      'not-mergeable',
      'It is a draft. Mark it as ready for review first.',
    );
  }
  if (talk.mergeable === false) {
    throw new ActError(
      'not-mergeable',
      'It conflicts with its base. Bring the branch up to date first.',
    );
  }
  if (method !== undefined && !talk.mergeMethods.includes(method)) {
    throw new ActError(
      'not-mergeable',
      `The repository does not allow to merge by ${method}, but by: ${talk.mergeMethods.join(
        ', ',
      )}.`,
    );
  }
}

/**
 * Refuses what makes no sense for a pull request as it is now.
 * @throws ActError
 */
export function refuseOutdated(order: ActOrder, talk: ForgeConversation): void {
  const { act, comments = [], head } = order;
  const needsOpen = OF_OPEN.includes(act) || comments.length > 0;
  if (needsOpen && talk.state !== 'open') {
    throw new ActError('closed', 'The pull request is not open any more.');
  }
  if (OF_HEAD.includes(act) && talk.head !== head) {
    throw new ActError(
      'stale',
      'There is a newer commit than the one you looked at. Look at it first.',
    );
  }
  if (act === 'merge') refuseMerge(order, talk);
}

/**
 * @param asked the person asked the portal for it, which GitHub does not know
 * @throws ActError when a verdict would be on one's own work
 */
export function refuseOwn(
  { act }: ActOrder,
  talk: ForgeConversation,
  { login, asked }: { login: string; asked: boolean },
): void {
  if (act === 'approve' && asked) {
    throw new ActError(
      'asked-for',
      'You asked the portal for this pull request. Somebody else must approve it.',
    );
  }
  const isOwn = talk.author.toLowerCase() === login.toLowerCase();
  if (!isOwn || (act !== 'approve' && act !== 'request-changes')) return;
  throw new ActError(
    'own',
    'GitHub lets nobody approve their own pull request, or ask for changes of it.',
  );
}

/**
 * The thread of an order. One of another pull request is none, whoever may
 * write there.
 * @throws ActError when it is not there
 */
export function threadOf(
  { thread }: ActOrder,
  talk: ForgeConversation,
): ForgeThread {
  const found = talk.threads.find(({ id }) => id === thread);
  if (found?.comments.length) return found;
  throw new ActError(
    'gone',
    'The conversation is not there any more. Load the page again.',
  );
}
