import type { PullStackCost } from '@infra-portal/infra-common';
import type { PulledPlace } from './types';

/** A stack as the default branch had it, and the folders its cost follows from. */
export interface BasePlace extends PulledPlace {
  folders: readonly string[];
}

export interface TouchedPlace extends PulledPlace {
  change: PullStackCost['change'];
  /** A file of its folder that the pull request changes. */
  file?: string;
}

/**
 * Stacks that a pull request adds, removes, or changes in one of the folders
 * that their costs follow from. What a changed folder calls only then is in
 * none of them, so nobody has to know the folders as the pull request has them.
 */
export function touchedStacks(
  base: readonly BasePlace[],
  head: readonly PulledPlace[],
  changed: ReadonlySet<string>,
): TouchedPlace[] {
  const before = new Set(base.map(({ ref }) => ref));
  const after = new Set(head.map(({ ref }) => ref));
  return [
    ...base.flatMap(({ folders, ...place }): TouchedPlace[] => {
      if (!after.has(place.ref)) return [{ ...place, change: 'removed' }];
      return folders.some(each => changed.has(each))
        ? [{ ...place, change: 'changed' }]
        : [];
    }),
    ...head
      .filter(({ ref }) => !before.has(ref))
      .map((place): TouchedPlace => ({ ...place, change: 'added' })),
  ];
}
