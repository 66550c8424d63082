import { createApiRef } from '@backstage/frontend-plugin-api';
import {
  type Conversation,
  conversationSchema,
  type ReviewOrder,
  type ReviewOutcome,
  reviewOutcomeSchema,
} from '@infra-portal/infra-common';
import { Calls, type CallsOptions, segment } from '../api/Calls';

/** A pull request. */
export interface PullPlace {
  /** `host/owner/name` */
  repository: string;
  number: number;
}

/** What is said of pull requests. Each call throws a ResponseError. */
export interface ConversationApi {
  conversation(place: PullPlace, signal?: AbortSignal): Promise<Conversation>;
  /** Acts in one's own name; `reviewRefusalOf` reads why it was refused. */
  act(place: PullPlace, order: ReviewOrder): Promise<ReviewOutcome>;
}

export const conversationApiRef = createApiRef<ConversationApi>().with({
  id: 'plugin.infra-golden-path.conversation-api',
  pluginId: 'infra-golden-path',
});

const pathOf = ({ repository, number }: PullPlace) =>
  `/reviews/${repository.split('/').map(segment).join('/')}/${number}`;

/** Speaks the HTTP API of conversations. */
export class ConversationClient implements ConversationApi {
  readonly #calls: Calls;

  constructor(options: CallsOptions) {
    this.#calls = new Calls(options);
  }

  async conversation(place: PullPlace, signal?: AbortSignal) {
    const path = `${pathOf(place)}/conversation`;
    return this.#calls.read(conversationSchema, path, { signal });
  }

  async act(place: PullPlace, order: ReviewOrder) {
    const path = `${pathOf(place)}/acts`;
    return this.#calls.read(reviewOutcomeSchema, path, {
      method: 'POST',
      body: order,
    });
  }
}
