import Big from 'big.js';
import type { Objective } from '../api/objectives';
import type { Slo } from '../model/types';

/** What numbers are judged against; each objective of the API is one. */
export type SloBasis = Pick<
  Objective,
  'target' | 'window' | 'method' | 'slice'
>;

export const sloBasisOf = ({ target, window, method }: Slo): SloBasis => ({
  ...{ target, window, method: method.kind },
  ...(method.kind !== 'occurrences' && { slice: method.slice }),
});

/** `1 - target` without the error of binary fractions. */
export const sloBudget = (target: number): number =>
  new Big(1).minus(target).toNumber();

/** Seconds of a slice; undefined where events are counted. */
export const sliceOfBasis = ({ method, slice }: SloBasis): number | undefined =>
  method === 'occurrences' ? undefined : slice;
