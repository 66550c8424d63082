import { Splice } from '../../splice/splice';
import { Change } from './model';

/** How an edit is made, and what it must come to. */
export interface Outcome {
  splices: Splice[];
  changes: Change[];
  /** Whether the layout of lines around it may have to change with it. */
  reformat: boolean;
}

export const NOTHING: Outcome = { splices: [], changes: [], reformat: false };
