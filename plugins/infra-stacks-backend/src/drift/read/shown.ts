import type {
  DriftEpisode,
  DriftProposal,
  RunStack,
} from '@infra-portal/infra-common';
import { type EpisodeRow, readEpisode } from '../store/rows';
import type { Snooze } from './Snoozes';

export const iso = (at: number) => new Date(at).toISOString();

/** Milliseconds of a second. */
const SECOND = 1_000;

const SOURCES = {
  'atlantis-api': 'Atlantis',
  'atlantis-webhook': 'Atlantis',
  report: 'CI',
} as const;

/** Who looked, as people say it. */
export const lookerOf = (look: {
  source: keyof typeof SOURCES;
  runner?: string;
}) => look.runner ?? SOURCES[look.source];

/** An episode as it is shown. */
export function shownEpisode(
  row: EpisodeRow,
  about: {
    stack: RunStack;
    owner?: string;
    proposals?: DriftProposal[];
    snoozed?: Snooze;
  },
): DriftEpisode {
  const kept = readEpisode(row);
  const { end } = kept;
  const by = end && {
    ...(end.runId !== undefined && { runId: end.runId }),
    ...(end.pullRequest && { pullRequest: end.pullRequest }),
    ...(end.actor !== undefined && { actor: end.actor }),
  };
  return {
    id: row.id,
    stack: about.stack,
    ...(about.owner !== undefined && { owner: about.owner }),
    firstSeenAt: iso(kept.firstSeen),
    lastSeenAt: iso(kept.lastSeen),
    seen: kept.seen,
    ...(kept.cleanBefore !== undefined && {
      cleanBefore: iso(kept.cleanBefore),
    }),
    ...(end && {
      endedAt: iso(end.at),
      ending: end.ending,
      duration: Math.max(0, (end.at - kept.firstSeen) / SECOND),
    }),
    ...(by && Object.keys(by).length > 0 && { endedBy: by }),
    counts: kept.counts,
    cause: kept.cause,
    because: kept.because,
    resources: kept.resources,
    hasPlan: kept.plan !== undefined,
    proposals: about.proposals ?? [],
    ...(!end && about.snoozed && { snoozed: about.snoozed }),
  };
}
