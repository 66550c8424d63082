/** Where the sandbox takes the time from, so that months of history can be made through the protocols. */
export interface Clock {
  now(): Date;
}

/** The real time, or a fixed or shifted one while somebody seeds history. */
export class AdjustableClock implements Clock {
  #fixed: Date | undefined;

  now(): Date {
    return this.#fixed ? new Date(this.#fixed) : new Date();
  }

  /** Stops the clock at `date`; `undefined` gives the real time back. */
  set(date: Date | undefined): void {
    if (date && Number.isNaN(date.getTime())) {
      throw new RangeError('The sandbox clock needs a valid date');
    }
    this.#fixed = date;
  }

  get isFixed(): boolean {
    return this.#fixed !== undefined;
  }
}

/** GitHub writes whole seconds: 2026-11-21T03:04:05Z. */
export function timestamp(date: Date): string {
  return `${date.toISOString().slice(0, 19)}Z`;
}
