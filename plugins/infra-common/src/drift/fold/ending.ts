import type { DriftFacts, FoldedEpisode } from './types';

type End = NonNullable<FoldedEpisode['end']>;

/**
 * What ended an episode: what happened between the last look that saw it and
 * the first that did not.
 */
export function endingOf(
  { lastSeen }: Pick<FoldedEpisode, 'lastSeen'>,
  at: number,
  { applies, code, merged }: DriftFacts,
): End {
  const isBetween = (each: { at: number }) =>
    each.at > lastSeen && each.at <= at;
  const adopted = newest(
    merged.filter(each => each.act === 'adopt' && isBetween(each)),
  );
  if (adopted) {
    return { at, ending: 'adopted', pullRequest: adopted.pullRequest };
  }
  const own = applies.filter(isBetween);
  const applied = newest(own.filter(each => each.hasChanges !== false));
  if (applied) {
    const { runId, pullRequest, actor } = applied;
    return {
      at,
      ending: 'applied',
      runId,
      ...(pullRequest && { pullRequest }),
      ...(actor !== undefined && { actor }),
    };
  }
  if (!code.some(isBetween)) return { at, ending: 'went-away' };
  // The pull request is known where Atlantis had nothing to do for it.
  const idle = newest(own);
  return {
    at,
    ending: 'adopted',
    ...(idle?.pullRequest && { pullRequest: idle.pullRequest }),
  };
}

function newest<T extends { at: number }>(all: readonly T[]): T | undefined {
  let found: T | undefined;
  for (const each of all) if (!found || each.at >= found.at) found = each;
  return found;
}
