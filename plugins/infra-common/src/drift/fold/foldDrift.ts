import { endingOf } from './ending';
import type {
  DriftFacts,
  DriftLook,
  DriftStanding,
  FoldedDrift,
  FoldedEpisode,
} from './types';

/**
 * Makes episodes of looks at one stack. Order and repetition of the looks do
 * not matter. Only looks that succeeded open, extend or end an episode: one
 * that failed, or met a lock, says nothing of what is there.
 */
export function foldDrift(
  looks: readonly DriftLook[],
  facts: DriftFacts,
): FoldedDrift {
  const sorted = [...new Map(looks.map(look => [look.id, look])).values()].sort(
    byTime,
  );
  const episodes: FoldedEpisode[] = [];
  let open: FoldedEpisode | undefined;
  let clean: number | undefined;
  const leave = (at: number) => {
    if (open) open.end = endingOf(open, at, facts);
    open = undefined;
  };
  const { goneAt = Infinity } = facts;
  for (const look of sorted) {
    const { result, at } = look;
    // What is seen of a stack that was thought gone shows that it was there.
    if (result.kind === 'clean') {
      leave(at);
      clean = at;
    } else if (result.kind === 'drifted') {
      open ??= begin(episodes, look, clean);
      extend(open, look);
    }
  }
  if (open && goneAt >= open.lastSeen && goneAt < Infinity) {
    open.end = { at: goneAt, ending: 'stack-gone' };
  }
  return { episodes, standing: standingOf(sorted) };
}

function begin(
  episodes: FoldedEpisode[],
  { id, at, result }: DriftLook,
  cleanBefore: number | undefined,
): FoldedEpisode {
  if (result.kind !== 'drifted') throw new Error('Nothing drifted');
  const episode: FoldedEpisode = {
    ...{ key: id, firstSeen: at, lastSeen: at, seen: 0 },
    ...(cleanBefore !== undefined && { cleanBefore }),
    counts: result.counts,
    changesOutside: false,
  };
  episodes.push(episode);
  return episode;
}

function extend(
  episode: FoldedEpisode,
  { at, result, looks = 1 }: DriftLook,
): void {
  if (result.kind !== 'drifted') return;
  episode.lastSeen = at;
  episode.seen += looks;
  episode.counts = result.counts;
  episode.changesOutside = result.changesOutside ?? false;
  if (result.plan !== undefined) {
    episode.plan = result.plan;
    episode.planAt = at;
  }
}

function standingOf(sorted: readonly DriftLook[]): DriftStanding {
  const standing: DriftStanding = {};
  for (const { at, source, runner, result } of sorted) {
    switch (result.kind) {
      case 'failed':
        standing.problem = {
          message: result.message,
          since: standing.problem?.since ?? at,
        };
        delete standing.locked;
        break;
      case 'locked': {
        const { pull, message } = result;
        standing.locked = { ...(pull !== undefined && { pull }), message, at };
        break;
      }
      default:
        standing.good = { at, source, ...(runner && { runner }) };
        delete standing.problem;
        delete standing.locked;
    }
  }
  return standing;
}

/** Two at one time are told apart by their ids, the same wherever they come. */
function byTime(a: DriftLook, b: DriftLook): number {
  return a.at - b.at || (a.id < b.id ? -1 : 1);
}
