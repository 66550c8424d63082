import {
  type Upgrade,
  type UpgradeItem,
  type UpgradeItemState,
  type UpgradeSummary,
  upgradeWaveOf,
} from '@infra-portal/infra-common';
import type { HistoryEntry, StoredItem, WholeUpgrade } from './store';

function itemOf({ data, wave, state, updatedAt }: StoredItem): UpgradeItem {
  const { files: _, ...item } = data.item;
  const { effect, counts, detail, pull, heldBy, merged } = data;
  return {
    ...{ ...item, wave, state, effect, updatedAt },
    ...(counts && { counts }),
    ...(detail && { detail }),
    ...(pull && { pullRequest: pull }),
    ...(heldBy && { heldBy }),
    ...(merged && { merged }),
  };
}

/** An upgrade as a list shows it. */
export function toSummary({ upgrade, items }: WholeUpgrade): UpgradeSummary {
  const counts: Partial<Record<UpgradeItemState, number>> = {};
  for (const { state } of items) counts[state] = (counts[state] ?? 0) + 1;
  const { id, state, startedBy, startedAt, updatedAt, data } = upgrade;
  return {
    ...{ id, subject: data.subject, state },
    ...(data.detail && { detail: data.detail }),
    ...{ startedBy, startedAt, updatedAt },
    ...{ wave: upgradeWaveOf(items), waves: data.waves.length },
    items: counts,
  };
}

/** An upgrade as its page shows it. */
export function toUpgradePage(
  whole: WholeUpgrade,
  history: HistoryEntry[],
): Upgrade {
  const { rules, note, waves } = whole.upgrade.data;
  return {
    ...toSummary(whole),
    rules,
    ...(note !== undefined && { note }),
    board: waves.map((environment, wave) => ({
      ...(environment !== null && { environment }),
      items: whole.items.filter(each => each.wave === wave).map(itemOf),
    })),
    history,
  };
}
