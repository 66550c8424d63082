import type { LeasedRow } from '../../util/Leases';
import type { StoredItem, StoredUpgrade } from './types';

export const UPGRADES = 'upgrades';
export const ITEMS = 'upgrade_items';
export const HISTORY = 'upgrade_history';

/** The table's row. */
export interface UpgradeRow extends LeasedRow {
  active_key: string | null;
  press_key: string | null;
  state: string;
  started_by: string;
  started_at: string;
  updated_at: string;
  data: string;
}

export interface ItemRow {
  upgrade_id: string;
  id: string;
  position: number;
  wave: number;
  state: string;
  repository: string;
  branch: string;
  pull_number: number | null;
  head: string | null;
  held_by: number | null;
  data: string;
  updated_at: string;
}

export interface HistoryRow {
  id: number;
  upgrade_id: string;
  at: string;
  by: string | null;
  message: string;
}

export const toUpgrade = (row: UpgradeRow): StoredUpgrade => ({
  id: row.id,
  activeKey: row.active_key,
  pressKey: row.press_key,
  state: row.state as StoredUpgrade['state'],
  startedBy: row.started_by,
  startedAt: row.started_at,
  updatedAt: row.updated_at,
  version: Number(row.version),
  dueAt: row.due_at,
  data: JSON.parse(row.data),
});

/** The columns that each write sets; leases and the next look have their own. */
export const upgradeColumns = (upgrade: StoredUpgrade) => ({
  active_key: upgrade.activeKey,
  press_key: upgrade.pressKey,
  state: upgrade.state,
  started_by: upgrade.startedBy,
  started_at: upgrade.startedAt,
  updated_at: upgrade.updatedAt,
  version: upgrade.version,
  data: JSON.stringify(upgrade.data),
});

export const toItem = (row: ItemRow): StoredItem => ({
  id: row.id,
  position: Number(row.position),
  wave: Number(row.wave),
  state: row.state as StoredItem['state'],
  repository: row.repository,
  branch: row.branch,
  updatedAt: row.updated_at,
  data: JSON.parse(row.data),
});

export const itemColumns = (item: StoredItem) => ({
  position: item.position,
  wave: item.wave,
  state: item.state,
  repository: item.repository,
  branch: item.branch,
  pull_number: item.data.pull?.number ?? null,
  head: item.data.pull?.head ?? null,
  held_by: item.data.heldBy?.number ?? null,
  data: JSON.stringify(item.data),
  updated_at: item.updatedAt,
});
