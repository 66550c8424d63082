import { CustomErrorBase } from '@backstage/errors';
import type { RealPlanProblem } from '@infra-portal/infra-common';
import {
  AtlantisError,
  ForgeError,
  MirrorError,
  PlanBranchError,
} from '@infra-portal/infra-node';

/** Why there is no real plan. */
export class NoRealPlan extends Error {
  constructor(
    readonly code: RealPlanProblem,
    /** In the words of Atlantis or GitHub. */
    readonly detail?: string,
  ) {
    super(detail ? `${code}: ${detail}` : code);
    this.name = 'NoRealPlan';
  }
}

/** Atlantis plans one after the other: nobody gets to fill its day. */
export class TooManyPlansError extends CustomErrorBase {
  override name = 'TooManyPlansError' as const;
  readonly statusCode = 429;
  /** Seconds. */
  readonly retryAfter = 30;
}

/** What stood in the way, as it is told; undefined: a mistake of ours. */
export function problemOf(error: unknown): NoRealPlan | undefined {
  if (error instanceof NoRealPlan) return error;
  if (error instanceof PlanBranchError) {
    return new NoRealPlan(error.failure, error.detail ?? error.message);
  }
  if (error instanceof AtlantisError) {
    return new NoRealPlan('down', error.message);
  }
  if (error instanceof MirrorError) {
    const refused = ['protected', 'rejected'].includes(error.failure);
    return new NoRealPlan(
      refused ? 'push-refused' : 'push-failed',
      error.message,
    );
  }
  if (error instanceof ForgeError) {
    const refused = ['forbidden', 'invalid'].includes(error.failure);
    return new NoRealPlan(
      refused ? 'push-refused' : 'push-failed',
      error.message,
    );
  }
  // Gates that fail now did not when the preview was made.
  if ((error as Error)?.name === 'InputError') {
    return new NoRealPlan('outdated', (error as Error).message);
  }
  return undefined;
}
