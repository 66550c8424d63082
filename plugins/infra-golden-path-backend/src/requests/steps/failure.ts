import { ForgeError, MirrorError } from '@infra-portal/infra-node';
import type { Failure, Step } from '../store';
import { FailureCode, FAILURES } from '../text/failureTexts';

/** A request cannot go on; what was done stays. */
export class StepFailure extends Error {
  constructor(
    readonly code: FailureCode,
    /** What GitHub or git said, if it helps. */
    readonly detail?: string,
    /** When it may be tried again. */
    readonly retryAt?: Date,
  ) {
    super(detail ? `${FAILURES[code].en} ${detail}` : FAILURES[code].en);
    this.name = 'StepFailure';
  }
}

/** Codes of what passes by itself. */
const PASSES: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'unavailable',
  'timeout',
  'rate-limited',
  'branch-busy',
]);

export const passes = (code: FailureCode) => PASSES.has(code);

/** Where resuming cannot change anything. */
const FINAL: ReadonlySet<FailureCode> = new Set<FailureCode>([
  'gates-failed',
  'nothing-to-change',
]);

function ofForge({ failure }: ForgeError, step: Step): FailureCode {
  switch (failure) {
    case 'not-found':
      return 'repository-not-found';
    case 'conflict':
      return step === 'committed' ? 'branch-busy' : 'pull-request-refused';
    case 'invalid':
      return 'pull-request-refused';
    default:
      return failure;
  }
}

function ofMirror({ failure }: MirrorError): FailureCode {
  switch (failure) {
    case 'not-found':
      return 'repository-not-found';
    case 'empty':
      return 'repository-empty';
    case 'moved':
      return 'branch-busy';
    case 'protected':
      return 'branch-protected';
    case 'rejected':
    case 'too-large':
      return 'push-rejected';
    default:
      return failure;
  }
}

/** Any error of a step as one that people are told. */
export function toStepFailure(error: unknown, step: Step): StepFailure {
  if (error instanceof StepFailure) return error;
  if (error instanceof ForgeError) {
    const { retryAt } = error.details;
    return new StepFailure(ofForge(error, step), error.message, retryAt);
  }
  if (error instanceof MirrorError) {
    return new StepFailure(ofMirror(error), error.message);
  }
  const name = error instanceof Error ? error.name : '';
  if (name === 'InputError') {
    return new StepFailure('gates-failed', (error as Error).message);
  }
  if (name === 'ServiceUnavailableError') return new StepFailure('unavailable');
  if (name === 'NotFoundError') return new StepFailure('not-configured');
  return new StepFailure('unexpected');
}

/**
 * The failure as it is shown.
 * @param retryAt - when it is tried again without anybody asking
 */
export function shownFailure(
  failure: StepFailure,
  step: Failure['step'],
  retryAt?: string,
): Failure {
  const { remedy, en, ko } = FAILURES[failure.code];
  const { detail } = failure;
  return {
    step,
    code: failure.code,
    message: {
      en: detail ? `${en} (${detail})` : en,
      ko: detail ? `${ko} (${detail})` : ko,
    },
    remedy,
    retryable: !FINAL.has(failure.code),
    ...(retryAt && { retryAt }),
  };
}
