import { CustomErrorBase } from '@backstage/errors';
import type {
  CommandReason,
  CommandRefusal,
  ReviewRefusal,
} from '@infra-portal/infra-common';

export type ActRefusal = CommandRefusal | ReviewRefusal;

const STATUS: Record<ActRefusal, number> = {
  closed: 409,
  stale: 409,
  senseless: 409,
  'no-project': 409,
  'not-mergeable': 409,
  own: 409,
  'asked-for': 409,
  'not-taken': 409,
  gone: 409,
  'being-posted': 409,
  'being-done': 409,
  'key-used': 409,
  'other-host': 409,
  token: 401,
  'not-you': 403,
  'unknown-you': 403,
  forbidden: 403,
  'rate-limited': 429,
  unsure: 503,
  unavailable: 503,
};

/** An act was not done; the body of the error says why by `refusal`. */
export class ActError extends CustomErrorBase {
  override name = 'ActError' as const;
  readonly statusCode: number;
  readonly reason?: CommandReason;
  /** GitHub's own words. */
  readonly said?: string;
  /** Seconds, where GitHub said when to try again. */
  readonly retryAfter?: number;

  constructor(
    readonly refusal: ActRefusal,
    message: string,
    more: { reason?: CommandReason; said?: string; retryAfter?: number } = {},
  ) {
    super(message);
    this.statusCode = STATUS[refusal];
    // What is not known is not in the body.
    Object.assign(this, more);
  }
}
