import { PriceBook, PricedProduct } from './priceBook';

const indices = new WeakMap<PriceBook, Map<string, PricedProduct>>();

/** Two products are the same one when this is. */
export const productId = (product: { key: string; region?: string }): string =>
  `${product.region ?? ''} ${product.key}`;

function indexOf(book: PriceBook): Map<string, PricedProduct> {
  const known = indices.get(book);
  if (known) return known;
  const index = new Map(book.products.map(each => [productId(each), each]));
  indices.set(book, index);
  return index;
}

/**
 * The product of a key in a region, or the one that is sold everywhere. A book
 * is read once; it must not be changed afterwards.
 */
export function findPrice(
  book: PriceBook,
  region: string | undefined,
  key: string,
): PricedProduct | undefined {
  const index = indexOf(book);
  return index.get(productId({ key, region })) ?? index.get(productId({ key }));
}

/** Regions that have prices, by name. */
export const regionsOf = (book: PriceBook): string[] =>
  [...new Set(book.products.flatMap(each => each.region ?? []))].sort();
