import type { ReactNode } from 'react';

export type DiffSide = 'before' | 'after';

/** A line of a file, in the text before the change or after it; from 1. */
export interface LinePlace {
  side: DiffSide;
  line: number;
}

/**
 * What others put into the diff of one file, such as comments. It stays the same
 * object as long as nothing changes in it: rows are drawn anew with another one.
 */
export interface FileSlots {
  /** Lines with something below them; these are never folded away. */
  places: readonly LinePlace[];
  /** What stands below a line. */
  rowsAt(side: DiffSide, line: number): ReactNode;
  /** What is said of lines that the diff has no more; stands above the rows. */
  loose?: ReactNode;
  /** Somebody wants to say something of a line. Absent: nobody can. */
  onComment?(place: LinePlace): void;
}

/** What there is to put into the diff of a file; undefined for nothing. */
export type SlotsOf = (path: string) => FileSlots | undefined;
