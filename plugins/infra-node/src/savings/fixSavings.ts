import {
  type CombinedSavings,
  combinedSavings,
  estimateStack,
  type Saving,
  subtractAmounts,
  ZERO,
} from '@infra-portal/infra-common';
import type { Expansion } from '../terraform/expand';
import { Draft } from './Draft';
import { checkPossible, fixSaving, leftBy } from './fixSaving';
import type {
  LeftOfSavings,
  SavingFix,
  SavingPlace,
  SavingsFix,
  SavingsFixRequest,
} from './types';
import { saves, stackOf } from './verify';
import { writeChanges } from './writeChanges';

/** What is taken by now, and what is not. */
interface Sorted {
  wanted: Saving[];
  left: LeftOfSavings[];
}

const toLeft = (
  { id }: Saving,
  { why, address }: Extract<SavingFix, { kind: 'left' }>,
): LeftOfSavings => ({ id, why, ...(address !== undefined && { address }) });

/** What a task leaves of savings, and why. */
async function sorted(
  savings: readonly Saving[],
  task: (saving: Saving) => Promise<SavingFix | void>,
): Promise<Sorted> {
  const all: Sorted = { wanted: [], left: [] };
  for (const saving of savings) {
    try {
      const fix = await task(saving);
      if (fix?.kind === 'left') all.left.push(toLeft(saving, fix));
      else all.wanted.push(saving);
    } catch (error) {
      const left = leftBy(error);
      if (!left) throw error;
      all.left.push(toLeft(saving, left));
    }
  }
  return all;
}

type Counted = Pick<CombinedSavings, 'before' | 'after' | 'monthly'> & Sorted;

/** Only what is counted together may be written together. */
function count(
  place: SavingPlace,
  before: Expansion,
  wanted: readonly Saving[],
): Counted {
  const combined = combinedSavings(stackOf(before), wanted, place);
  const byId = new Map(wanted.map(saving => [saving.id, saving]));
  const { after, before: now, monthly } = combined;
  return {
    ...{ before: now, after, monthly },
    wanted: combined.taken.map(id => byId.get(id)!),
    left: combined.left.map(one =>
      one.why === 'conflict' ? one : { id: one.id, why: 'notComputable' },
    ),
  };
}

/** All that can be written of them in one draft; none where that says nothing. */
async function write(
  place: SavingPlace,
  savings: readonly Saving[],
): Promise<{ draft?: Draft; left: LeftOfSavings[] }> {
  let draft = Draft.of(place);
  const steps = place.service
    ? // It is rendered once, with all answers.
      [{ ...savings[0], changes: savings.flatMap(each => each.changes) }]
    : savings;
  const { left } = await sorted(steps, async ({ changes }) => {
    draft = await writeChanges(place, changes, draft);
  });
  if (left.length === 0) return { draft, left };
  // Which of the answers it was, each of them tells alone.
  return { left: place.service ? [] : left };
}

/** Those that come true alone; without the last one where all of them do. */
async function aloneOnly(
  place: SavingPlace,
  savings: readonly Saving[],
): Promise<Sorted> {
  const all = await sorted(savings, saving => fixSaving({ ...place, saving }));
  if (all.left.length > 0) return all;
  const last = savings.at(-1)!;
  const left: LeftOfSavings = { id: last.id, why: 'notVerified' };
  return { wanted: savings.slice(0, -1), left: [left] };
}

const nothing = ({ before }: Counted, left: LeftOfSavings[]): SavingsFix => ({
  ...{ files: [], taken: [], left, before, after: before },
  ...{ monthly: ZERO, declared: ZERO },
});

function verified(
  place: SavingPlace,
  { monthly, wanted, ...counted }: Counted,
  before: Expansion,
  after: Expansion,
): Omit<SavingsFix, 'left' | 'files'> | undefined {
  const changes = wanted.flatMap(each => each.changes);
  if (!saves(place, { changes, monthly }, before, after)) return undefined;
  const paid = (expansion: Expansion) =>
    estimateStack(stackOf(expansion), place).monthly;
  return {
    ...{ taken: wanted, monthly },
    ...{ before: counted.before, after: counted.after },
    declared: subtractAmounts(paid(before), paid(after)),
  };
}

/**
 * The change of files that makes several savings of a stack come true together;
 * of those that change the same the one that saves most is taken. The changed
 * stack, worked out and estimated again, has to save exactly what they come to
 * together: what keeps it from that is left.
 *
 * @throws Error only when a repository cannot be read
 */
export async function fixSavings(
  request: SavingsFixRequest,
): Promise<SavingsFix> {
  const before = await Draft.of(request).expand();
  const possible = await sorted(request.savings, async saving =>
    checkPossible(saving, before),
  );
  const left = possible.left;
  let { wanted } = possible;
  for (;;) {
    const counted = count(request, before, wanted);
    left.push(...counted.left);
    wanted = counted.wanted;
    if (wanted.length === 0) return nothing(counted, left);
    const written = await write(request, wanted);
    const { draft } = written;
    const fix =
      draft && verified(request, counted, before, await draft.expand());
    if (fix) return { ...fix, files: await draft.changed(), left };
    const next =
      written.left.length > 0
        ? { wanted, left: written.left }
        : await aloneOnly(request, wanted);
    left.push(...next.left);
    const gone = new Set(next.left.map(({ id }) => id));
    wanted = next.wanted.filter(({ id }) => !gone.has(id));
  }
}
