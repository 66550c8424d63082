import type { DriftState } from '@infra-portal/infra-common';
import type { KeptStanding } from '../store/rows';

/**
 * How a stack stands at a time in ms. A drift stays one until a look finds it
 * gone, also when newer looks failed or none came for long: nobody may take
 * that for better.
 */
export function stateOf(
  { good, open, problem }: KeptStanding,
  isSnoozed: boolean,
  now: number,
  staleAfter: number,
): DriftState {
  if (open) return isSnoozed ? 'snoozed' : 'drifted';
  if (problem) return 'failed';
  return good && now - good.at <= staleAfter ? 'clean' : 'unchecked';
}
