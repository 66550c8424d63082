import {
  LANE_STEPS,
  OPTIONAL_LANE_STEPS,
  type LaneStep,
  type ServiceRequest,
} from '@infra-portal/infra-common';
import { Tone } from '@infra-portal/infra-react';

type StepState = LaneStep['state'] | 'skipped' | 'closed';

/** A step of the way as it is shown. */
export interface LaneRow extends Omit<LaneStep, 'state'> {
  /**
   * `skipped`: the request ended before it came to this; `closed`: somebody
   * decided against it, which is no failure.
   */
  state: StepState;
  /** The way stands here now. */
  current: boolean;
}

/** What a state looks like. */
export const STEP_TONES: Record<StepState, Tone> = {
  waiting: 'unknown',
  active: 'active',
  done: 'good',
  failed: 'bad',
  unknown: 'unknown',
  skipped: 'unknown',
  closed: 'unknown',
};

const shownState = (
  step: LaneStep | undefined,
  request: Pick<ServiceRequest, 'state'>,
): StepState => {
  const state = step?.state ?? 'unknown';
  const isClosed = request.state === 'closed' && step?.id === 'opened';
  if (isClosed && state === 'failed') return 'closed';
  // What nobody reported until then, nobody will.
  const isOpen = ['waiting', 'active', 'unknown'].includes(state);
  return request.state === 'closed' && isOpen ? 'skipped' : state;
};

/**
 * All steps in their order, whatever order they came in; a step that nothing is
 * known of is `unknown`, or left out where it need not be there. At most one is current: the first that failed, else
 * the first that is active.
 */
export function laneRows(
  request: Pick<ServiceRequest, 'lane' | 'state'>,
): LaneRow[] {
  const isThere = (id: LaneStep['id']) =>
    !OPTIONAL_LANE_STEPS.includes(id) ||
    request.lane.some(step => step.id === id);
  const rows = LANE_STEPS.filter(isThere).map((id): LaneRow => {
    const step = request.lane.find(each => each.id === id);
    return {
      blockers: [],
      ...step,
      id,
      state: shownState(step, request),
      current: false,
    };
  });
  const current =
    rows.find(row => row.state === 'failed') ??
    rows.find(row => row.state === 'active');
  return rows.map(row => ({ ...row, current: row === current }));
}

/** The step at which the request stands, if it stands anywhere. */
export const currentStep = (
  request: Pick<ServiceRequest, 'lane' | 'state'>,
): LaneRow | undefined => laneRows(request).find(row => row.current);

/** What a request's state looks like. */
export const STATE_TONES: Record<ServiceRequest['state'], Tone> = {
  opening: 'active',
  failed: 'bad',
  conflict: 'warning',
  open: 'active',
  merged: 'good',
  closed: 'unknown',
};

/** Whether it can still be cancelled: nothing was merged or closed yet. */
export const isCancellable = (request: Pick<ServiceRequest, 'state'>) =>
  request.state !== 'merged' && request.state !== 'closed';
