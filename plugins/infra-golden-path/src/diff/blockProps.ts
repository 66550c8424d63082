import type { DiffLine, ReviewOrigin } from '@infra-portal/infra-common';
import type { FileSlots, LinePlace } from './slots';

/** Of rows that are drawn together, unified or split. */
export interface BlockProps {
  path: string;
  lines: DiffLine[];
  origins: readonly ReviewOrigin[];
  slots?: FileSlots;
  /** The line that is marked, if it is one of these. */
  marked?: LinePlace;
  onMark(place: LinePlace): void;
}
