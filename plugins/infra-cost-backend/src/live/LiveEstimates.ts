import { InputError } from '@backstage/errors';
import {
  type EstimateAnswer,
  estimateAll,
  estimateRequestSchema,
  type PriceBookInfo,
  USAGE_KEYS,
} from '@infra-portal/infra-common';
import { checkRequest } from '@infra-portal/infra-node';
import type { InfracostEstimates } from '../infracost';
import type { PriceBooks } from '../priceBook';

export interface LiveEstimatesOptions {
  prices: Pick<PriceBooks, 'book' | 'info'>;
  /** Absent: the price book alone answers. */
  infracost?: Pick<InfracostEstimates, 'estimate'>;
  now?: () => Date;
}

/** What declared stacks would cost. */
export class LiveEstimates {
  readonly #prices: LiveEstimatesOptions['prices'];
  readonly #infracost: LiveEstimatesOptions['infracost'];
  readonly #now: () => Date;

  constructor(options: LiveEstimatesOptions) {
    this.#prices = options.prices;
    this.#infracost = options.infracost;
    this.#now = options.now ?? (() => new Date());
  }

  /**
   * At once, from the price book.
   * @throws InputError naming what is wrong with the request
   */
  estimate(body: unknown): EstimateAnswer {
    return this.#builtIn(checked(body));
  }

  /**
   * The same, by the real Infracost where it is set up and the request says so.
   * @throws InputError naming what is wrong with the request
   */
  async estimateBest(body: unknown): Promise<EstimateAnswer> {
    const request = checked(body);
    const { book } = this.#prices;
    const builtIn = this.#builtIn(request);
    if (!this.#infracost) return builtIn;
    if (request.grade === 'price-book') {
      return { ...builtIn, infracost: { state: 'waiting' } };
    }
    return this.#infracost.estimate({ ...request, builtIn, book });
  }

  #builtIn({ stacks, usage }: CheckedRequest): EstimateAnswer {
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

type CheckedRequest = ReturnType<typeof checked>;

function checked(body: unknown) {
  try {
    return checkRequest(estimateRequestSchema, body, 'body');
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    throw new InputError('The body is nested too deeply.');
  }
}
