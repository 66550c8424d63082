import { productId } from './findPrice';
import { PriceBook } from './priceBook';

/**
 * The first book with the prices of the second over its own. A price that was
 * worked out from one that is replaced stays, so a book should bring both.
 *
 * @throws Error when their currencies differ: prices are never converted.
 */
export function mergePriceBooks(base: PriceBook, over: PriceBook): PriceBook {
  if (base.currency !== over.currency) {
    throw new Error(
      `Price books in ${base.currency} and ${over.currency} cannot be put together; give prices in ${base.currency}`,
    );
  }
  const products = new Map(
    [...base.products, ...over.products].map(each => [productId(each), each]),
  );
  return {
    date: over.date > base.date ? over.date : base.date,
    currency: base.currency,
    sources: { ...base.sources, ...over.sources },
    products: [...products.values()],
  };
}
