import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import type { EventsService } from '@backstage/plugin-events-node';
import { REPOSITORY_EVENTS } from '@infra-portal/infra-common';
import type { ForgeConversation } from '@infra-portal/infra-node';
import type { StoredReviewAct } from './types';

/**
 * Tells the portal what somebody did to a pull request, as a webhook of GitHub
 * will, or would where there is none.
 */
export function createTell(options: {
  events: EventsService;
  logger: LoggerService;
}): (act: StoredReviewAct, talk: ForgeConversation) => Promise<void> {
  const { events, logger } = options;
  return async (act, { branch, head }) => {
    const of = { repository: act.repository, number: act.pullNumber };
    const publish = (topic: string, eventPayload: object) =>
      events.publish({ topic, eventPayload });
    try {
      await publish(REPOSITORY_EVENTS.conversation, of);
      if (act.act === 'merge') {
        const state = 'merged';
        await publish(REPOSITORY_EVENTS.pullRequest, {
          ...{ ...of, state, branch, head },
        });
      } else if (act.act === 'approve' || act.act === 'request-changes') {
        await publish(REPOSITORY_EVENTS.checks, { ...of, commit: head });
      }
    } catch (error) {
      // It is done: who looks at the page finds it by polling.
      const { message } = toError(error);
      logger.warn(`An act on a pull request was not told: ${message}`);
    }
  };
}
