import type {
  LaneStack,
  LaneStep,
  PullStack,
} from '@infra-portal/infra-common';
import type { LaneFacts } from './computeLane';
import { toLaneStack } from './laneStacks';
import { LANE_TEXTS } from './laneTexts';

type Holder = NonNullable<LaneStack['heldBy']>;

const isOther = (stack: PullStack, number: number) =>
  stack.lock !== undefined && stack.lock.pullRequest?.number !== number;

/** The newest of what was asked for, while it waits for somebody else's lock. */
function waitingRun({ plan, apply }: PullStack) {
  const newest = [plan, apply]
    .flatMap(run => run ?? [])
    .sort((a, b) => Date.parse(b.at) - Date.parse(a.at))[0];
  return newest?.state === 'waiting' ? newest : undefined;
}

function holderOf({ lock }: PullStack): Holder {
  const { pullRequest, user, since, hint } = lock ?? {};
  return {
    ...(pullRequest && { number: pullRequest.number, url: pullRequest.url }),
    ...(pullRequest?.title && { title: pullRequest.title }),
    ...(user && { user }),
    ...(since && { since }),
    ...(hint && { hint }),
  };
}

/** Who counts as the blocker: a person, else what is known of the lock. */
const nameOf = ({ user, number }: Holder) =>
  user ?? (number === undefined ? undefined : `#${number}`);

/**
 * Whether another pull request has a stack of this one. Undefined where nobody
 * tells of locks.
 */
export function lockOf(
  facts: LaneFacts,
): (LaneStep & { id: 'lock' }) | undefined {
  const { runs, pull, isAtlantis } = facts;
  if (!runs?.executable || !isAtlantis) return undefined;
  const step = { id: 'lock' as const, source: 'Atlantis', blockers: [] };
  if (pull.state !== 'open') {
    return pull.state === 'merged'
      ? { ...step, state: 'done' }
      : { ...step, state: 'waiting' };
  }
  const held = runs.stacks.filter(stack => isOther(stack, pull.number));
  const free = runs.stacks.filter(
    stack => !stack.lock && waitingRun(stack) !== undefined,
  );
  if (held.length === 0 && free.length === 0) {
    const isOurs = runs.stacks.some(({ lock }) => lock !== undefined);
    if (isOurs) return { ...step, state: 'done', detail: LANE_TEXTS.ownLock };
    const isPlanned = runs.stacks.some(({ plan }) => plan);
    return { ...step, state: isPlanned ? 'done' : 'waiting' };
  }
  if (held.length === 0) {
    return {
      ...step,
      state: 'active',
      detail: LANE_TEXTS.lockFree,
      blockers: [facts.requestedBy],
      stacks: free.map(each =>
        toLaneStack(facts, each, waitingRun(each), 'waiting'),
      ),
    };
  }
  const stacks = held.map(each => ({
    ...toLaneStack(facts, each, waitingRun(each), 'waiting' as const),
    heldBy: holderOf(each),
  }));
  const holders = stacks.map(({ heldBy }) => heldBy);
  const began = held
    .flatMap(each => waitingRun(each)?.at ?? each.lock?.since ?? [])
    .sort()[0];
  const url = holders.find(each => each.url)?.url;
  const usual = runs.usual.lock;
  return {
    ...step,
    state: 'active',
    ...(began && { since: began }),
    detail: LANE_TEXTS.locked(
      stacks.map(({ name }) => name),
      holders,
    ),
    blockers: [...new Set(holders.flatMap(each => nameOf(each) ?? []))],
    ...(url && { url }),
    ...(usual && { usual }),
    stacks,
  };
}
