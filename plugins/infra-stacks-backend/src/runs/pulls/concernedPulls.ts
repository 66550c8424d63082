import { lockWaiters, type RunsEvent } from '@infra-portal/infra-common';
import type { LockFacts } from '../locks/LockFacts';
import type { KeptLock } from '../locks/LockStore';
import { refOf } from '../store';

/**
 * Pull requests that locks which came or went make a difference to: those they
 * are of, and those that wait for the same stacks.
 */
export async function concernedPulls(
  locks: readonly KeptLock[],
  facts: Pick<LockFacts, 'runsOf'>,
): Promise<RunsEvent[]> {
  const found = new Map<string, RunsEvent>();
  const add = (repository: string, number: number) =>
    found.set(`${repository}#${number}`, { repository, number });
  for (const { repository, dir, workspace, pull } of locks) {
    if (pull) add(repository, pull.number);
    const ref = refOf(repository, dir, workspace);
    if (ref === undefined) continue;
    const runs = await facts.runsOf(ref);
    for (const { number } of lockWaiters(runs, pull?.number)) {
      add(repository, number);
    }
  }
  return [...found.values()];
}
