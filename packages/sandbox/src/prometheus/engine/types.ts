import type { Matcher } from '../promql/ast';
import type { Labels } from '../promql/Labels';
import type { Samples } from './Samples';

/** The times that a query is asked for; milliseconds. */
export interface Steps {
  start: number;
  step: number;
  count: number;
}

export const timeOf = ({ start, step }: Steps, index: number) =>
  start + index * step;
export const lastOf = (steps: Steps) => timeOf(steps, steps.count - 1);

export interface Series {
  labels: Labels;
  samples: Samples;
}

/** What an expression needs of a store. */
export interface Selection {
  matchers: readonly Matcher[];
  /** Milliseconds, both included. */
  from: number;
  to: number;
  /** Set where only the newest sample at each of these times counts. */
  at?: Steps;
}

export interface Storage {
  select(selection: Selection): Series[];
}

/** A series at the times of a query: where `has` is 0, it has no value. */
export interface Column {
  labels: Labels;
  values: Float64Array;
  has: Uint8Array;
}

export type Value =
  | { type: 'scalar'; values: Float64Array }
  | { type: 'string'; value: string }
  | { type: 'vector'; columns: Column[] };

/** For how long a sample stays the newest one; milliseconds. */
export const LOOKBACK = 5 * 60_000;
/** Steps of a subquery that names none; milliseconds. */
export const USUAL_STEP = 60_000;
