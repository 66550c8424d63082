import { CustomErrorBase } from '@backstage/errors';
import type { CommandReason, CommandRefusal } from '@infra-portal/infra-common';

const STATUS: Record<CommandRefusal, number> = {
  closed: 409,
  stale: 409,
  senseless: 409,
  'no-project': 409,
  'being-posted': 409,
  'key-used': 409,
  'other-host': 409,
  token: 401,
  'not-you': 403,
  'unknown-you': 403,
  forbidden: 403,
  'not-taken': 409,
  'rate-limited': 429,
  unsure: 503,
  unavailable: 503,
};

/** A command was not given; the body of the error says why by `refusal`. */
export class CommandError extends CustomErrorBase {
  override name = 'CommandError' as const;
  readonly statusCode: number;
  /** Seconds, where GitHub said when to try again. */
  readonly retryAfter?: number;

  constructor(
    readonly refusal: CommandRefusal,
    message: string,
    readonly reason?: CommandReason,
    retryAfter?: number,
  ) {
    super(message);
    this.statusCode = STATUS[refusal];
    if (retryAfter !== undefined) this.retryAfter = retryAfter;
  }
}
