import { toError } from '@backstage/errors';
import { COST_COMMENT_MARK } from '@infra-portal/infra-common';
import { type Forge, ForgeError } from '@infra-portal/infra-node';
import { createHash } from 'node:crypto';
import { checkRunOf, commentOf, type CommentWish } from './tellings';
import type { KeptPull, PullKey, Told } from './types';

export interface PullTellerOptions {
  /** What the configuration wants to be told. */
  check: boolean;
  comment: CommentWish;
  /** Address of a pull request's page. */
  pageUrl: (key: PullKey) => string;
  /** Milliseconds since 1970. */
  now: () => number;
}

/** What was told, or could not be; absent where there was nothing new. */
export interface Telling {
  check?: Told;
  comment?: Told;
  /** Milliseconds since 1970: when GitHub wants to be asked again. */
  retryAt?: number;
}

const digestOf = (said: unknown) =>
  createHash('sha256').update(JSON.stringify(said)).digest('hex');

/** Tells GitHub what is found, and only when it is something else than before. */
export class PullTeller {
  readonly #options: PullTellerOptions;

  constructor(options: PullTellerOptions) {
    this.#options = options;
  }

  /** Never throws: what GitHub does not take is part of the answer. */
  async tell(pull: KeptPull, forge: () => Forge): Promise<Telling> {
    const { check, comment: wish } = this.#options;
    const pageUrl = this.#options.pageUrl(pull);
    const run = check ? checkRunOf(pull, pageUrl) : undefined;
    const text = commentOf(pull, pageUrl, wish);
    const [first, second] = [
      run && (await this.#say(pull.check, run, () => forge().putCheckRun(run))),
      text === undefined
        ? undefined
        : await this.#say(pull.comment, text, () =>
            forge().putComment(pull.number, COST_COMMENT_MARK, text),
          ),
    ];
    const later = [first?.retryAt, second?.retryAt].flatMap(at => at ?? []);
    return {
      ...(first && { check: first.told }),
      ...(second && { comment: second.told }),
      ...(later.length > 0 && { retryAt: Math.max(...later) }),
    };
  }

  async #say(
    before: Told | undefined,
    said: unknown,
    write: () => Promise<void>,
  ): Promise<{ told: Told; retryAt?: number } | undefined> {
    const digest = digestOf(said);
    if (before?.digest === digest && before.failure === undefined) {
      return undefined;
    }
    const at = new Date(this.#options.now()).toISOString();
    try {
      await write();
      return { told: { at, digest } };
    } catch (error) {
      const { message: failure } = toError(error);
      const retryAt =
        error instanceof ForgeError ? error.details.retryAt : undefined;
      return {
        // What it says now is what it said the last time.
        told: { at, failure, ...(before?.digest && { digest: before.digest }) },
        ...(retryAt && { retryAt: retryAt.getTime() }),
      };
    }
  }
}
