import type { RunState } from '../api';
import { type Attempt, endOf } from './attempts';

export interface Outcome {
  state: RunState;
  /** ms */
  finishedAt?: number;
  problem?: string;
}

const NEVER_ENDED =
  'It never said how it ended: Atlantis may have been started anew meanwhile.';

/**
 * How a try went. Its status decides; what a comment said counts while the status
 * has not ended, and the webhook where there is neither.
 * @param over nothing more is to be expected of it
 */
export function outcomeOf(attempt: Attempt, over: boolean): Outcome {
  const { said, applied, statuses, approved } = attempt;
  const end = endOf(attempt);
  const problem = said?.section.problem;
  if (approved) return { state: 'succeeded', finishedAt: approved.at };
  if (end) {
    if (end.state === 'success') {
      return { state: 'succeeded', finishedAt: end.at };
    }
    return {
      state: 'failed',
      finishedAt: end.at,
      problem: problem ?? end.description,
    };
  }
  if (said) {
    const { outcome } = said.section;
    return {
      state: outcome === 'success' ? 'succeeded' : 'failed',
      finishedAt: said.comment.at,
      ...(problem !== undefined && { problem }),
    };
  }
  if (statuses.length === 0 && applied.length > 0) {
    const { success, at } = applied.at(-1)!;
    return { state: success ? 'succeeded' : 'failed', finishedAt: at };
  }
  if (over || attempt.superseded) {
    return { state: 'unknown', problem: NEVER_ENDED };
  }
  return { state: 'running' };
}
