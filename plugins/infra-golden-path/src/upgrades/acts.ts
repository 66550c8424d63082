import type {
  Upgrade,
  UpgradeAct,
  UpgradeItem,
  UpgradeItemState,
  UpgradeState,
  UpgradeSummary,
} from '@infra-portal/infra-common';
import type { Tone } from '@infra-portal/infra-react';

type Act = UpgradeAct['act'];

export const UPGRADE_TONES: Record<UpgradeState, Tone> = {
  running: 'active',
  paused: 'warning',
  stopped: 'bad',
  done: 'good',
  cancelled: 'unknown',
};

export const ITEM_TONES: Record<UpgradeItemState, Tone> = {
  waiting: 'unknown',
  opening: 'active',
  open: 'active',
  merged: 'active',
  done: 'good',
  unneeded: 'good',
  skipped: 'unknown',
  stopped: 'bad',
  conflict: 'bad',
  closed: 'warning',
  failed: 'bad',
};

/** States in which nothing of an item is left to do. */
const OVER: readonly UpgradeItemState[] = ['done', 'unneeded', 'skipped'];

/** States that wait for somebody. */
const STUCK: readonly UpgradeItemState[] = [
  'stopped',
  'conflict',
  'closed',
  'failed',
];

const OF_STATE: Record<UpgradeState, readonly Act[]> = {
  running: ['pause', 'cancel'],
  paused: ['resume', 'cancel'],
  stopped: ['resume', 'cancel'],
  done: [],
  cancelled: [],
};

/** What a person can do with a whole upgrade. */
export const actsOf = ({ state }: Pick<UpgradeSummary, 'state'>) =>
  OF_STATE[state];

/** What a person can do with one pull request of it. */
export function itemActsOf(
  upgrade: Pick<Upgrade, 'state'>,
  item: Pick<UpgradeItem, 'state'>,
): readonly Act[] {
  if (OF_STATE[upgrade.state].length === 0) return [];
  if (STUCK.includes(item.state)) return ['retry', 'skip'];
  return item.state === 'waiting' || item.state === 'open' ? ['skip'] : [];
}

/** Whether it is up to a person that an item goes on. */
export const isStuck = ({ state }: Pick<UpgradeItem, 'state'>) =>
  STUCK.includes(state);

/** How many pull requests are through, of how many. */
export function progressOf({ items }: Pick<UpgradeSummary, 'items'>): {
  over: number;
  all: number;
} {
  const sum = (states: readonly UpgradeItemState[]) =>
    states.reduce((count, state) => count + (items[state] ?? 0), 0);
  return {
    over: sum(OVER),
    all: sum(Object.keys(items) as UpgradeItemState[]),
  };
}

const RANK: Record<UpgradeState, number> = {
  stopped: 0,
  running: 1,
  paused: 2,
  done: 3,
  cancelled: 3,
};

/** Those that need somebody first, then running ones, then the newest. */
export const inOrder = (upgrades: readonly UpgradeSummary[]) =>
  [...upgrades].sort(
    (one, other) =>
      RANK[one.state] - RANK[other.state] ||
      Date.parse(other.startedAt) - Date.parse(one.startedAt),
  );
