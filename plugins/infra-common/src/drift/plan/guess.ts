import type { DriftCause, DriftResource } from '../api';
import type { DriftCode, DriftFacts, FoldedEpisode } from '../fold';
import type { LocalisedText } from '../../texts';
import { isScaled } from './cause';
import { BECAUSE, listed } from './becauseTexts';

/** What one that is listed first says more of an episode than the others. */
const TELLING: readonly DriftCause[] = [
  'code-not-applied',
  'manual-change',
  'provider-upgrade',
  'autoscaling',
  'tags-only',
  'unknown',
];
const SHORT = 7;
const MOST_COMMITS = 3;
const DATE = 'YYYY-MM-DDTHH:MM'.length;

export interface DriftGuess {
  cause: DriftCause;
  /** Facts that it rests on, each one line. */
  because: LocalisedText[];
  resources: DriftResource[];
}

const timeOf = (at: number) =>
  `${new Date(at).toISOString().slice(0, DATE).replace('T', ' ')} UTC`;

/**
 * What probably made a stack drift: by the code that was not applied when it
 * was first seen, then by what differs.
 */
export function guessCause(
  {
    firstSeen,
    counts,
    changesOutside,
  }: Pick<FoldedEpisode, 'firstSeen' | 'counts' | 'changesOutside'>,
  resources: readonly DriftResource[],
  { applies, code }: Pick<DriftFacts, 'applies' | 'code'>,
): DriftGuess {
  const before = applies.filter(({ at }) => at <= firstSeen);
  const last = Math.max(...before.map(({ at }) => at), -Infinity);
  const pending = code.filter(
    each => each.at <= firstSeen && each.at > last && !isApplied(each, applies),
  );
  if (before.length > 0 && pending.length > 0) {
    return ofCode(pending, last, resources);
  }
  const isNew =
    before.length === 0 &&
    counts.add > 0 &&
    counts.change + counts.destroy + counts.import + counts.forget === 0;
  if (isNew) {
    return {
      cause: 'code-not-applied',
      because: [BECAUSE.neverApplied],
      resources: resources.map(each => ({
        ...each,
        cause: 'code-not-applied' as const,
      })),
    };
  }
  if (resources.length === 0) {
    return {
      cause: changesOutside ? 'manual-change' : 'unknown',
      because: [changesOutside ? BECAUSE.changedOutside : BECAUSE.notWhat],
      resources: [],
    };
  }
  const cause = TELLING.find(each =>
    resources.some(own => own.cause === each),
  )!;
  const own = resources.filter(each => each.cause === cause);
  return {
    cause,
    because: [
      ...reasonsOf(cause, own),
      last === -Infinity ? BECAUSE.noApply : BECAUSE.sameCode(timeOf(last)),
    ],
    resources: [...resources],
  };
}

/** Whether the pull request that brought code in was applied. */
function isApplied(
  { pull, parents }: DriftCode,
  applies: DriftFacts['applies'],
): boolean {
  return applies.some(
    each =>
      (pull !== undefined && each.pullRequest?.number === pull) ||
      (each.commit !== undefined && parents?.includes(each.commit)),
  );
}

function ofCode(
  pending: readonly DriftCode[],
  last: number,
  resources: readonly DriftResource[],
): DriftGuess {
  const versions = pending.every(each => each.versionsOnly);
  const cause = versions ? 'provider-upgrade' : 'code-not-applied';
  const newest = [...pending].sort((a, b) => b.at - a.at);
  return {
    cause,
    because: [
      ...newest
        .slice(0, MOST_COMMITS)
        .map(({ commit, at }) =>
          (versions ? BECAUSE.versions : BECAUSE.code)(
            commit.slice(0, SHORT),
            timeOf(at),
          ),
        ),
      BECAUSE.lastApply(timeOf(last)),
    ],
    resources: resources.map(each => ({
      ...each,
      cause:
        each.cause === 'tags-only' || each.cause === 'autoscaling'
          ? each.cause
          : cause,
    })),
  };
}

function reasonsOf(
  cause: DriftCause,
  resources: readonly DriftResource[],
): LocalisedText[] {
  const names = listed(resources.map(({ address }) => address));
  switch (cause) {
    case 'tags-only':
      return [BECAUSE.tags(names)];
    case 'autoscaling': {
      const paths = resources.flatMap(({ attributes }) =>
        attributes.filter(isScaled).map(({ path }) => path),
      );
      return [BECAUSE.scaled(listed([...new Set(paths)]), names)];
    }
    case 'provider-upgrade':
      return [BECAUSE.computed(names)];
    case 'code-not-applied':
      return [BECAUSE.onlyCode(names)];
    default: {
      const gone = resources.filter(({ action }) => action === 'create');
      return [
        gone.length === resources.length
          ? BECAUSE.gone(names)
          : BECAUSE.byPeople(names),
      ];
    }
  }
}
