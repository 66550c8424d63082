import { InputError } from '@backstage/errors';
import {
  type EstimateAnswer,
  estimateAll,
  estimateRequestSchema,
  type PriceBookInfo,
  USAGE_KEYS,
} from '@infra-portal/infra-common';
import { checkRequest } from '@infra-portal/infra-node';
import type { PriceBooks } from '../priceBook';

export interface LiveEstimatesOptions {
  prices: Pick<PriceBooks, 'book' | 'info'>;
  now?: () => Date;
}

/** What declared stacks would cost, at once and from the price book. */
export class LiveEstimates {
  readonly #prices: LiveEstimatesOptions['prices'];
  readonly #now: () => Date;

  constructor({ prices, now = () => new Date() }: LiveEstimatesOptions) {
    this.#prices = prices;
    this.#now = now;
  }

  /** @throws InputError naming what is wrong with the request */
  estimate(body: unknown): EstimateAnswer {
    const { stacks, usage } = checked(body);
    const unknown = Object.keys(usage).filter(
      key => !Object.hasOwn(USAGE_KEYS, key),
    );
    if (unknown.length > 0) {
      throw new InputError(
        `The body is not as it must be: usage has keys that nobody knows: ${unknown
          .slice(0, 5)
          .join(', ')}. There are ${Object.keys(USAGE_KEYS).join(', ')}.`,
      );
    }
    const observedAt = this.#now().toISOString();
    return estimateAll(stacks, { book: this.#prices.book, usage, observedAt });
  }

  priceBook(): PriceBookInfo {
    return this.#prices.info();
  }
}

function checked(body: unknown) {
  try {
    return checkRequest(estimateRequestSchema, body, 'body');
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError('The body is nested too deeply.');
  }
}
