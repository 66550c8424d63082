import type { LoggerService } from '@backstage/backend-plugin-api';
import { NotFoundError } from '@backstage/errors';
import { type Mirror, repositoryName } from '@infra-portal/infra-node';
import type { LruMap } from '../util/LruMap';
import { mirrorTree } from './mirrorTree';
import { toHttpError } from './repositoryErrors';
import type { Base, BaseTree } from './types';

/** A base older than this is brought up to date in the background. Seconds. */
const FRESH = 15;

/** How often a mirror that others update too is looked at. Milliseconds. */
const LOOK = 1_000;

/** After a failure the network is left alone for so long. Milliseconds. */
const PAUSE = 5_000;

export interface RepositoryBaseOptions {
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now?: () => number;
  /** Does once what previews need of a new base, before they get it. */
  prepare?: (tree: BaseTree) => Promise<unknown>;
}

/** The newest base of one repository. */
export class RepositoryBase {
  readonly #mirror: Mirror;
  readonly #texts: LruMap<string, string>;
  readonly #options: RepositoryBaseOptions;
  readonly #now: () => number;
  #base: BaseTree | undefined;
  #running: Promise<void> | undefined;
  #pausedUntil = 0;
  #lookedAt = -Infinity;

  constructor(
    mirror: Mirror,
    texts: LruMap<string, string>,
    options: RepositoryBaseOptions,
  ) {
    this.#mirror = mirror;
    this.#texts = texts;
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  async current(): Promise<Base> {
    if (!this.#base) {
      // What an earlier process left in the mirror will do.
      if (this.#mirror.age() !== undefined) await this.#readHead();
      if (!this.#base) return this.refresh();
    }
    if ((this.#mirror.age() ?? Infinity) >= FRESH) {
      this.#later(() => this.#update());
    } else if (this.#now() - this.#lookedAt >= LOOK) {
      this.#later(() => this.#readHead());
    }
    return this.#answer();
  }

  async refresh(): Promise<Base> {
    try {
      await this.#update();
    } catch (error) {
      throw toHttpError(error, this.#mirror.repository);
    }
    return this.#answer();
  }

  #answer(): Base {
    const age = this.#mirror.age() ?? 0;
    return {
      tree: this.#base!,
      observedAt: new Date(this.#now() - age * 1000).toISOString(),
    };
  }

  /** Does something behind the caller's back, and notes when it fails. */
  #later(task: () => Promise<void>) {
    if (this.#running || this.#now() < this.#pausedUntil) return;
    task().catch(error => {
      this.#pausedUntil = this.#now() + PAUSE;
      this.#options.logger.warn(
        `${repositoryName(
          this.#mirror.repository,
        )} could not be brought up to date; previews use what is known`,
        { error: (error as Error).message },
      );
    });
  }

  #update(): Promise<void> {
    this.#running ??= this.#mirror
      .update()
      .then(() => this.#readHead())
      .finally(() => {
        this.#running = undefined;
      });
    return this.#running;
  }

  async #readHead(): Promise<void> {
    this.#lookedAt = this.#now();
    const branch = await this.#mirror.defaultBranch();
    const commit = await this.#mirror.head(branch);
    if (!commit) {
      throw new NotFoundError(
        `${repositoryName(
          this.#mirror.repository,
        )} has no commit on ${branch} yet: start it with the files of an infrastructure repository`,
      );
    }
    if (this.#base?.commit === commit && this.#base.branch === branch) return;
    const next = mirrorTree(this.#mirror, branch, commit, this.#texts);
    await this.#options.prepare?.(next);
    this.#base = next;
  }
}
