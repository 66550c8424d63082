import type { LaneStep, ServiceRequest } from '@infra-portal/infra-common';
import { LANE_STEPS, OPTIONAL_LANE_STEPS } from '@infra-portal/infra-common';
import { toRequestApplication } from './application/present';
import { joined, LANE_TEXTS } from './lane/laneTexts';
import { isOver, type StoredRequest } from './store';

/** Before GitHub was asked about it, only its first step can say anything. */
function earlyLane({ state, updatedAt, data }: StoredRequest): LaneStep[] {
  const failed = state === 'failed' || state === 'conflict';
  const steps = LANE_STEPS.filter(id => !OPTIONAL_LANE_STEPS.includes(id));
  return steps.map(id => {
    if (id !== 'opened') return { id, state: 'waiting', blockers: [] };
    if (data.step === 'done' && !failed) {
      const { url } = data.pull ?? {};
      const from = { source: 'GitHub', ...(url && { url }) };
      return { id, state: 'done', since: updatedAt, blockers: [], ...from };
    }
    const said = data.failure?.message ?? LANE_TEXTS.working[data.step];
    return {
      id,
      state: failed ? 'failed' : 'active',
      since: updatedAt,
      detail: said,
      blockers: [],
      source: 'Infra portal',
    };
  });
}

/** The lane, with the end of it when somebody took the proposal back. */
function laneOf(request: StoredRequest): LaneStep[] {
  const { state, data } = request;
  const lane = data.lane.length > 0 ? data.lane : earlyLane(request);
  if (state !== 'closed') return lane;
  const closed = data.pull ? LANE_TEXTS.closed : LANE_TEXTS.cancelled;
  return lane.map(step => {
    if (step.id === 'opened') {
      const detail = joined([closed, ...data.remarks]);
      return { ...step, state: 'failed', detail };
    }
    // Nothing of it will happen any more.
    if (step.state !== 'active') return step;
    return { ...step, state: 'waiting', blockers: [] };
  });
}

/** A request as its callers see it. */
export function toServiceRequest(request: StoredRequest): ServiceRequest {
  const { data } = request;
  const application = toRequestApplication(request);
  return {
    id: request.id,
    repository: request.repository,
    product: request.product,
    service: request.service,
    change: data.change,
    branch: request.branch,
    title: data.title,
    state: request.state,
    ...(data.wanted === 'closed' &&
      !isOver(request.state) && { closing: true }),
    draft: data.draft,
    requestedBy: request.requestedBy,
    createdAt: request.createdAt,
    updatedAt: request.updatedAt,
    digest: data.digest,
    ...(data.pull && { pullRequest: data.pull }),
    files: data.proposal.preview.files,
    lane: laneOf(request),
    ...(data.atlantis && { atlantis: data.atlantis }),
    ...(data.failure && { failure: data.failure }),
    ...(application && { application }),
    conflicts: data.conflicts,
  };
}
