import { ConflictError, InputError, NotFoundError } from '@backstage/errors';
import {
  isUpgradeItemOver,
  isUpgradeItemTroubled,
  type UpgradeAct,
  type UpgradeState,
} from '@infra-portal/infra-common';
import { plainLine } from '@infra-portal/infra-node';
import {
  isUpgradeOver,
  type StoredItem,
  type UpgradeChange,
  type WholeUpgrade,
} from './store';
import { SAID } from './text';

const isTroubled = ({ state }: StoredItem) => isUpgradeItemTroubled(state);

/** An item that stopped, to be looked at or opened again. */
function again(item: StoredItem): StoredItem {
  const { data } = item;
  const isThere =
    data.pull && (item.state === 'stopped' || item.state === 'closed');
  const there = data.merged ? ('merged' as const) : ('open' as const);
  const state = isThere ? there : ('waiting' as const);
  return { ...item, state, data: { ...data, detail: undefined } };
}

/** An item that somebody wants to go on with although something speaks against it. */
function nevertheless(item: StoredItem): StoredItem {
  const { data } = item;
  // A pull request that was closed stays closed; there will be another.
  if (item.state === 'closed') {
    return {
      ...item,
      state: 'waiting',
      data: { ...data, detail: undefined, pull: undefined },
    };
  }
  const next = again(item);
  return {
    ...next,
    data: {
      ...next.data,
      burningAccepted: true,
      ...(data.pull && { accepted: data.pull.head }),
    },
  };
}

/** With nobody left who needs a decision, it goes on; what a person paused stays so. */
function stateAfter(
  { upgrade, items }: WholeUpgrade,
  changed: StoredItem,
): UpgradeState {
  const others = items.filter(each => each.id !== changed.id);
  const isStopped = upgrade.state === 'stopped';
  return isStopped && !others.some(isTroubled) ? 'running' : upgrade.state;
}

function itemOf({ items }: WholeUpgrade, id: string | undefined): StoredItem {
  if (id === undefined) {
    throw new InputError('item: name the item that is meant');
  }
  const found = items.find(each => each.id === id);
  if (found) return found;
  throw new NotFoundError(
    `This upgrade has no item ${JSON.stringify(plainLine(id, 100))}`,
  );
}

function ofItem(
  whole: WholeUpgrade,
  changed: StoredItem,
  message: ReturnType<typeof SAID.skip>,
  by: string,
): UpgradeChange {
  return {
    upgrade: {
      state: stateAfter(whole, changed),
      data: { detail: undefined },
    },
    items: [changed],
    said: [{ by, message }],
  };
}

/**
 * What an act of a person changes; undefined: nothing, it is so already.
 * @throws ConflictError where the upgrade, or the item, is not in a state for it;
 *   InputError and NotFoundError for an item that is missing
 */
export function changeOf(
  whole: WholeUpgrade,
  { act, item: id }: UpgradeAct,
  by: string,
): UpgradeChange | undefined {
  const { upgrade, items } = whole;
  const { state } = upgrade;
  if (isUpgradeOver(state)) {
    if (act === 'cancel' && state === 'cancelled') return undefined;
    throw new ConflictError(`The upgrade is ${state}; begin another one.`);
  }
  const said = (message: typeof SAID.pause) => [{ by, message }];
  switch (act) {
    case 'pause':
      if (state === 'paused') return undefined;
      if (state === 'stopped') {
        throw new ConflictError('The upgrade is stopped, and opens nothing.');
      }
      return {
        upgrade: { state: 'paused', data: { detail: undefined } },
        said: said(SAID.pause),
      };
    case 'resume':
      if (state === 'running') return undefined;
      return {
        upgrade: { state: 'running', data: { detail: undefined } },
        items: items.filter(isTroubled).map(again),
        said: said(SAID.resume),
      };
    case 'cancel':
      return {
        upgrade: {
          ...{ state: 'cancelled', activeKey: null },
          data: { detail: undefined },
        },
        said: said(SAID.cancel),
      };
    case 'skip': {
      const item = itemOf(whole, id);
      if (item.state === 'skipped') return undefined;
      if (isUpgradeItemOver(item.state)) {
        throw new ConflictError(`${item.id} is ${item.state} already.`);
      }
      const left = { ...item, state: 'skipped' as const };
      return ofItem(whole, left, SAID.skip(item.id), by);
    }
    default: {
      const item = itemOf(whole, id);
      if (!isTroubled(item)) {
        throw new ConflictError(
          `${item.id} is ${item.state}: there is nothing to decide about it.`,
        );
      }
      return ofItem(whole, nevertheless(item), SAID.retry(item.id), by);
    }
  }
}
