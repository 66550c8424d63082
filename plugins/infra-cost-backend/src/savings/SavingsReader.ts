import type { PriceBook, SavingsAnswer } from '@infra-portal/infra-common';
import type { CostFilter } from '../read';
import type { SavingsStore } from './SavingsStore';

export interface SavingsReaderOptions {
  store: Pick<SavingsStore, 'page'>;
  prices: { readonly book: PriceBook; readonly since: string };
  now?: () => Date;
}

/** Ways to pay less, and with which prices they were found. */
export class SavingsReader {
  readonly #options: SavingsReaderOptions;

  constructor(options: SavingsReaderOptions) {
    this.#options = options;
  }

  async savings(filter: Omit<CostFilter, 'text'>): Promise<SavingsAnswer> {
    const { store, prices, now = () => new Date() } = this.#options;
    const { book, since } = prices;
    return {
      ...{ currency: book.currency, ...(await store.page(filter)) },
      ...{ source: `price book ${book.date}`, pricedAt: since },
      observedAt: now().toISOString(),
    };
  }
}
