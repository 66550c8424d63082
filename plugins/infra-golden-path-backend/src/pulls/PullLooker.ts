import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import { Ticker } from '../util/Ticker';
import type { PullBook } from './PullBook';
import type { PullLease, PullStore } from './PullStore';
import { pauseAfter } from './PullWatch';
import type { KeptPull, PullKey } from './types';

const AT_ONCE = 4;
const DAY = 24 * 3600_000;
/** Beside a poll of the list, which tells of most that happens. */
const TIMES = 4;
const LONGEST = 60 * 60_000;

export interface PullLookerOptions {
  store: PullStore;
  book: Pick<PullBook, 'look'>;
  /** Writes what the portal has to say of an open one; never throws. */
  tell: (key: PullKey) => Promise<void>;
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now: () => number;
  /** Milliseconds between two lists of a repository. */
  poll: number;
}

/** Looks at pull requests that are due, a few at a time. */
export class PullLooker {
  readonly #options: PullLookerOptions;
  readonly #ticker: Ticker;

  constructor(options: PullLookerOptions) {
    this.#options = options;
    this.#ticker = new Ticker(
      () => this.run(),
      error => options.logger.error('Pull requests cannot be read', error),
    );
  }

  start(): void {
    this.#ticker.start();
  }

  tick(): void {
    this.#ticker.tick();
  }

  stop(): Promise<void> {
    return this.#ticker.stop();
  }

  /** Looks at all that is due, and waits for it. */
  async run(): Promise<void> {
    const { store } = this.#options;
    const running = new Set<Promise<void>>();
    for (;;) {
      const room = AT_ONCE - running.size;
      const leases = room > 0 ? await store.claimDue(room) : [];
      if (leases.length === 0 && running.size === 0) return;
      for (const lease of leases) {
        const work = this.#look(lease).finally(() => running.delete(work));
        running.add(work);
      }
      await Promise.race(running);
    }
  }

  async #look(lease: PullLease): Promise<void> {
    const { book, store, tell, logger, poll } = this.#options;
    const { repository, number, failures } = lease;
    try {
      const kept = await book.look(lease);
      if (kept.pull.state === 'open') await tell({ repository, number });
      await store.release(lease, { pause: this.#pause(kept), failures: 0 });
    } catch (error) {
      const { message, name } = toError(error);
      if (name === 'NotFoundError') return;
      logger.warn(`${repository}#${number} cannot be read: ${message}`);
      const pause = pauseAfter(failures, poll);
      const outcome = { pause, failures: failures + 1, problem: message };
      await store.release(lease, outcome);
    }
  }

  /** What is quiet for days is looked at less often. Milliseconds. */
  #pause({ activeAt }: KeptPull): number {
    const { now, poll } = this.#options;
    const days = Math.max(0, (now() - Date.parse(activeAt)) / DAY);
    return Math.min(LONGEST, TIMES * poll * (1 + days));
  }
}
