import { isUpgradeTime, nextUpgradeTime } from './hours';
import type { UpgradeItemState, UpgradeRules, UpgradeState } from './upgrade';

/** What of an item tells what comes next. */
export interface UpgradeItemStand {
  id: string;
  /** Number of its wave, from 0. */
  wave: number;
  state: UpgradeItemState;
}

export interface UpgradeStand {
  state: UpgradeState;
  rules: Pick<UpgradeRules, 'size' | 'hours'>;
  items: readonly UpgradeItemStand[];
}

/** What an upgrade does next. */
export type UpgradeStep =
  /** Pull requests of these items are opened. */
  | { kind: 'open'; wave: number; items: string[] }
  /** It goes on by itself when pull requests do. */
  | { kind: 'wait'; wave: number }
  /** It goes on at a time. */
  | { kind: 'hours'; wave: number; at: Date }
  /** A person has to decide about these items. */
  | { kind: 'stop'; wave: number; items: string[] }
  | { kind: 'done'; wave: number }
  /** It is paused, stopped, cancelled or done: only a person moves it. */
  | { kind: 'rest'; wave: number };

const OVER: ReadonlySet<UpgradeItemState> = new Set<UpgradeItemState>([
  'done',
  'unneeded',
  'skipped',
]);

const TROUBLED: ReadonlySet<UpgradeItemState> = new Set<UpgradeItemState>([
  'stopped',
  'conflict',
  'closed',
  'failed',
]);

/** Nothing more is to be done for it. */
export const isUpgradeItemOver = (state: UpgradeItemState) => OVER.has(state);

/** It waits for the decision of a person. */
export const isUpgradeItemTroubled = (state: UpgradeItemState) =>
  TROUBLED.has(state);

/** Its pull request is open, or about to be. */
export const isUpgradeItemOpen = (state: UpgradeItemState) =>
  state === 'opening' || state === 'open';

/** The first wave that is not over; the last one where all are. */
export function upgradeWaveOf(items: readonly UpgradeItemStand[]): number {
  const left = items.filter(({ state }) => !OVER.has(state));
  const waves = (left.length > 0 ? left : items).map(({ wave }) => wave);
  if (waves.length === 0) return 0;
  return left.length > 0 ? Math.min(...waves) : Math.max(...waves);
}

/**
 * What an upgrade does next: nothing while a person wants it to wait or has to
 * decide; else pull requests of the first wave that is not over, at most `size`
 * at once and in the hours of its rules only. What is half opened is gone on with
 * before anything new.
 */
export function nextUpgradeStep(upgrade: UpgradeStand, now: Date): UpgradeStep {
  const { state, rules, items } = upgrade;
  const wave = upgradeWaveOf(items);
  if (state !== 'running') return { kind: 'rest', wave };
  const troubled = items.filter(each => TROUBLED.has(each.state));
  if (troubled.length > 0) {
    return { kind: 'stop', wave, items: troubled.map(({ id }) => id) };
  }
  if (items.every(each => OVER.has(each.state))) return { kind: 'done', wave };
  const own = items.filter(each => each.wave === wave);
  const open = own.filter(each => isUpgradeItemOpen(each.state));
  const begun = open.filter(each => each.state === 'opening');
  const room = Math.max(0, rules.size - open.length);
  const fresh = own.filter(each => each.state === 'waiting').slice(0, room);
  const wanted = [...begun, ...fresh].map(({ id }) => id);
  if (wanted.length === 0) return { kind: 'wait', wave };
  if (isUpgradeTime(rules.hours, now)) {
    return { kind: 'open', wave, items: wanted };
  }
  return { kind: 'hours', wave, at: nextUpgradeTime(rules.hours, now) };
}
