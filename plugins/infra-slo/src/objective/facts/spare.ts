import { type Objective, sloBudget } from '@infra-portal/infra-common';
import { secondsBetween } from '@infra-portal/infra-react';

/** What may still fail, or how much failed beyond what may. */
export interface Spare {
  isOver: boolean;
  /** Where events are counted. */
  events?: number;
  /** Where time is. */
  seconds?: number;
}

/** Slices of all of the window; of a calendar one also those to come. */
function slicesOf({ status, slice, window }: Objective): number | undefined {
  if (window.kind === 'rolling') return status.counts?.total;
  const whole = secondsBetween(status.start, status.end);
  return whole !== undefined && slice ? whole / slice : undefined;
}

/** What is left of a budget in events or in time; undefined where it is not known. */
export function spareOf(objective: Objective): Spare | undefined {
  const { status, target, method, slice } = objective;
  const { budgetLeft, counts } = status;
  if (budgetLeft === undefined) return undefined;
  const part = Math.abs(budgetLeft) * sloBudget(target);
  const isOver = budgetLeft < 0;
  if (method === 'occurrences') {
    return counts && { isOver, events: part * counts.total };
  }
  const slices = slicesOf(objective);
  return slices === undefined || !slice
    ? undefined
    : { isOver, seconds: part * slices * slice };
}
