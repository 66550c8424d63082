import { createHash } from 'node:crypto';
import { type Hours, within } from './hours';

const MINUTE = 60_000;
/** A pull request that holds a stack is usually done within hours. */
const LOCKED_PAUSE = 15 * MINUTE;
const FAILED_PAUSE = 5 * MINUTE;
const MOST_DOUBLINGS = 10;

const mod = (value: number, by: number) => ((value % by) + by) % by;

export interface Period {
  /** Milliseconds between looks at one stack. */
  every: number;
  hours?: Hours;
}

/** From 0 to 1, always the same for one stack, evenly over all stacks. */
export function shareOf(ref: string): number {
  const digest = createHash('sha256').update(ref).digest();
  return digest.readUInt32BE(0) / 2 ** 32;
}

/**
 * When a stack is looked at after a look that went well: at its own place in
 * the period, so that all looks are spread, and never twice within half of it.
 */
export function nextLook(ref: string, at: number, period: Period): number {
  const { every, hours } = period;
  const share = shareOf(ref);
  const earliest = at + every / 2;
  const place = Math.floor(share * every);
  const next = earliest + mod(place - earliest, every);
  return hours ? within(hours, next, share) : next;
}

/** After a look that met a lock. */
export const afterLock = (at: number, { every }: Period) =>
  at + Math.min(every, LOCKED_PAUSE);

/** After looks that failed, each time later. */
export const afterFailure = (at: number, failures: number, { every }: Period) =>
  at +
  Math.min(every, FAILED_PAUSE * 2 ** Math.min(failures - 1, MOST_DOUBLINGS));
