import type { LaneStep } from '@infra-portal/infra-common';
import type { LaneFacts } from './computeLane';
import { LANE_TEXTS } from './laneTexts';
import { time } from './time';

/**
 * Live is what can be proved: everything is applied, merged, and the catalog has
 * read the default branch with it. Whether the service answers is not asked, so
 * its address is shown.
 */
export function liveOf(
  { pull, requestedBy, isRead, serviceUrl }: LaneFacts,
  applied: LaneStep,
): LaneStep {
  const step = {
    ...{ id: 'live' as const, blockers: [] },
    ...(serviceUrl && { url: serviceUrl }),
  };
  if (applied.state !== 'done' || pull.state === 'closed') {
    return { id: 'live', state: 'waiting', blockers: [] };
  }
  if (pull.state === 'open') {
    return {
      ...{ id: 'live', state: 'active', detail: LANE_TEXTS.toMerge },
      blockers: [requestedBy],
    };
  }
  if (isRead === undefined) {
    return { ...step, state: 'unknown', detail: LANE_TEXTS.noLive };
  }
  if (!isRead) return { ...step, state: 'active', detail: LANE_TEXTS.reading };
  const since = [applied.since, time(pull.mergedAt)]
    .flatMap(at => at ?? [])
    .sort()
    .at(-1);
  return {
    ...step,
    state: 'done',
    ...(since && { since }),
    detail: LANE_TEXTS.live,
    source: 'Infra portal',
  };
}
