import type { Response } from 'express';

/** Requests per hour that GitHub gives a GitHub App at most; nobody: 60. */
export const LIMIT = 15_000;
export const ANONYMOUS_LIMIT = 60;
const HOUR = 3600;

export interface Rate {
  limit: number;
  used: number;
  remaining: number;
  /** Seconds since 1970. */
  reset: number;
}

/** Counts requests per caller in hours that begin with the first request. */
export class RateLimiter {
  readonly #windows = new Map<string, { used: number; reset: number }>();

  constructor(
    readonly limit = LIMIT,
    readonly anonymousLimit = ANONYMOUS_LIMIT,
  ) {}

  /** The state of a caller; `cost` 0 looks without counting. */
  take(caller: string | undefined, cost = 1): Rate {
    const key = caller ?? 'anonymous';
    const limit = caller ? this.limit : this.anonymousLimit;
    const seconds = Math.floor(Date.now() / 1000);
    let window = this.#windows.get(key);
    if (!window || window.reset <= seconds) {
      window = { used: 0, reset: seconds + HOUR };
      this.#windows.set(key, window);
    }
    window.used += cost;
    return {
      limit,
      used: Math.min(window.used, limit),
      remaining: Math.max(0, limit - window.used),
      reset: window.reset,
    };
  }

  /** GitHub does not count an answer that the caller had already. */
  giveBack(caller: string | undefined) {
    const window = this.#windows.get(caller ?? 'anonymous');
    if (window && window.used > 0) window.used -= 1;
  }

  isExceeded(rate: Rate, caller: string | undefined): boolean {
    const window = this.#windows.get(caller ?? 'anonymous');
    return window !== undefined && window.used > rate.limit;
  }
}

export function setRateHeaders(res: Response, rate: Rate, resource = 'core') {
  res.set({
    'X-RateLimit-Limit': String(rate.limit),
    'X-RateLimit-Remaining': String(rate.remaining),
    'X-RateLimit-Used': String(rate.used),
    'X-RateLimit-Reset': String(rate.reset),
    'X-RateLimit-Resource': resource,
  });
}
