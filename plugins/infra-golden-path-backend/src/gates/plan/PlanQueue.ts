/** Why a plan was not made: too many people want one. */
export class QueueFullError extends Error {
  override name = 'QueueFullError';
}

/** One plan at a time, as each takes a processor; few wait. */
export class PlanQueue {
  readonly #mostWaiting: number;
  #waiting = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(mostWaiting: number) {
    this.#mostWaiting = mostWaiting;
  }

  /**
   * Runs a task when it is its turn.
   * @throws QueueFullError when too many wait already
   * @throws the signal's reason when the caller went away meanwhile
   */
  async run<T>(task: () => Promise<T>, signal?: AbortSignal): Promise<T> {
    if (this.#waiting > this.#mostWaiting) {
      throw new QueueFullError('Too many plans are waiting already.');
    }
    this.#waiting += 1;
    const before = this.#last;
    const turn = before.then(() => {
      signal?.throwIfAborted();
      return task();
    });
    this.#last = turn.catch(() => {});
    try {
      return await turn;
    } finally {
      this.#waiting -= 1;
    }
  }
}
