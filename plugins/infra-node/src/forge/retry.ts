/** How often and how long a call is tried. */
export interface RetryPolicy {
  /** Calls in all, the first one too. */
  attempts: number;
  /** Milliseconds of the first pause; each further one is twice as long. */
  pause: number;
  /** Milliseconds that a pause may take; a longer wait is the caller's. */
  longest: number;
}

export const DEFAULT_RETRY: RetryPolicy = {
  attempts: 4,
  pause: 300,
  longest: 8_000,
};

/** What a call ended with, as far as repeating it is concerned. */
export interface FailedCall {
  /** Without one there was no answer. */
  status?: number;
  headers: Record<string, string | undefined>;
  message: string;
  /** Doing it twice is the same as doing it once. */
  repeatable: boolean;
}

const LIMITS = /rate limit|abuse detection/i;

/** Whether GitHub said "later": the call then had no effect. */
export function isRateLimited(call: Omit<FailedCall, 'repeatable'>): boolean {
  if (call.status === 429) return true;
  if (call.status !== 403) return false;
  return (
    call.headers['retry-after'] !== undefined ||
    call.headers['x-ratelimit-remaining'] === '0' ||
    LIMITS.test(call.message)
  );
}

/** When GitHub wants to be asked again, if it said so. */
export function retryTime(
  headers: FailedCall['headers'],
  now: Date,
): Date | undefined {
  const after = headers['retry-after'];
  if (after !== undefined) {
    const seconds = Number(after);
    const at = Number.isFinite(seconds)
      ? now.getTime() + seconds * 1000
      : Date.parse(after);
    if (Number.isFinite(at)) return new Date(Math.max(at, now.getTime()));
  }
  if (headers['x-ratelimit-remaining'] !== '0') return undefined;
  const reset = Number(headers['x-ratelimit-reset']);
  if (!(reset > 0)) return undefined;
  return new Date(Math.max(reset * 1000, now.getTime()));
}

const mayPass = (status: number | undefined) =>
  status === undefined || status >= 500 || status === 408;

/**
 * Milliseconds to wait before the next attempt, or undefined to give up.
 * @param attempt the failed one, from 1
 * @param random between 0 and 1, so that many callers do not come back at once
 */
export function pauseBefore(
  call: FailedCall,
  attempt: number,
  policy: RetryPolicy,
  now: Date,
  random: number,
): number | undefined {
  if (attempt >= policy.attempts) return undefined;
  const limited = isRateLimited(call);
  if (!limited && !(call.repeatable && mayPass(call.status))) return undefined;
  const growing = policy.pause * 2 ** (attempt - 1) * (0.5 + random);
  const at = retryTime(call.headers, now);
  const wait = at ? at.getTime() - now.getTime() + growing : growing;
  return wait <= policy.longest ? wait : undefined;
}
