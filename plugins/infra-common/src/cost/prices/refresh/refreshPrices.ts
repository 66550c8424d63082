import { z } from 'zod';
import {
  Amount,
  amountSchema,
  compareAmounts,
  multiplyAmounts,
} from '../../amount';
import { productId } from '../findPrice';
import { mergePriceBooks } from '../mergePriceBooks';
import { PriceBook, PricedProduct } from '../priceBook';
import { readPricingAnswer } from './pricingAnswer';

/** A price that is so many times more or less than before is not believed. */
const UNLIKELY = '10';

/** A price that stayed as it was, although it was asked for. */
export const keptPriceSchema = z.object({
  key: z.string(),
  region: z.string().optional(),
  reason: z.enum(['missing', 'zero', 'unreadable', 'unlikely']),
  before: amountSchema,
  /** What was answered, where it is not believed. */
  answered: amountSchema.optional(),
});

export type KeptPrice = z.output<typeof keptPriceSchema>;

export interface PriceRefresh {
  /** The book from before with what was answered over it. */
  book: PriceBook;
  /** Only what was answered, now or at an earlier time. */
  over: PriceBook;
  kept: KeptPrice[];
}

export interface PriceRefreshInput {
  /** Prices that count until now. */
  before: PriceBook;
  /** One for each product of `before`, in its order. */
  answers: readonly unknown[];
  /** Where the answers are from; without any secret. */
  source: string;
  /** Day on which they were read, such as 2026-11-22. */
  date: string;
}

const isUnlikely = (before: Amount, now: Amount) =>
  compareAmounts(now, multiplyAmounts(before, UNLIKELY)) > 0 ||
  compareAmounts(multiplyAmounts(now, UNLIKELY), before) < 0;

/** The product at another price. Only its first tier is known. */
function priced(
  { derived, ...product }: PricedProduct,
  [price, source]: readonly [price: Amount, source: string],
  more: Pick<PricedProduct, 'derived'> = {},
): PricedProduct {
  const prices = [{ ...product.prices[0], price }];
  return { ...product, ...more, prices, sources: [source] };
}

/** Puts prices over a book, and leaves out sources of which nothing is left. */
export function putOver(book: PriceBook, over: PriceBook): PriceBook {
  const merged = mergePriceBooks(book, over);
  const used = new Set(merged.products.flatMap(each => each.sources));
  const sources = Object.entries(merged.sources).filter(([name]) =>
    used.has(name),
  );
  return { ...merged, sources: Object.fromEntries(sources) };
}

/** What was worked out from a price follows it, unless it was read itself. */
function derivedAgain(
  before: PriceBook,
  read: ReadonlyMap<string, PricedProduct>,
): PricedProduct[] {
  return before.products.flatMap(product => {
    const { derived, region } = product;
    if (!derived || read.has(productId(product))) return [];
    const from = read.get(productId({ key: derived.from, region }));
    if (!from) return [];
    const price = multiplyAmounts(from.prices[0].price, derived.factor);
    return [priced(product, [price, from.sources[0]], { derived })];
  });
}

/**
 * Puts the answers of a pricing API over a book. A price that is missing, zero,
 * or more than ten times or less than a tenth of what it was stays as it was,
 * and is told.
 *
 * @throws Error when the answers are not one for each product, or tell no price
 */
export function refreshPrices(input: PriceRefreshInput): PriceRefresh {
  const { before, answers, source, date } = input;
  if (answers.length !== before.products.length) {
    throw new Error(
      `The pricing API gave ${answers.length} answers to ${before.products.length} questions`,
    );
  }
  // Prices of another day may stay: each says of which it is.
  const name = `pricing-api ${date}`;
  const read = new Map<string, PricedProduct>();
  const kept: KeptPrice[] = [];
  before.products.forEach((product, index) => {
    const answer = readPricingAnswer(answers[index], before.currency);
    const was = product.prices[0].price;
    if ('price' in answer && !isUnlikely(was, answer.price)) {
      read.set(productId(product), priced(product, [answer.price, name]));
      return;
    }
    const { key, region } = product;
    kept.push({
      ...{ key, ...(region !== undefined && { region }), before: was },
      ...('price' in answer
        ? { reason: 'unlikely', answered: answer.price }
        : answer),
    });
  });
  if (read.size === 0) {
    throw new Error(
      'The pricing API told none of the prices that were asked for',
    );
  }
  const over: PriceBook = {
    ...{ date, currency: before.currency },
    sources: { [name]: { title: 'pricing API', url: source, date } },
    products: [...read.values(), ...derivedAgain(before, read)],
  };
  return { book: putOver(before, over), over, kept };
}

/** Whether two books say the same of every price, whenever they were read. */
export function samePrices(one: PriceBook, other: PriceBook): boolean {
  const pricesOf = ({ currency, products }: PriceBook) =>
    JSON.stringify([
      currency,
      products
        .map(each => [productId(each), each.prices[0].price])
        .sort(([a], [b]) => (a < b ? -1 : 1)),
    ]);
  return pricesOf(one) === pricesOf(other);
}
