import {
  type Saving,
  type SavingChange,
  ZERO,
} from '@infra-portal/infra-common';
import { EditConflict } from '../splice/editConflict';
import type { Expansion } from '../terraform/expand';
import { Draft } from './Draft';
import { LeaveSaving, type SavingFix, type SavingFixRequest } from './types';
import { saves } from './verify';
import { writeChanges } from './writeChanges';

const isInFiles = ({ kind }: SavingChange) =>
  kind === 'set' || kind === 'remove';

/**
 * Refuses what no change of these files makes come true.
 * @throws LeaveSaving
 */
export function checkPossible(
  { addresses, changes, monthly }: Saving,
  { resources }: Expansion,
): void {
  if (monthly === undefined) throw new LeaveSaving('notComputable');
  if (!changes.some(isInFiles)) throw new LeaveSaving('needsResource');
  const known = new Set(resources.map(each => each.address));
  const lost = addresses.find(address => !known.has(address));
  if (lost !== undefined) throw new LeaveSaving('stale', lost);
}

async function madeFix(request: SavingFixRequest): Promise<SavingFix> {
  const { saving } = request;
  const { addresses, changes, monthly = ZERO } = saving;
  const start = Draft.of(request);
  const before = await start.expand();
  checkPossible(saving, before);
  const draft = await writeChanges(request, changes, start);
  if (!saves(request, { changes, monthly }, before, await draft.expand())) {
    throw new LeaveSaving('notVerified', addresses[0]);
  }
  return { kind: 'change', files: await draft.changed() };
}

/** Why an error means that a saving is left. */
export function leftBy(
  error: unknown,
): Extract<SavingFix, { kind: 'left' }> | undefined {
  if (error instanceof LeaveSaving) {
    const { why, address } = error;
    return { kind: 'left', why, ...(address !== undefined && { address }) };
  }
  return error instanceof EditConflict
    ? { kind: 'left', why: 'stale' }
    : undefined;
}

/**
 * The change of files that makes a saving come true: of a literal in the stack's
 * own resource or in its call of a module, or of the intent that the stack is
 * rendered from. It counts only if the changed stack, worked out and estimated
 * again, saves exactly what was promised.
 *
 * @throws Error only when a repository cannot be read
 */
export async function fixSaving(request: SavingFixRequest): Promise<SavingFix> {
  try {
    return await madeFix(request);
  } catch (error) {
    const left = leftBy(error);
    if (left) return left;
    throw error;
  }
}
