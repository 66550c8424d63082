import { createHash } from 'node:crypto';
import {
  idOf,
  type InventoryList,
  type InventoryRepository,
  type InventoryThing,
  type InventoryThings,
} from '@infra-portal/infra-node';

/** What the read model holds for the catalog. */
export interface InventoryContents {
  /** Other contents have another version, on every replica. */
  version: string;
  repositories: InventoryRepository[];
  things: InventoryThing[];
}

interface Listed {
  list: InventoryList;
  byId: Map<string, InventoryThing>;
}

/**
 * Tells the catalog what there is: first what it is called and whether it
 * changed, then, of what it asks for, the rest.
 */
export class Inventory {
  readonly #contents: () => Promise<InventoryContents>;
  readonly #digests = new WeakMap<InventoryThing, string>();
  #listed: Listed | undefined;

  constructor(contents: () => Promise<InventoryContents>) {
    this.#contents = contents;
  }

  async list(): Promise<InventoryList> {
    return (await this.#load()).list;
  }

  /** Things by their ids; what is no longer there is left out. */
  async things(ids: readonly string[]): Promise<InventoryThings> {
    const { list, byId } = await this.#load();
    const items = ids.flatMap(id => byId.get(id) ?? []);
    return { version: list.version, items };
  }

  async #load(): Promise<Listed> {
    const contents = await this.#contents();
    const version = digestOf(contents.version);
    if (this.#listed?.list.version !== version) {
      this.#listed = this.#list(version, contents);
    }
    return this.#listed;
  }

  #list(version: string, { repositories, things }: InventoryContents): Listed {
    const byId = new Map(things.map(thing => [idOf(thing), thing]));
    const digests = [...byId].map(([id, thing]): [string, string] => [
      id,
      this.#digestOf(thing),
    ]);
    return { list: { version, repositories, digests }, byId };
  }

  /** Most things are the same objects as before. */
  #digestOf(thing: InventoryThing): string {
    const known = this.#digests.get(thing) ?? digestOf(JSON.stringify(thing));
    this.#digests.set(thing, known);
    return known;
  }
}

function digestOf(text: string): string {
  return createHash('sha256').update(text).digest('base64url').slice(0, 16);
}
