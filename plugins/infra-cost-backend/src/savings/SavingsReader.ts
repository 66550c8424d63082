import { NotFoundError } from '@backstage/errors';
import type { PriceBook, SavingsAnswer } from '@infra-portal/infra-common';
import type { CostFilter } from '../read';
import type { SavingProposalStore } from './proposals';
import type { SavingsPage, SavingsStore } from './SavingsStore';

export interface SavingsReaderOptions {
  store: Pick<SavingsStore, 'page'>;
  proposed: Pick<SavingProposalStore, 'ofStacks'>;
  prices: { readonly book: PriceBook; readonly since: string };
  now?: () => Date;
}

/** Ways to pay less, and with which prices they were found. */
export class SavingsReader {
  readonly #options: SavingsReaderOptions;

  constructor(options: SavingsReaderOptions) {
    this.#options = options;
  }

  /** Ways to pay less for all stacks that fit. */
  async savings(filter: Omit<CostFilter, 'text'>): Promise<SavingsAnswer> {
    return this.#answer(await this.#options.store.page(filter));
  }

  /**
   * Ways to pay less for one stack.
   * @param name in addresses
   * @throws NotFoundError
   */
  async ofStack(name: string): Promise<SavingsAnswer> {
    const page = await this.#options.store.page({}, name);
    if (page.stacks > 0) return this.#answer(page);
    throw new NotFoundError(
      `There is no stack ${JSON.stringify(
        name,
      )}. It may have been removed from its repository.`,
    );
  }

  async #answer(page: SavingsPage): Promise<SavingsAnswer> {
    const { prices, proposed, now = () => new Date() } = this.#options;
    const { book, since } = prices;
    const proposals = await proposed.ofStacks(
      page.items.map(({ ref, foundAt }) => ({
        ...{ ref, foundAt: Date.parse(foundAt) },
      })),
    );
    return {
      ...{ currency: book.currency, ...page },
      items: page.items.map(item => ({
        ...item,
        proposals: proposals.get(item.ref) ?? [],
      })),
      ...{ source: `price book ${book.date}`, pricedAt: since },
      observedAt: now().toISOString(),
    };
  }
}
