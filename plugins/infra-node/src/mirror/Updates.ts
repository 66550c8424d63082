/**
 * Runs one thing at a time for everybody who asks. Who asks while it runs
 * waits for the next run: the running one may have looked too early.
 */
export class Updates {
  readonly #run: () => Promise<void>;
  #running: Promise<void> | undefined;
  #next: Promise<void> | undefined;

  constructor(run: () => Promise<void>) {
    this.#run = run;
  }

  /** @throws the run's error, or the signal's reason for this caller alone */
  next(signal?: AbortSignal): Promise<void> {
    signal?.throwIfAborted();
    const result = this.#running ? this.#queued() : this.#start();
    return signal ? untilAborted(result, signal) : result;
  }

  #queued(): Promise<void> {
    this.#next ??= this.#running!.catch(() => {}).then(() => {
      this.#next = undefined;
      return this.#start();
    });
    return this.#next;
  }

  #start(): Promise<void> {
    const running = this.#run().finally(() => {
      if (this.#running === running) this.#running = undefined;
    });
    this.#running = running;
    return running;
  }
}

function untilAborted(
  result: Promise<void>,
  signal: AbortSignal,
): Promise<void> {
  return new Promise((resolve, reject) => {
    const abort = () => reject(signal.reason);
    signal.addEventListener('abort', abort, { once: true });
    result
      .then(resolve, reject)
      .finally(() => signal.removeEventListener('abort', abort));
  });
}
