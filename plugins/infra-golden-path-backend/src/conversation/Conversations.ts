import { NotFoundError } from '@backstage/errors';
import {
  type ForgeConversation,
  type Forges,
  repositoryKey,
  repositoryName,
  type RepositoryRef,
} from '@infra-portal/infra-node';
import type { Conversation } from '@infra-portal/infra-common';
import type { Bases } from '../repository/types';
import { toReviewError } from '../review/forgeErrors';
import { LruMap } from '../util/LruMap';
import { present } from './present';

export interface ConversationsOptions {
  /** Only their repositories are looked at. */
  bases: Pick<Bases, 'names'>;
  forges: Forges;
  now: () => Date;
}

/**
 * Milliseconds for which GitHub is not asked again: several people look at the
 * same pull request. What is told by a webhook or done here is seen at once.
 */
const FRESH = 5_000;
const KEPT = 300;

interface Kept {
  until: number;
  talk: Promise<{ talk: ForgeConversation; observedAt: string }>;
}

/** What is said of pull requests at GitHub. */
export class Conversations {
  readonly #options: ConversationsOptions;
  readonly #kept = new LruMap<string, Kept>(KEPT);

  constructor(options: ConversationsOptions) {
    this.#options = options;
  }

  /**
   * @throws NotFoundError when the repository is not configured, or the pull
   *   request is not there
   * @throws ServiceUnavailableError when GitHub cannot be asked
   */
  async read(repository: RepositoryRef, number: number): Promise<Conversation> {
    const { talk, observedAt } = await this.#read(repository, number);
    return present(talk, observedAt);
  }

  /** As it is now, for who is about to act. Throws as {@link read} does. */
  async now(
    repository: RepositoryRef,
    number: number,
  ): Promise<ForgeConversation> {
    this.forget(repositoryName(repository), number);
    return (await this.#read(repository, number)).talk;
  }

  /**
   * Something was said or done.
   * @param repository `host/owner/name`
   */
  forget(repository: string, number: number): void {
    this.#kept.delete(`${repository.toLowerCase()}#${number}`);
  }

  async #read(repository: RepositoryRef, number: number): Kept['talk'] {
    const { bases, forges, now } = this.#options;
    const name = repositoryName(repository);
    const isKnown = bases
      .names()
      .some(each => each.toLowerCase() === name.toLowerCase());
    if (!isKnown) {
      throw new NotFoundError(`${name} is not a repository of this portal`);
    }
    const key = `${repositoryKey(repository)}#${number}`;
    const known = this.#kept.get(key);
    if (known && known.until > now().getTime()) return known.talk;
    const asked = now();
    const talk = forges
      .of(repository)
      .history.conversation(number)
      .then(found => ({ talk: found, observedAt: asked.toISOString() }));
    const kept = { until: asked.getTime() + FRESH, talk };
    this.#kept.set(key, kept);
    try {
      return await talk;
    } catch (error) {
      // Another one may have been put in its place meanwhile.
      if (this.#kept.get(key) === kept) this.#kept.delete(key);
      throw toReviewError(error, `${name}#${number}`);
    }
  }
}
