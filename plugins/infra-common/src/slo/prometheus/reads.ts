import type { LocalisedText } from '../../texts';
import { groupsNote } from './notes';
import { groupText } from './Rows';

/** When and how far back it was asked; seconds. */
export interface ReadAt {
  at: number;
  /** Length of the window up to then. */
  seconds: number;
  /** After which the newest sample is too old. */
  staleAfter: number;
}

/** Says that there are several groups, and which is the worst. */
export function groupNotes(
  groups: ReadonlyMap<string, number>,
  worst: string | undefined,
): LocalisedText[] {
  return worst !== undefined && groups.size > 1
    ? [groupsNote(groups.size, groupText(worst))]
    : [];
}
