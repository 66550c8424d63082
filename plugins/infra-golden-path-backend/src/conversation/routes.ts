import type {
  AuditorService,
  HttpAuthService,
} from '@backstage/backend-plugin-api';
import { reviewOrderSchema } from '@infra-portal/infra-common';
import {
  audited,
  checkRequest,
  repositoryName,
} from '@infra-portal/infra-node';
import type { Router } from 'express';
import { pullAt } from '../review/routes';
import type { AuthorizedConversations } from './AuthorizedConversations';

export interface ConversationRoutesOptions {
  auditor: AuditorService;
  httpAuth: HttpAuthService;
  conversations: AuthorizedConversations;
}

const REVIEW = '/reviews/:host/:owner/:name/:number';

/** What is said of a pull request, and what people do to it in their own name. */
export function addConversationRoutes(
  router: Router,
  { auditor, httpAuth, conversations }: ConversationRoutesOptions,
): void {
  router.get(`${REVIEW}/conversation`, async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const { repository, number } = pullAt(request.params);
    response.json(await conversations.read(user, repository, number));
  });

  router.post(`${REVIEW}/acts`, async (request, response) => {
    const user = await httpAuth.credentials(request, { allow: ['user'] });
    const { repository, number } = pullAt(request.params);
    const order = checkRequest(reviewOrderSchema, request.body, 'body');
    const { act, head, comments = [], method, thread } = order;
    const meta = {
      ...{ actionType: act, head, comments: String(comments.length) },
      pullRequest: `${repositoryName(repository)}#${number}`,
      ...(method && { method }),
      ...(thread && { thread }),
    };
    const outcome = await audited(
      auditor,
      request,
      { eventId: 'review-act', meta },
      () => conversations.act(user, repository, number, order),
    );
    response.json(outcome);
  });
}
