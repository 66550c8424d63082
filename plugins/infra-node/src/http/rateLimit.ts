import { CustomErrorBase } from '@backstage/errors';

/** Somebody asks faster than is good for the others. */
export class TooManyRequestsError extends CustomErrorBase {
  override name = 'TooManyRequestsError' as const;
  readonly statusCode = 429;

  /** @param retryAfter seconds */
  constructor(readonly retryAfter: number) {
    super(
      `You asked too often; try again in ${retryAfter} second${
        retryAfter === 1 ? '' : 's'
      }.`,
    );
  }
}

export interface RateLimitOptions {
  /** Requests at once, and then again in a whole period. */
  burst: number;
  /** Milliseconds in which the whole burst comes back. */
  period: number;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** People whose allowance is remembered; the others' is full. */
const MOST_PEOPLE = 10_000;

/**
 * A limit for each person: an allowance that is used up and comes back evenly.
 * @returns a function that throws TooManyRequestsError when it is used up
 */
export function createRateLimit({
  burst,
  period,
  now = Date.now,
}: RateLimitOptions): (who: string) => void {
  const left = new Map<string, { tokens: number; at: number }>();
  return who => {
    const at = now();
    const known = left.get(who) ?? { tokens: burst, at };
    const returned = ((at - known.at) * burst) / period;
    const tokens = Math.min(burst, known.tokens + returned);
    left.delete(who);
    if (left.size >= MOST_PEOPLE) left.delete(left.keys().next().value!);
    if (tokens < 1) {
      left.set(who, { tokens, at });
      const wait = ((1 - tokens) * period) / burst;
      throw new TooManyRequestsError(Math.max(1, Math.ceil(wait / 1000)));
    }
    left.set(who, { tokens: tokens - 1, at });
  };
}
