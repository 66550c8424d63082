import type { Knex } from 'knex';
import { Leases, type RowLease } from '../../util/Leases';
import {
  HISTORY,
  type HistoryRow,
  itemColumns,
  type ItemRow,
  ITEMS,
  toItem,
  toUpgrade,
  upgradeColumns,
  type UpgradeRow,
  UPGRADES,
} from './rows';
import type {
  HistoryEntry,
  StoredItem,
  StoredUpgrade,
  UpgradeChange,
  WholeUpgrade,
} from './types';

/** Upgrades that a list shows. */
const LISTED = 100;
/** What is shown of what happened. */
const HISTORY_SHOWN = 200;
/** Rows in one statement; SQLite takes 999 values. */
const AT_ONCE = 50;

export interface UpgradeLease {
  token: string;
  upgrade: StoredUpgrade;
}

const leaseOf = ({ token, row }: RowLease<UpgradeRow>): UpgradeLease => ({
  token,
  upgrade: toUpgrade(row),
});

/** Upgrades in the database of the plugin: SQLite or PostgreSQL. */
export class UpgradeStore {
  readonly #db: Knex;
  readonly #now: () => Date;
  readonly #leases: Leases<UpgradeRow>;

  constructor(options: { database: Knex; now: () => Date; lease?: number }) {
    const { database, now, lease } = options;
    this.#db = database;
    this.#now = now;
    this.#leases = new Leases({ database, table: UPGRADES, now, lease });
  }

  async find(id: string): Promise<WholeUpgrade | undefined> {
    const row = await this.#db<UpgradeRow>(UPGRADES).where({ id }).first();
    return row && this.#whole(row);
  }

  /** The one that is not over of a subject, or that a press began. */
  async findLike(
    wanted: Pick<StoredUpgrade, 'activeKey' | 'pressKey'>,
  ): Promise<WholeUpgrade | undefined> {
    const { activeKey, pressKey } = wanted;
    const rows = await this.#db<UpgradeRow>(UPGRADES)
      .where(any => {
        if (activeKey !== null) any.orWhere({ active_key: activeKey });
        if (pressKey !== null) any.orWhere({ press_key: pressKey });
      })
      .limit(2);
    const own = rows.find(each => each.press_key === pressKey) ?? rows[0];
    return own && this.#whole(own);
  }

  async #whole(row: UpgradeRow): Promise<WholeUpgrade> {
    const items = await this.#db<ItemRow>(ITEMS)
      .where({ upgrade_id: row.id })
      .orderBy('position');
    return { upgrade: toUpgrade(row), items: items.map(toItem) };
  }

  /** Newest first. */
  async list(): Promise<WholeUpgrade[]> {
    const rows = await this.#db<UpgradeRow>(UPGRADES)
      .orderBy('started_at', 'desc')
      .orderBy('id')
      .limit(LISTED);
    return Promise.all(rows.map(row => this.#whole(row)));
  }

  /** What happened, the newest first. */
  async history(id: string): Promise<HistoryEntry[]> {
    const rows = await this.#db<HistoryRow>(HISTORY)
      .where({ upgrade_id: id })
      .orderBy('id', 'desc')
      .limit(HISTORY_SHOWN);
    return rows.map(({ at, by, message }) => ({
      at,
      ...(by !== null && { by }),
      message: JSON.parse(message),
    }));
  }

  /** Commits that the portal made on a branch in upgrades before. */
  async formerCommits(repository: string, branch: string): Promise<string[]> {
    const rows = await this.#db<ItemRow>(ITEMS)
      .where({ repository, branch })
      .orderBy('updated_at', 'desc')
      .limit(20);
    return rows.flatMap(row => toItem(row).data.ownCommits);
  }

  /** Writes a new one down; false when there is one of the same subject or press. */
  async insert(
    { upgrade, items }: WholeUpgrade,
    said: Omit<HistoryEntry, 'at'>[],
  ): Promise<boolean> {
    return this.#db.transaction(async trx => {
      const inserted = await trx(UPGRADES)
        .insert({
          ...{ id: upgrade.id, due_at: upgrade.dueAt },
          ...upgradeColumns(upgrade),
        })
        .onConflict()
        .ignore()
        .returning('id');
      if (inserted.length === 0) return false;
      const rows = items.map(item => ({
        ...{ upgrade_id: upgrade.id, id: item.id },
        ...itemColumns(item),
      }));
      await trx.batchInsert(ITEMS, rows, AT_ONCE);
      await this.#say(trx, upgrade.id, said);
      return true;
    });
  }

  async #say(trx: Knex, id: string, said: Omit<HistoryEntry, 'at'>[]) {
    for (const { by, message } of said) {
      await trx(HISTORY).insert({
        ...{ upgrade_id: id, at: this.#now().toISOString() },
        ...{ by: by ?? null, message: JSON.stringify(message) },
      });
    }
  }

  /**
   * Writes what has changed if nobody else has written since it was read.
   * @param token of the lease; without it anybody may write
   * @returns what is there now, undefined when somebody has
   */
  async update(
    { upgrade, items }: WholeUpgrade,
    change: UpgradeChange,
    token?: string,
  ): Promise<WholeUpgrade | undefined> {
    const now = this.#now().toISOString();
    const next: StoredUpgrade = {
      ...{ ...upgrade, ...change.upgrade },
      data: { ...upgrade.data, ...change.upgrade?.data },
      version: upgrade.version + 1,
      updatedAt: now,
    };
    const changed = (change.items ?? []).map(item => ({
      ...item,
      updatedAt: now,
    }));
    return this.#db.transaction(async trx => {
      const { id, version } = upgrade;
      const query = trx<UpgradeRow>(UPGRADES).where({ id, version });
      if (token) query.where({ lease_token: token });
      const dueAt = change.upgrade?.dueAt;
      const count = await query.update({
        ...upgradeColumns(next),
        // Whoever poked it meanwhile is heard.
        ...(dueAt !== undefined && { due_at: dueAt }),
      });
      if (count !== 1) return undefined;
      for (const item of changed) {
        await trx(ITEMS)
          .where({ upgrade_id: id, id: item.id })
          .update(itemColumns(item));
      }
      await this.#say(trx, id, change.said ?? []);
      const byId = new Map<string, StoredItem>(
        changed.map(item => [item.id, item]),
      );
      return {
        upgrade: next,
        items: items.map(item => byId.get(item.id) ?? item),
      };
    });
  }

  /** Lets somebody look soon at those that something in a repository is about. */
  async poke(
    repository: string,
    what: { branch?: string; number?: number; head?: string },
  ): Promise<number> {
    const { branch, number, head } = what;
    if (!branch && number === undefined && !head) return 0;
    const rows = await this.#db<ItemRow>(ITEMS)
      .distinct('upgrade_id')
      .whereRaw('lower(repository) = ?', [repository.toLowerCase()])
      .where(any => {
        if (branch) any.orWhere({ branch });
        if (number !== undefined) {
          any.orWhere({ pull_number: number }).orWhere({ held_by: number });
        }
        if (head) any.orWhere({ head });
      });
    if (rows.length === 0) return 0;
    return (
      this.#db<UpgradeRow>(UPGRADES)
        .whereIn(
          'id',
          rows.map(row => row.upgrade_id),
        )
        // Those that are over are nobody's business any more.
        .whereNotNull('active_key')
        .update({ due_at: this.#now().toISOString() })
    );
  }

  async claim(id: string): Promise<UpgradeLease | undefined> {
    const lease = await this.#leases.claim(id);
    return lease && leaseOf(lease);
  }

  async claimDue(limit: number): Promise<UpgradeLease[]> {
    return (await this.#leases.claimDue(limit)).map(leaseOf);
  }

  renew(id: string, token: string): Promise<boolean> {
    return this.#leases.renew(id, token);
  }

  release(
    token: string,
    upgrade: StoredUpgrade,
    dueAt: string | null,
  ): Promise<void> {
    return this.#leases.release(token, upgrade, dueAt);
  }
}
