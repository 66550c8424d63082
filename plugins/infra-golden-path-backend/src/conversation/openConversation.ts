import {
  CONVERSATION_CHANNEL,
  REPOSITORY_EVENTS,
} from '@infra-portal/infra-common';
import { createRateLimit } from '@infra-portal/infra-node';
import { randomUUID } from 'node:crypto';
import { createOrderOf } from '../pulls';
import type { AddRoutes, RoomDeps } from '../rooms';
import { AuthorizedConversations } from './AuthorizedConversations';
import { Conversations } from './Conversations';
import { ReviewActs } from './ReviewActs';
import { ReviewActStore } from './ReviewActStore';
import { addConversationRoutes } from './routes';
import { createTell } from './tell';

/** A person does not press faster, resolving one thread after the other. */
const ACTS = { burst: 30, period: 60_000 };

const TOPICS = [
  REPOSITORY_EVENTS.conversation,
  REPOSITORY_EVENTS.pullRequest,
  REPOSITORY_EVENTS.checks,
];

/** Conversations of pull requests, and acts in people's own names. */
export async function openConversation(deps: RoomDeps): Promise<AddRoutes> {
  const { auditor, database, events, httpAuth, permissions, signals } = deps;
  const conversations = new Conversations({ ...deps, now: () => new Date() });
  const pullOf = (payload: unknown) => {
    const { repository, number } = payload as Record<string, unknown>;
    // Statuses of a commit do not say of which pull request it is.
    return typeof repository === 'string' && typeof number === 'number'
      ? { repository, number }
      : undefined;
  };
  await events.subscribe({
    // Each replica has something of its own to forget.
    id: `infra-golden-path-conversation-${randomUUID()}`,
    topics: TOPICS,
    async onEvent({ eventPayload }) {
      const pull = pullOf(eventPayload);
      if (pull) conversations.forget(pull.repository, pull.number);
    },
  });
  await events.subscribe({
    id: 'infra-golden-path-conversation',
    topics: TOPICS,
    async onEvent({ eventPayload }) {
      const message = pullOf(eventPayload);
      if (!message) return;
      await signals.publish({
        channel: CONVERSATION_CHANNEL,
        recipients: { type: 'broadcast' },
        message,
      });
    },
  });
  const orderOf = createOrderOf(database);
  const acts = new ReviewActs({
    ...{ ...deps, orderOf },
    conversations,
    store: new ReviewActStore(database),
    tell: createTell(deps),
  });
  const authorized = new AuthorizedConversations({
    ...{ acts, conversations, orderOf, permissions },
    identityOf: deps.identityOf,
    limit: createRateLimit(ACTS),
  });
  return router =>
    addConversationRoutes(router, {
      ...{ auditor, httpAuth, conversations: authorized },
    });
}
