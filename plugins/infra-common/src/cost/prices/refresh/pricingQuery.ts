import { PricedProduct } from '../priceBook';

/** What a product must say; `value` '' also fits where it says nothing. */
export type AttributeFilter =
  | { key: string; value: string }
  /** As JavaScript writes patterns: `/LoadBalancerUsage$/i`. */
  | { key: string; value_regex: string };

/** Variables of a query of the pricing API of Infracost v0.10. */
export interface PricingVariables {
  productFilter: {
    vendorName: string;
    service: string;
    productFamily?: string;
    region?: string;
    attributeFilters: AttributeFilter[];
  };
  priceFilter: { purchaseOption?: string; startUsageAmount?: string } | null;
}

/** One question of the list that is sent to `POST /graphql`. */
export interface PricingQuery {
  query: string;
  variables: PricingVariables;
}

const QUERY =
  'query($productFilter: ProductFilter!, $priceFilter: PriceFilter) { products(filter: $productFilter) { prices(filter: $priceFilter) { priceHash {currency} } } }';

const literally = (text: string) =>
  text.replace(/[\\^$.*+?()[\]{}|/-]/g, '\\$&');

/** What usage types begin with differs: AWS leaves the region of Virginia out. */
const usagePattern = (usagetype: string) =>
  `/^([A-Z0-9]+-)?${literally(usagetype.replace(/^(USE1|APN2)-/, ''))}$/i`;

/**
 * The book has one value where the price list has many with one price, so the
 * same patterns as those of Infracost are asked for.
 */
const ANY_OF: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  'rds/backup': { engineCode: '/[0-9]+/i' },
  's3/put': { operation: '//i' },
  's3/get': { operation: '//i' },
};

function filterOf(product: PricedProduct, key: string): AttributeFilter {
  const pattern = ANY_OF[product.key]?.[key];
  if (pattern !== undefined) return { key, value_regex: pattern };
  const value = product.attributes[key];
  return key === 'usagetype'
    ? { key, value_regex: usagePattern(value) }
    : { key, value };
}

/** Asks a pricing API for the price of a product of the book. */
export function pricingQueryOf(
  product: PricedProduct,
  currency: string,
): PricingQuery {
  const { service, productFamily, region, attributes, prices } = product;
  const { purchaseOption, startUsageAmount } = prices[0];
  return {
    query: QUERY.replace('{currency}', currency),
    variables: {
      productFilter: {
        vendorName: 'aws',
        ...{ service, productFamily },
        ...(region !== undefined && { region }),
        attributeFilters: Object.keys(attributes).map(key =>
          filterOf(product, key),
        ),
      },
      priceFilter: {
        purchaseOption,
        ...(startUsageAmount !== undefined && { startUsageAmount }),
      },
    },
  };
}
