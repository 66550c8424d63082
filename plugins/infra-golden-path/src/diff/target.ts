import type { LinePlace } from './slots';

/** Where somebody wants to go; a new object goes there again. */
export interface Target {
  path: string;
  place?: LinePlace;
  /** To the first or last thing to look at in the file. */
  end?: 'first' | 'last';
  /** It was only marked where it is: nothing moves. */
  still?: boolean;
}
