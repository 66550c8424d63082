import type {
  StoredItem,
  StoredUpgrade,
  UpgradeChange,
  UpgradeStore,
  WholeUpgrade,
} from '../store';

/** Somebody else wrote to the upgrade, or took it over; look again. */
export class UpgradeChanged extends Error {
  constructor() {
    super('The upgrade was changed meanwhile');
    this.name = 'UpgradeChanged';
  }
}

/** An upgrade while somebody works on it: every write proves that it is still theirs. */
export class UpgradeClaim {
  readonly #store: UpgradeStore;
  readonly #token: string;
  #whole: WholeUpgrade;

  constructor(store: UpgradeStore, token: string, whole: WholeUpgrade) {
    this.#store = store;
    this.#token = token;
    this.#whole = whole;
  }

  get upgrade(): StoredUpgrade {
    return this.#whole.upgrade;
  }

  get items(): readonly StoredItem[] {
    return this.#whole.items;
  }

  item(id: string): StoredItem {
    return this.#whole.items.find(each => each.id === id)!;
  }

  /** @throws UpgradeChanged */
  async save(change: UpgradeChange): Promise<void> {
    const saved = await this.#store.update(this.#whole, change, this.#token);
    if (!saved) throw new UpgradeChanged();
    this.#whole = saved;
  }

  /**
   * Changes one item.
   * @throws UpgradeChanged
   */
  async saveItem(
    id: string,
    {
      data,
      ...rest
    }: Partial<Omit<StoredItem, 'data'>> & {
      data?: Partial<StoredItem['data']>;
    },
    said: UpgradeChange['said'] = [],
  ): Promise<StoredItem> {
    const item = this.item(id);
    const next = { ...item, ...rest, data: { ...item.data, ...data } };
    await this.save({ items: [next], said });
    return this.item(id);
  }

  /** Reads it again; false when it is no longer ours. */
  async reload(): Promise<boolean> {
    const { id } = this.upgrade;
    if (!(await this.#store.renew(id, this.#token))) return false;
    const found = await this.#store.find(id);
    if (!found) return false;
    this.#whole = found;
    return true;
  }

  /** Gives it back. */
  release(dueAt: string | null): Promise<void> {
    return this.#store.release(this.#token, this.upgrade, dueAt);
  }
}
