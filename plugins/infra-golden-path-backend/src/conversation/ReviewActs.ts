import type { ReviewOutcome } from '@infra-portal/infra-common';
import {
  ForgeError,
  type ForgeConversation,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import { ActError } from '../acting/ActError';
import { type Done, Once } from '../acting/Once';
import { type ActingPeople, identify, personAt } from '../acting/people';
import { isSameRef, type OrderOf } from '../pulls';
import { parseRepository } from '../repository/repositoryName';
import type { Conversations } from './Conversations';
import { contentOfOrder } from './content';
import { leftBy } from './lost';
import { perform } from './perform';
import { refuseOutdated, refuseOwn } from './refuse';
import type { ReviewActStore } from './ReviewActStore';
import type { ActOrder, ActResult, StoredReviewAct } from './types';

export interface ReviewActsOptions extends ActingPeople {
  conversations: Pick<Conversations, 'now'>;
  store: ReviewActStore;
  orderOf: OrderOf;
  /** Tells who looks at the pull request; never throws. */
  tell: (done: StoredReviewAct, talk: ForgeConversation) => Promise<void>;
  now?: () => Date;
  sleep?: (milliseconds: number) => Promise<void>;
}

const outcomeOf = ({
  act,
  result,
}: Done<StoredReviewAct, ActResult>): ReviewOutcome => ({
  ...{ act: act.act, by: act.login, at: act.askedAt },
  ...result,
});

/** Reviews, answers and merges in the name of those who press the buttons. */
export class ReviewActs {
  readonly #options: ReviewActsOptions;
  readonly #now: () => Date;
  readonly #once: Once<StoredReviewAct, ActResult>;

  constructor(options: ReviewActsOptions) {
    this.#options = options;
    this.#now = options.now ?? (() => new Date());
    this.#once = new Once({
      ...options,
      now: this.#now,
      look: act => this.#left(act),
      underWay: 'being-done',
    });
  }

  /**
   * Does what is ordered, once for each key.
   * @param userRef who pressed the button
   * @throws ActError saying why it was not done
   * @throws NotFoundError when the portal does not know the pull request
   */
  async run(
    repository: RepositoryRef,
    number: number,
    userRef: string,
    order: ActOrder,
  ): Promise<ReviewOutcome> {
    const person = personAt(this.#options, repository, order.token);
    const name = repositoryName(repository);
    const content = contentOfOrder(order);
    const isSame = (known: StoredReviewAct) =>
      known.repository.toLowerCase() === name.toLowerCase() &&
      known.pullNumber === number &&
      known.actor === userRef &&
      known.act === order.act &&
      known.thread === order.thread &&
      known.content === content;
    const before = await this.#once.before(order.key, isSame);
    if (before) return outcomeOf(before);
    const talk = await this.#talk(repository, number);
    refuseOutdated(order, talk);
    const now = this.#now();
    const { login } = await identify(this.#options, person, userRef, now);
    const own = await this.#options.orderOf({ repository: name, number });
    const asked = isSameRef(own?.requestedBy, userRef);
    refuseOwn(order, talk, { login, asked });
    const act: StoredReviewAct = {
      ...{ key: order.key, actor: userRef, login, repository: name },
      ...{ pullNumber: number, head: talk.head, act: order.act, content },
      ...(order.thread !== undefined && { thread: order.thread }),
      askedAt: this.#now().toISOString(),
    };
    const done = await this.#once.run(act, isSame, () =>
      perform(person, number, order, talk),
    );
    await this.#options.tell(act, talk);
    return outcomeOf(done);
  }

  /** The conversation now: what the person saw must still hold. */
  async #talk(repository: RepositoryRef, number: number) {
    try {
      return await this.#options.conversations.now(repository, number);
    } catch (error) {
      const { cause, message } = error as Error;
      if (!(cause instanceof ForgeError) || cause.failure === 'not-found') {
        throw error;
      }
      throw new ActError('unavailable', message);
    }
  }

  async #left(act: StoredReviewAct): Promise<ActResult | undefined> {
    const repository = parseRepository(act.repository);
    const talk = await this.#options.conversations
      .now(repository, act.pullNumber)
      .catch(() => undefined);
    return talk && leftBy(act, talk);
  }
}
