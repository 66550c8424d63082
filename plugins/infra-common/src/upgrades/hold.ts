import type { PullStack } from '../runs/api/pulls';
import type { LocalisedText } from '../texts';
import { UPGRADE_TEXTS } from './texts';

/** What keeps stacks of a pull request from being planned. */
export interface UpgradeHold {
  /** The pull request that holds them; absent: a check for drift, or another call. */
  by?: { number: number; url: string };
  /** Nobody holds them any more: they only have to be planned again. */
  isFree: boolean;
  /** When the newest of the plans that wait was tried; ISO 8601. */
  since: string;
  detail: LocalisedText;
}

const nameOf = ({ stack, project, dir }: PullStack) =>
  stack?.name ?? project ?? dir ?? '';

/**
 * What holds stacks whose plan of this head waits; undefined: none waits.
 * @param number of the pull request itself, whose own locks hold nothing up
 */
export function upgradeHoldOf(
  stacks: readonly PullStack[],
  { number, head }: { number: number; head: string },
): UpgradeHold | undefined {
  const waiting = stacks.filter(
    ({ plan }) =>
      plan?.state === 'waiting' && (!plan.commit || plan.commit === head),
  );
  if (waiting.length === 0) return undefined;
  const held = waiting.filter(
    ({ lock }) => lock && lock.pullRequest?.number !== number,
  );
  const since = waiting
    .map(({ plan }) => plan!.finishedAt ?? plan!.at)
    .sort()
    .at(-1)!;
  const isFree = held.length === 0;
  const holders = (isFree ? waiting : held).flatMap(
    ({ lock, plan }) => (isFree ? plan!.blockedBy : lock?.pullRequest) ?? [],
  );
  const [by] = holders;
  const names = (isFree ? waiting : held).map(nameOf).filter(Boolean);
  return {
    ...(by && { by: { number: by.number, url: by.url } }),
    ...{ isFree, since },
    detail: isFree
      ? UPGRADE_TEXTS.released(names)
      : UPGRADE_TEXTS.held(names, by?.number),
  };
}
