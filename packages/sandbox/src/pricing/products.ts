import type {
  ListPrice,
  PriceBook,
  PricedProduct,
} from '@infra-portal/infra-common';
import { createHash } from 'node:crypto';
import type { PatternMatcher } from './patterns';

type Texts = Readonly<Record<string, string | null | undefined>>;

export interface ProductFilter {
  vendorName?: string | null;
  service?: string | null;
  productFamily?: string | null;
  region?: string | null;
  sku?: string | null;
  attributeFilters?:
    | { key: string; value?: string | null; value_regex?: string | null }[]
    | null;
}

const VENDOR = 'aws';

const digest = (text: string) =>
  createHash('sha256').update(text).digest('hex').slice(0, 32);

/** What is not asked for fits; '' fits what is empty or missing. */
const fits = (asked: string | null | undefined, value: string | undefined) =>
  asked === undefined || asked === null || asked === (value ?? '');

function fittingAttributes(
  products: readonly PricedProduct[],
  filters: NonNullable<ProductFilter['attributeFilters']>,
  patterns: PatternMatcher,
): readonly PricedProduct[] {
  let left = products;
  for (const { key, value, value_regex: pattern } of filters) {
    const valueOf = ({ attributes }: PricedProduct) =>
      Object.hasOwn(attributes, key) ? attributes[key] : '';
    left = left.filter(each => fits(value, valueOf(each)));
    if (typeof pattern === 'string' && left.length > 0) {
      const matches = patterns.match(pattern, left.map(valueOf));
      left = left.filter((_, index) => matches[index]);
    }
  }
  return left;
}

function priceFields(price: ListPrice, productHash: string): Texts {
  const { unit, purchaseOption } = price;
  const { startUsageAmount = '0', endUsageAmount = 'Inf' } = price;
  const tier = `${purchaseOption} ${unit} ${startUsageAmount}`;
  return {
    priceHash: `${productHash}-${digest(tier)}`,
    ...{ purchaseOption, unit, startUsageAmount, endUsageAmount },
    USD: price.price,
  };
}

function fittingPrices(
  { prices }: PricedProduct,
  productHash: string,
  filter: Texts,
  patterns: PatternMatcher,
): Texts[] {
  const { description_regex: pattern, ...exact } = filter;
  // The book has no descriptions, which is as if they were empty.
  if (typeof pattern === 'string' && !patterns.match(pattern, [''])[0]) {
    return [];
  }
  return prices
    .map(price => priceFields(price, productHash))
    .filter(fields =>
      Object.entries(exact).every(([key, asked]) =>
        fits(asked, fields[key] ?? undefined),
      ),
    );
}

/**
 * The products of a book that fit a filter, for the engine of GraphQL.
 * @throws FilterError when the filter cannot be answered
 */
export function productsOf(
  book: PriceBook,
  filter: ProductFilter,
  patterns: PatternMatcher,
) {
  const { vendorName, service, productFamily, region, sku } = filter;
  // Only Amazon's products are in the book, and none tells its number.
  if (!fits(vendorName, VENDOR) || !fits(sku, undefined)) return [];
  const named = book.products.filter(
    each =>
      fits(service, each.service) &&
      fits(productFamily, each.productFamily) &&
      fits(region, each.region),
  );
  const found = fittingAttributes(
    named,
    filter.attributeFilters ?? [],
    patterns,
  );
  return found.map(product => {
    const productHash = digest(`${product.region ?? ''} ${product.key}`);
    return {
      ...{ productHash, vendorName: VENDOR, service: product.service },
      productFamily: product.productFamily,
      region: product.region,
      attributes: Object.entries(product.attributes).map(([key, value]) => ({
        ...{ key, value },
      })),
      prices: ({ filter: asked }: { filter?: Texts | null }) =>
        fittingPrices(product, productHash, asked ?? {}, patterns),
    };
  });
}
