/** Milliseconds between looks. */
const EVERY = 2_000;

/** Looks for something to do again and again, one look at a time. */
export class Ticker {
  readonly #look: () => Promise<void>;
  readonly #failed: (error: Error) => void;
  #timer: NodeJS.Timeout | undefined;
  #looking: Promise<void> | undefined;
  #stopped = false;

  constructor(look: () => Promise<void>, failed: (error: Error) => void) {
    this.#look = look;
    this.#failed = failed;
  }

  start(): void {
    this.#stopped = false;
    this.#timer ??= setInterval(() => this.tick(), EVERY).unref();
  }

  /** Looks now, without waiting; not beside a look that goes on. */
  tick(): void {
    if (this.#stopped || this.#looking) return;
    this.#looking = this.#look()
      .catch(this.#failed)
      .finally(() => {
        this.#looking = undefined;
      });
  }

  /** Resolves when the look that goes on, if one does, is over. */
  async idle(): Promise<void> {
    await this.#looking;
  }

  /** Looks no more. Resolves when the last look is over. */
  async stop(): Promise<void> {
    this.#stopped = true;
    clearInterval(this.#timer);
    this.#timer = undefined;
    await this.idle();
  }
}
