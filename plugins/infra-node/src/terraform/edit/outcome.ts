import { Splice } from '../../splice/splice';
import { Change } from './model';

/** How an edit is made, and what it must come to. */
export interface Outcome {
  splices: Splice[];
  changes: Change[];
  /** The item at the top of the file whose layout may have to change with it. */
  layout?: Layout;
}

/** Which item, by its index before and after the edit; a new one has no first. */
export interface Layout {
  before?: number;
  after: number;
}

export const NOTHING: Outcome = { splices: [], changes: [] };
