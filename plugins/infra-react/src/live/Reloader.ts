/** Milliseconds in which reasons to load again are gathered into one load. */
export const QUIET = 100;

/**
 * Runs a load, one at a time. What is asked for meanwhile leads to one more
 * when it is done, however often it was asked.
 */
export class Reloader {
  readonly #load: (signal: AbortSignal) => Promise<void>;
  readonly #controller = new AbortController();
  #busy = false;
  #again = false;
  #timer?: ReturnType<typeof setTimeout>;

  /** @param load - must not fail: it keeps what went wrong itself */
  constructor(load: (signal: AbortSignal) => Promise<void>) {
    this.#load = load;
  }

  now(): void {
    if (this.#busy) {
      this.#again = true;
      return;
    }
    this.#busy = true;
    this.#load(this.#controller.signal).finally(() => {
      this.#busy = false;
      if (this.#again) {
        this.#again = false;
        this.soon();
      }
    });
  }

  soon(): void {
    if (this.#controller.signal.aborted) return;
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined;
      this.now();
    }, QUIET);
  }

  /** Ends the load under way; nothing is loaded any more. */
  stop(): void {
    this.#controller.abort();
    clearTimeout(this.#timer);
  }
}
