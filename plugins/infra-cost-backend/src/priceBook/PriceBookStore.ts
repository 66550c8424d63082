import {
  type KeptPrice,
  keptPriceSchema,
  type PriceBook,
  priceBookSchema,
} from '@infra-portal/infra-common';
import type { Knex } from 'knex';
import { z } from 'zod';

const TABLE = 'cost_price_book';

/** Prices that were read from an API. */
export interface ReadPrices {
  /** Only those that were read. */
  over: PriceBook;
  /** Those that stayed as they were, and why. */
  kept: KeptPrice[];
  /** Milliseconds since 1970. */
  at: number;
  /** When a price was last read as another one; milliseconds since 1970. */
  movedAt: number;
}

/** What is known of an API: its last good prices, and why it fails since. */
export interface KeptPrices {
  read?: ReadPrices;
  failure?: { at: number; message: string };
}

interface Row {
  url: string;
  over: string | null;
  kept: string;
  read_at: number | string | null;
  moved_at: number | string | null;
  failed_at: number | string | null;
  failure: string | null;
}

function readOf({
  over,
  kept,
  read_at: at,
  moved_at: moved,
}: Row): ReadPrices | undefined {
  if (over === null || at === null) return undefined;
  return {
    over: priceBookSchema.parse(JSON.parse(over)),
    kept: z.array(keptPriceSchema).parse(JSON.parse(kept)),
    at: Number(at),
    movedAt: Number(moved ?? at),
  };
}

/** Keeps what was read from one pricing API. */
export class PriceBookStore {
  readonly #knex: Knex;
  readonly #url: string;

  constructor(knex: Knex, url: string) {
    this.#knex = knex;
    this.#url = url;
  }

  /** What is kept of this API; what is of another one does not count. */
  async get(): Promise<KeptPrices> {
    const row = await this.#knex<Row>(TABLE).where({ url: this.#url }).first();
    if (!row) return {};
    const read = readOf(row);
    const { failed_at: at, failure } = row;
    return {
      ...(read && { read }),
      ...(at !== null && {
        failure: { at: Number(at), message: failure ?? '' },
      }),
    };
  }

  async keep({ over, kept, at, movedAt }: ReadPrices): Promise<void> {
    await this.#write({
      ...{ over: JSON.stringify(over), kept: JSON.stringify(kept) },
      ...{ read_at: at, moved_at: movedAt, failed_at: null, failure: null },
    });
  }

  /** The last good prices stay. */
  async fail(at: number, message: string): Promise<void> {
    const read = await this.#knex(TABLE).where({ url: this.#url }).first('id');
    await this.#write({
      ...{ failed_at: at, failure: message },
      ...(!read && { over: null, kept: '[]', read_at: null, moved_at: null }),
    });
  }

  async #write(row: Partial<Row>): Promise<void> {
    const whole = { id: 1, url: this.#url, kept: '[]', ...row };
    await this.#knex(TABLE)
      .insert(whole)
      .onConflict('id')
      .merge({ url: this.#url, ...row });
  }
}
