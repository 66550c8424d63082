import type { LoggerService } from '@backstage/backend-plugin-api';
import { toError } from '@backstage/errors';
import {
  builtInBook,
  type PriceBook,
  type PriceBookInfo,
  pricingQueryOf,
  putOver,
  refreshPrices,
  regionsOf,
  samePrices,
} from '@infra-portal/infra-common';
import type { KeptPrices, PriceBookStore } from './PriceBookStore';
import type { PricingClient } from './PricingClient';

const DAY = 'YYYY-MM-DD'.length;

export interface PriceBooksOptions {
  /** Where prices are read; absent: the built-in ones count. */
  pricing?: {
    url: string;
    client: Pick<PricingClient, 'ask'>;
    store: PriceBookStore;
  };
  logger: LoggerService;
  /** Milliseconds since 1970. */
  now?: () => number;
}

/** The prices that count: the built-in ones, with what was read over them. */
export class PriceBooks {
  readonly #options: PriceBooksOptions;
  readonly #now: () => number;
  #book: PriceBook = builtInBook;
  #kept: KeptPrices = {};

  constructor(options: PriceBooksOptions) {
    this.#options = options;
    this.#now = options.now ?? Date.now;
  }

  /** Stays the same object until a price is another one. */
  get book(): PriceBook {
    return this.#book;
  }

  /** Since when it counts, ISO 8601: the built-in one since its day. */
  get since(): string {
    const { read } = this.#kept;
    return new Date(read?.movedAt ?? builtInBook.date).toISOString();
  }

  /** Which prices count, how old they are, and why they are not newer. */
  info(): PriceBookInfo {
    const { date, currency, products, sources } = this.#book;
    return {
      ...{ date, currency, products: products.length },
      regions: regionsOf(this.#book),
      sources: Object.values(sources),
      ...this.#refreshInfo(),
    };
  }

  #refreshInfo(): Pick<PriceBookInfo, 'refresh'> {
    const { pricing } = this.#options;
    if (!pricing) return {};
    const { read, failure } = this.#kept;
    return {
      refresh: {
        url: pricing.url,
        ...(read && {
          readAt: new Date(read.at).toISOString(),
          ageSeconds: Math.max(0, Math.round((this.#now() - read.at) / 1000)),
        }),
        ...(failure && {
          failure: {
            at: new Date(failure.at).toISOString(),
            message: failure.message,
          },
        }),
        kept: read?.kept ?? [],
      },
    };
  }

  /** Takes over what this or another process has read. */
  async load(): Promise<void> {
    const { pricing, logger } = this.#options;
    if (!pricing) return;
    try {
      const kept = await pricing.store.get();
      this.#kept = kept;
      const book = kept.read
        ? putOver(builtInBook, kept.read.over)
        : builtInBook;
      const isSame =
        book.date === this.#book.date && samePrices(book, this.#book);
      if (!isSame) this.#book = book;
    } catch (error) {
      logger.warn(
        `The prices that are kept could not be read: ${toError(error).message}`,
      );
    }
  }

  /** Reads the prices anew. What goes wrong is kept beside the last good ones. */
  async refresh(signal?: AbortSignal): Promise<void> {
    const { pricing, logger } = this.#options;
    if (!pricing) return;
    await this.load();
    try {
      await this.#read(pricing, signal);
    } catch (error) {
      if (signal?.aborted) return;
      const { message } = toError(error);
      logger.warn(`Prices could not be read from ${pricing.url}: ${message}`);
      await pricing.store.fail(this.#now(), message);
    }
    await this.load();
  }

  async #read(
    { client, store, url }: NonNullable<PriceBooksOptions['pricing']>,
    signal: AbortSignal | undefined,
  ): Promise<void> {
    const before = this.#book;
    const answers = await client.ask(
      before.products.map(each => pricingQueryOf(each, before.currency)),
      signal,
    );
    const at = this.#now();
    const date = new Date(at).toISOString().slice(0, DAY);
    const next = refreshPrices({ before, answers, source: url, date });
    const last = this.#kept.read;
    // Where no price moved nothing has to be priced again.
    const isSame = last !== undefined && samePrices(before, next.book);
    await store.keep({
      ...{ kept: next.kept, at },
      ...(isSame
        ? { over: last.over, movedAt: last.movedAt }
        : {
            over: last ? putOver(last.over, next.over) : next.over,
            movedAt: at,
          }),
    });
    for (const { key, region, reason } of next.kept) {
      this.#options.logger.debug(
        `The price of ${key} in ${region ?? 'all regions'} stays: ${reason}`,
      );
    }
  }
}
