import os from 'node:os';

/** Why a plan was not made: too many people want one. */
export class QueueFullError extends Error {
  override name = 'QueueFullError';
}

interface Waiter {
  begin(): void;
  leave(): void;
}

/** As many plans at a time as there are processors; few wait. */
export class PlanQueue {
  readonly #mostWaiting: number;
  readonly #atOnce: number;
  readonly #waiting: Waiter[] = [];
  #running = 0;

  /** @param atOnce default: the processors of this machine */
  constructor(mostWaiting: number, atOnce = os.availableParallelism()) {
    this.#mostWaiting = mostWaiting;
    this.#atOnce = atOnce;
  }

  /**
   * Runs a task when it is its turn.
   * @throws QueueFullError when too many wait already
   * @throws the signal's reason when the caller goes away meanwhile
   */
  async run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    signal?.throwIfAborted();
    if (this.#running >= this.#atOnce) await this.#turn(signal);
    else this.#running += 1;
    try {
      return await task();
    } finally {
      // Whoever waits takes the place over.
      const next = this.#waiting.shift();
      if (next) next.begin();
      else this.#running -= 1;
    }
  }

  #turn(signal?: AbortSignal): Promise<void> {
    if (this.#waiting.length >= this.#mostWaiting) {
      throw new QueueFullError('Too many plans are waiting already.');
    }
    return new Promise((resolve, reject) => {
      const waiter: Waiter = {
        begin() {
          signal?.removeEventListener('abort', waiter.leave);
          resolve();
        },
        leave: () => {
          this.#waiting.splice(this.#waiting.indexOf(waiter), 1);
          reject(signal?.reason);
        },
      };
      signal?.addEventListener('abort', waiter.leave, { once: true });
      this.#waiting.push(waiter);
    });
  }
}
