import type { CostDimension, StackCost } from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import { microsOf } from '../store/micros';
import { keysOf, readCost, type StackRow } from '../store/rows';
import { StackFollower } from '../store/StackFollower';
import type { TagSplit } from '../store/tagSplit';

/** A stack as lists and sums need it. */
export interface IndexedStack {
  /** Without `change`, which depends on the day. */
  stack: StackCost;
  keys: Record<CostDimension, string>;
  /** Whether the portal knows it now. */
  present: boolean;
  /** Millionths of the currency's unit in a month. */
  micros: number;
  usage: number;
  /** Milliseconds since 1970 of the first value. */
  firstAt?: number;
  /** By tags that costs are kept by. */
  tags: TagSplit['by'];
  /** Small letters that words are looked for in. */
  text: string;
}

/** What all stacks cost, in memory; only what changed is read again. */
export class CostIndex {
  readonly #byRef = new Map<string, IndexedStack>();
  readonly #follower: StackFollower<keyof StackRow>;

  constructor(knex: Knex) {
    this.#follower = new StackFollower(knex, undefined, rows => {
      for (const row of rows) this.#byRef.set(row.stack_ref, indexed(row));
    });
  }

  async current(): Promise<{ generation: number; stacks: IndexedStack[] }> {
    const generation = await this.#follower.current();
    return { generation, stacks: [...this.#byRef.values()] };
  }
}

function indexed(row: StackRow): IndexedStack {
  const cost = readCost(row);
  const { product, service, environment, owner } = row;
  const firstAt = row.first_at === null ? undefined : Number(row.first_at);
  const stack: StackCost = {
    ...{ name: row.name, ref: row.stack_ref },
    ...{ repository: row.repository, dir: row.dir },
    ...(product !== null && { product }),
    ...(service !== null && { service }),
    ...(environment !== null && { environment }),
    ...(owner !== null && { owner }),
    ...(cost && { cost }),
    ...(row.failing !== null && { failing: JSON.parse(row.failing) }),
  };
  return {
    stack,
    keys: keysOf(row),
    present: Boolean(row.present),
    micros: cost ? microsOf(cost.monthly) : 0,
    usage: cost ? microsOf(cost.usage) : 0,
    ...(firstAt !== undefined && { firstAt }),
    tags: row.tags === null ? {} : JSON.parse(row.tags).by,
    text: [row.name, row.stack_ref, product, service, owner]
      .join(' ')
      .toLowerCase(),
  };
}
